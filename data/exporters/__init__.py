"""Files to take away: what they hold comes back unchanged."""
