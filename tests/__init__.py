"""Tests, arranged like the code they check."""
