"""From account lines to amounts: the formulas are data, read and applied by pure functions.

A ``Ledger`` is what the lines of one account set say; ``Formula`` says which accounts make an
amount; ``computed`` applies one to the other.
"""

from data.finances.engine.account_plan import account_titles, is_known, title_of
from data.finances.engine.compute import AccountPart, Computed, Why, computed, opened, term_parts
from data.finances.engine.coverage import Coverage, CoverageLine, CoverageState, coverage
from data.finances.engine.cross_flows import CrossFlow, CrossFlows, cross_flows
from data.finances.engine.formulas import Evidence, Formula, Variant, formulas, formulas_by_code
from data.finances.engine.ledger import Flow, Ledger, family
from data.finances.engine.nomenclatures import nomenclature_of

__all__ = [
    "AccountPart",
    "Computed",
    "Coverage",
    "CoverageLine",
    "CoverageState",
    "CrossFlow",
    "CrossFlows",
    "Evidence",
    "Flow",
    "Formula",
    "Ledger",
    "Variant",
    "Why",
    "account_titles",
    "computed",
    "coverage",
    "cross_flows",
    "family",
    "formulas",
    "formulas_by_code",
    "is_known",
    "nomenclature_of",
    "opened",
    "term_parts",
    "title_of",
]
