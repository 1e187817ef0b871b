"""The series of an indicator on its sheet: what to draw, the picture, its breaks."""
