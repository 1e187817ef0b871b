"""The kinds of vector files, each read as rows of text and shapes, whatever their state."""
