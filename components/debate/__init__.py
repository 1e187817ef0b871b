"""The report on budget orientations on a page: its sections, its texts, its printed document."""
