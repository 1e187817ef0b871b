"""The final evaluation of the contrat de ville: its questions, and the evidence gathered."""
