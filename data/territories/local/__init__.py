"""What a town calls a quarter, beside the priority ones; and where its schools stand."""
