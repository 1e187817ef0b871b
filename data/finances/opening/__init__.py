"""A figure of the accounts opened: to the accounts that make it, or beside other publications."""
