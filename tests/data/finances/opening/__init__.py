"""Tests of figures opened to the accounts that make them."""
