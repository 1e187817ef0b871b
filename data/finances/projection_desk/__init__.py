"""Scenarios of the years to come: kept, tried, compared, and what they say of the targets."""
