"""What Word and Writer documents share."""
