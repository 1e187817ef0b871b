"""The map of the quarters: classes, frame, layers, comparison of two."""
