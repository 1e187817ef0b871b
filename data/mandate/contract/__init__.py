"""The contrat de ville: ambitions and objectives, investments, what its update must look at."""
