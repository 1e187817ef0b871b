"""Tests of the territories world."""
