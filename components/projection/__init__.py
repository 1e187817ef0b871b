"""The page « Prospective »: scenarios read, tried, compared and kept."""
