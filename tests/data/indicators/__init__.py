"""Tests of the indicators world."""
