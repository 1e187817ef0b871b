"""The legal ratios."""
