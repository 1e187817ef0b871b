"""How gaps between quarters and what they compare with are drawn."""
