"""The report on budget orientations as a printed document."""
