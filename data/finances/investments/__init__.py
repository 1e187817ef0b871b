"""The PPI: programmes and operations by year, the actions that they pay for, where they happen."""
