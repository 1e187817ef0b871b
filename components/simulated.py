"""How simulated figures are marked, down to the pixel."""

SIMULATED_BADGE = ":material/experiment: simulé"
