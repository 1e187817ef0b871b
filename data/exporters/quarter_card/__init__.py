"""The identity card of a quarter as files: its locator map (SVG), one page of A4 (PDF)."""
