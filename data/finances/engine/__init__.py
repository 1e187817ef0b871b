"""From account lines to amounts: the formulas are data, read and applied by pure functions.

A ``Ledger`` is what the lines of one account set say; ``Formula`` says which accounts make an
amount; ``computed`` applies one to the other.
"""

from data.finances.engine.compute import AccountPart, Computed, Why, computed, opened
from data.finances.engine.formulas import Evidence, Formula, Variant, formulas, formulas_by_code
from data.finances.engine.ledger import Flow, Ledger, family

__all__ = [
    "AccountPart",
    "Computed",
    "Evidence",
    "Flow",
    "Formula",
    "Ledger",
    "Variant",
    "Why",
    "computed",
    "family",
    "formulas",
    "formulas_by_code",
    "opened",
]
