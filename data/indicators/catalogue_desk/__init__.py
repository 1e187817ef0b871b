"""The catalogue as it is kept: what is filled, what is fresh, what the town adds and corrects."""
