"""Tests of the debate on budget orientations."""
