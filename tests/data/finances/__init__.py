"""Tests of the finances world."""
