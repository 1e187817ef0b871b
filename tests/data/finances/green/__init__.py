"""Tests of the budget vert."""
