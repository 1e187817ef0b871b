"""Tests of what reads across the worlds."""
