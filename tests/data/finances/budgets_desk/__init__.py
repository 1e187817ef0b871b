"""The settings of budgets."""
