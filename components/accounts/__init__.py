"""The page of accounts: what is asked for, and each of its four parts."""
