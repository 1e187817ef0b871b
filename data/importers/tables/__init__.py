"""The town's own spreadsheets."""
