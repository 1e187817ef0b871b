"""Tests of what the town knows."""
