"""Geometry: packaged layers, repair, simplification, measures. Knows nothing of ``data``."""
