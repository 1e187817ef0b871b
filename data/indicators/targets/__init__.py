"""Dated targets of indicators: where each stands, in words, on a picture and in tables."""
