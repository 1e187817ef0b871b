"""What the page of accounts looks at, kept in the URL: part, figure, budget, year, publication."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from components.url import buttons, choice, read, restore
from data.finances.opening.catalogue import DEFAULT, entries
from data.finances.opening.views import BudgetYears, Provenance
from data.finances.views import TOGETHER

AMOUNT, COVERAGE, SOURCES, EXECUTION = "montant", "couverture", "sources", "execution"
PARTS = {
    AMOUNT: "Un montant",
    COVERAGE: "Comptes non classés",
    SOURCES: "Deux sources",
    EXECUTION: "Prévu et réalisé",
}
NAMES = (
    *("partie", "montant", "budget", "exercice", "source"),
    *("compte", "tri", "credits", "sens"),
)
_WIDTH = 250
_WIDE = 460

Publications = Callable[[str, int], Sequence[Provenance]]


@dataclass(frozen=True)
class Place:
    """The accounts looked at; ``source`` is empty for the publication that the ratios use."""

    budget: str
    year: int
    source: str


def part_picker() -> str:
    """Let the reader choose a part; return its code."""
    restore(NAMES)
    return buttons("Partie", PARTS, key="partie", default=AMOUNT, is_label_shown=False)


def amount_picker() -> str:
    """Let the reader choose a figure, group by group; return its code."""
    labels = {one.code: f"{one.group} · {one.title}" for one in entries().values()}
    return choice("Montant ou ratio", labels, key="montant", default=DEFAULT, width=_WIDE)


def place_picker(part: str, budgets: Sequence[BudgetYears], publications: Publications) -> Place:
    """Let the reader choose a budget, a year, and a publication where there are several."""
    offered = {one.code: one for one in budgets if part == AMOUNT or one.code != TOGETHER}
    titles = {code: one.title for code, one in offered.items()}
    usual = next((one.code for one in offered.values() if one.is_principal), next(iter(offered)))
    budget = choice("Budget", titles, key="budget", default=usual, width=_WIDTH)
    year = _year(part, offered[budget])
    source = ""
    if part in {AMOUNT, COVERAGE}:
        source = _source(publications(budget, year))
    return Place(budget, year, source)


def _year(part: str, budget: BudgetYears) -> int:
    known = budget.years if part == EXECUTION else budget.executed or budget.years
    labels = {str(year): str(year) for year in known}
    usual = str((budget.executed or known)[0])
    return int(choice("Exercice", labels, key="exercice", default=usual, width=130))


def _source(found: Sequence[Provenance]) -> str:
    labels = {
        one.origin: f"{one.label}{', retenue pour les ratios' if one.is_used else ''}"
        for one in found
    }
    if len(labels) > 1:
        return choice("Publication", labels, key="source", default=found[0].origin, width=_WIDE)
    return read("source", labels, "") if "source" in st.query_params else ""
