"""What is measured: the catalogue and its observations."""
