"""Tests of the readers of accounts."""
