"""Thin scripts: controls, one view, components."""
