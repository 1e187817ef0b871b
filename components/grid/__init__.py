"""The page of candidate cells: its choices, its map, its tables."""
