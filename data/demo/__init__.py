"""The demonstration towns: small readable files, and what loads them into an empty base."""
