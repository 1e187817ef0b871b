"""Tables of a PDF without rules, by the white between their columns."""
