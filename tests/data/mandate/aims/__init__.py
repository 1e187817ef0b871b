"""Tests of the links between actions and indicators."""
