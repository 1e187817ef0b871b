"""A quarter on screen: its short card beside the map, and its whole identity card."""
