"""What the town knows: one package per world, entered by its ``service`` module."""
