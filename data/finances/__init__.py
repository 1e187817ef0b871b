"""What it costs: budgets, accounts, thresholds, ratios."""
