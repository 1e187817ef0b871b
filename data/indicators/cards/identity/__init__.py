"""The identity card of a quarter, to be read on one screen and printed on one page."""
