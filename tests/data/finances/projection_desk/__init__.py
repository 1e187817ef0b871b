"""Tests of the scenarios desk."""
