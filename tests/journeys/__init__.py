"""Journeys: the whole app in a real browser, cut off from everything but itself."""
