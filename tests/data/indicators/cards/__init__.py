"""Tests of the quarters' cards."""
