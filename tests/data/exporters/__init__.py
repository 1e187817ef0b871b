"""Tests of the files that are taken away."""
