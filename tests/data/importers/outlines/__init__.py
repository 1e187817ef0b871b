"""Boundary files, one trap each."""
