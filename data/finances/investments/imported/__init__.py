"""The PPI as a spreadsheet brings it: placed beside the base, compared, written."""
