"""Tests of the printed report on budget orientations."""
