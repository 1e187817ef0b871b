"""Entry into and exit from the priority geography, from the perimeters of 2015 to those of 2024."""
