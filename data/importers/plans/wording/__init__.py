"""What the readers of plans share: how French plans word, date, number and name things."""
