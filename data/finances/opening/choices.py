"""What the page of accounts lets one choose, by the codes of its addresses. Free of database."""

from decimal import Decimal

OPERATING, INVESTMENT = "fonctionnement", "investissement"
BOTH = ((True, "dépenses"), (False, "recettes"))
OF = {OPERATING: "de fonctionnement", INVESTMENT: "d’investissement"}
SIDES = {
    f"{section}-{side}": f"{side.capitalize()} {of}"
    for section, of in OF.items()
    for _, side in BOTH
}
"""What can be drawn: real operations of a section and a side."""
OPENED, FIRST, ALL_VOTES = "ouverts", "primitif", "votes"
REFERENCES = {
    OPENED: "Crédits ouverts du compte",
    ALL_VOTES: "Budget et décisions, additionnés",
    FIRST: "Budget primitif",
}
"""What execution can be held against, the most complete first."""
ROUNDING_EUR = Decimal(1)
"""A gap below it is a rounding: some publish whole euros."""
