"""Official files on the command line."""
