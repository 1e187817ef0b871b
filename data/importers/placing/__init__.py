"""Each kind of content beside the base, then into it."""
