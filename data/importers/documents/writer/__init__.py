"""Writer documents."""
