"""The page of accounts put together: the choices, the answer above them, the part asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from components.accounts.amount import amount_panel
from components.accounts.coverage import coverage_panel
from components.accounts.execution import execution_panel, reference_picker
from components.accounts.pickers import (
    AMOUNT,
    COVERAGE,
    EXECUTION,
    Place,
    amount_picker,
    part_picker,
    place_picker,
)
from components.accounts.sources import sources_panel
from components.method import Method, method_links
from components.page import empty_state, page_header
from components.texts import plain
from components.url import read
from data.finances.opening.choices import REFERENCES
from data.finances.opening.views import (
    AmountSheet,
    BudgetYears,
    CoverageSheet,
    ExecutionSheet,
    Provenance,
    SourcesSheet,
)

_NOT_EXECUTED = (
    "Aucun compte exécuté n’est connu pour cet exercice : seuls des crédits votés le sont, dans "
    "la partie « Prévu et réalisé »."
)
_NO_LINES = (
    "Cette publication donne des montants, pas de comptes : il n’y a pas de ligne à classer. "
    "Importer l’acte budgétaire (TOTEM) ou la balance de l’année les apporterait."
)
_NO_ACT = (
    "Aucun acte budgétaire avec ses lignes n’est connu pour cet exercice. Importer le compte "
    "administratif ou financier unique, ou le budget voté (TOTEM), remplirait cette partie."
)


@dataclass(frozen=True)
class Views:
    """What the page asks of the data, each for a budget and a year."""

    publications: Callable[[str, int], Sequence[Provenance]]
    amount: Callable[[str, int, str, str], AmountSheet | None]
    coverage: Callable[[str, int, str], CoverageSheet | None]
    sources: Callable[[str, int], SourcesSheet | None]
    execution: Callable[[str, int, str], ExecutionSheet | None]


def accounts_part(question: str, budgets: Sequence[BudgetYears], views: Views) -> None:
    """Draw the question and its answer, the choices, then the part asked for."""
    top = st.container()
    part = part_picker()
    code = ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if part == AMOUNT:
            code = amount_picker()
        place = place_picker(part, budgets, views.publications)
    if part == AMOUNT:
        answer, draw = _amount(place, code, views)
    elif part == COVERAGE:
        answer, draw = _coverage(place, views)
    elif part == EXECUTION:
        answer, draw = _execution(place, views)
    else:
        answer, draw = _sources(place, views)
    with top:
        page_header(question, plain(answer))
    draw()
    method_links(
        ("Comptes et formules", Method.ACCOUNTS),
        ("Épargne et désendettement", Method.SAVINGS),
        key="comptes",
        with_all=True,
    )


_Part = tuple[str, Callable[[], None]]


def _amount(place: Place, code: str, views: Views) -> _Part:
    sheet = views.amount(place.budget, place.year, place.source, code)
    if sheet is None:
        return _NOT_EXECUTED, lambda: _fill(_NOT_EXECUTED)
    return sheet.sentence, lambda: amount_panel(sheet, place.year)


def _coverage(place: Place, views: Views) -> _Part:
    sheet = views.coverage(place.budget, place.year, place.source)
    if sheet is None:
        return "Il n’y a pas de compte à classer.", lambda: _fill(_NO_LINES)
    return sheet.sentence, lambda: coverage_panel(sheet, place.year)


def _sources(place: Place, views: Views) -> _Part:
    sheet = views.sources(place.budget, place.year)
    if sheet is None:
        return _NOT_EXECUTED, lambda: _fill(_NOT_EXECUTED)
    return sheet.sentence, lambda: sources_panel(sheet, place.year)


def _execution(place: Place, views: Views) -> _Part:
    asked = read("credits", REFERENCES, "")
    sheet = views.execution(place.budget, place.year, asked)
    if sheet is None:
        return "Il n’y a rien à comparer.", lambda: _fill(_NO_ACT)

    def draw() -> None:
        reference_picker(sheet.references)
        execution_panel(sheet, place.year)

    return sheet.sentence, draw


def _fill(sentence: str) -> None:
    empty_state(plain(sentence), page="imports", label="Importer des comptes")
