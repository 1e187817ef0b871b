"""The sheet of one indicator, by part: facts, answer, values, and all of them together."""
