"""Tests of what every world stands on."""
