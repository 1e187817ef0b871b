"""Which actions and objectives aim at which indicator: an intention, never a proof."""
