"""Which actions aim at an indicator, drawn on every sheet that needs it."""
