"""The series of indicators: breaks, base 100, small multiples."""
