"""A town's own territories, drawn by its services or on any map: any file of named shapes."""
