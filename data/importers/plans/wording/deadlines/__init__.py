"""The day by which a French sentence promises something."""
