"""What must never leave the base."""
