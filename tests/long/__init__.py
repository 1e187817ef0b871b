"""Tests that take long: run by ``make test-long``, never by ``make test``."""
