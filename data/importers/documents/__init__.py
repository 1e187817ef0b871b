"""Documents as blocks, whatever file they come in."""
