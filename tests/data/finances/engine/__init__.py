"""Tests of the engine: from account lines to amounts."""
