"""Where: territories, their boundaries over time, places."""
