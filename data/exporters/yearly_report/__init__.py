"""The draft of the yearly report as a Word document."""
