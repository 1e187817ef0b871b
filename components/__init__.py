"""What draws: a view in, the screen out. No database here."""
