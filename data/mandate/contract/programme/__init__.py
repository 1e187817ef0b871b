"""The annual programme of the contrat de ville: its projects, and who pays for them."""
