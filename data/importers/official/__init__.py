"""Official tables: their layouts are data, one reader takes them all."""
