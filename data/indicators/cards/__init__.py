"""What is known of a quarter: its short card, beside the map, and its whole identity card."""
