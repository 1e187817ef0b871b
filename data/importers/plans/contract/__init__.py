"""The French contrat de ville: ambitions, objectives, investments."""
