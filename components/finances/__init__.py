"""Pieces of the finances pages, one subject each."""
