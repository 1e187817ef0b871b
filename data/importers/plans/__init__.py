"""Plans read from the blocks of a document."""
