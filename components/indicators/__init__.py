"""What the page of indicators draws: the list, and the sheet of one of them."""
