"""What reads across the worlds: headline figures and things to check."""
