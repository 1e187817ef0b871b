"""What comes in: one pipeline, a reader a format."""
