"""Tests of the pictures of the finances."""
