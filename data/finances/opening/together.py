"""A figure of all budgets as one, opened to what each of them brings. Free of database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from data.base.formats import listed
from data.finances.opening import tables, words
from data.finances.opening.amounts import quotient_terms, ratio_sentence
from data.finances.opening.quotients import Quotient
from data.finances.opening.views import AmountSheet, TermRow
from data.finances.views import TOGETHER

_TOGETHER = "de tous les budgets ensemble"


@dataclass(frozen=True)
class Together:
    """All budgets of a year as one.

    Attributes:
        titles: of the budgets whose accounts are known, by code.
        missing: titles of the budgets whose accounts are not: there is then no sum.
        note: how the sum is made.
    """

    title: str
    year: int
    titles: Mapping[str, str]
    missing: Sequence[str]
    population: int | None
    note: str


def together_sheet(together: Together, code: str, sheets: Mapping[str, AmountSheet]) -> AmountSheet:
    """Open the sum of an amount over the budgets, by code; each opens in turn."""
    first = next(iter(sheets.values()))
    value = together_sum(together, sheets)
    terms = tuple(
        TermRow("+", together.titles[budget], sheet.amount_eur, code, budget)
        for budget, sheet in sheets.items()
    )
    sheet = _blank(together, code, first, tuple(sheets.values()))
    said = (
        words.unknown_sentence(sheet.title, _TOGETHER, together.year, _why(together))
        if value is None
        else words.sentence(sheet.title, _TOGETHER, together.year, words.euros_exactly(value))
    )
    table = tables.together_table(together.title, together.year, tuple(sheets.values()), terms)
    return replace(sheet, sentence=said, amount_eur=value, terms=terms, table=table)


def together_ratio(
    together: Together, quotient: Quotient, parts: Mapping[str, AmountSheet]
) -> AmountSheet:
    """Open a ratio of all budgets together to the sums that it divides."""
    population = Decimal(together.population) if together.population else None
    values = {code: sheet.amount_eur for code, sheet in parts.items()}
    terms = quotient_terms(quotient, values, population, TOGETHER)
    first = next(iter(parts.values()))
    sheet = _blank(together, quotient.code, first, (first,))
    return replace(
        sheet,
        title=quotient.title,
        sentence=ratio_sentence(quotient, values, population, _TOGETHER, together.year),
        amount_eur=None,
        words=quotient.words,
        definition="",
        reference=quotient.reference,
        terms=terms,
        provenances=first.provenances,
        table=tables.terms_table(together.title, together.year, first.provenances[0], terms),
    )


def together_sum(together: Together, sheets: Mapping[str, AmountSheet]) -> Decimal | None:
    """Add up an amount; nothing when one budget lacks it."""
    known = [sheet.amount_eur for sheet in sheets.values()]
    if together.missing or None in known:
        return None
    return sum((one for one in known if one is not None), Decimal(0))


def _why(together: Together) -> str:
    missing = listed(list(together.missing))
    return f"il manque {missing}" if missing else "un budget ne le donne pas"


def _blank(
    together: Together, code: str, first: AmountSheet, sheets: Sequence[AmountSheet]
) -> AmountSheet:
    return replace(
        first,
        code=code,
        evidence="",
        is_verified=None,
        accounts=(),
        loans=(),
        notes=(f"{together.title} : {together.note}.",),
        provenances=tuple(one for sheet in sheets for one in sheet.provenances),
    )
