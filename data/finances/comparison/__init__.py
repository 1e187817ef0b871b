"""A town held beside the towns of its stratum, and beside those that it chose."""
