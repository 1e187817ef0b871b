"""Accounts carried on to the end of the mandate by hypotheses. Pure: no database, no clock."""
