"""The debate on budget orientations (DOB): its sections, and what the deputy writes under each."""
