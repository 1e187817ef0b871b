"""Tests of the debt: schedules and profile."""
