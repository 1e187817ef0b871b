"""The part « Rapport annuel » of the page « Contrat de ville »."""
