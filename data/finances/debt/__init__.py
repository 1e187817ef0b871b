"""What loans cost year after year: pure schedules, and the profile of the loans of an annex."""
