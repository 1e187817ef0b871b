"""The breaks of series: those of the catalogue, those a town writes, read and saved."""
