"""Blocks from lines, by the same rules for every kind of file."""
