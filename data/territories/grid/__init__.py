"""INSEE's grid of 200 m: the cells that meet the rule of the contrat de ville."""
