"""Readers of a town's accounts: budget acts, trial balances, published aggregates."""
