"""The picture to take away: drawn on the server, offline, from the same description."""
