"""Tests of the printed card of a quarter."""
