"""The Walloon programme stratégique transversal: volets, objectives, actions."""
