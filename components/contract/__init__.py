"""The page « Contrat de ville », part by part."""
