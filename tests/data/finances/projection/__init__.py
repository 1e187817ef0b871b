"""The accounts carried on to the end of the mandate."""
