"""Tests of the PPI."""
