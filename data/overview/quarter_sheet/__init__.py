"""A quarter on one page: what is known of it, and what is promised there."""
