"""The part « Programmation annuelle » of the page « Contrat de ville »."""
