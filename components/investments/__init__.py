"""The page « Investissements »: the PPI, its operations, its territories, what lacks money."""
