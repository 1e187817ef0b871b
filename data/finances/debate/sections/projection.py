"""What the report supposes, and where it leads: hypotheses, trajectory, breaks, remedies."""

from collections.abc import Iterator

from data.base.chart import Cell, Table
from data.base.formats import typeset
from data.finances.debate.sections.common import (
    EUROS,
    LOANS_LINE,
    OBSERVED,
    PERCENT,
    REPAYMENTS_LINE,
    SPENDING_LINE,
    Ground,
    as_number,
    lines,
    observed,
    projected,
)
from data.finances.debate.sections.hypotheses import hypotheses_blocks
from data.finances.debate.sections.summary import year_sentence
from data.finances.debate.views import Block, Grid, Picture, Words, WordsKind
from data.finances.debate.words import NO_SCENARIO
from data.finances.projection_desk.words import PROJECTION, RATIOS

_LEFT_OUT = ("Recettes", "Dépenses")
"""Headings of the projection’s table whose lines are only on its own page."""


def projection_section(ground: Ground) -> tuple[Block, ...]:
    """Return the scenario chosen: what it supposes, what it gives, when targets break."""
    view = ground.projection
    if not view.scenarios:
        return (Words(NO_SCENARIO, WordsKind.LACKING),)
    hypotheses = hypotheses_blocks(ground)
    if view.why_empty:
        return (*hypotheses, Words(view.why_empty, WordsKind.LACKING))
    panels = (
        Picture(f"dob-trajectoire-{rank}", chart) for rank, chart in enumerate(view.panels, start=1)
    )
    return (
        Words(view.answer),
        Words(year_sentence(ground)),
        *hypotheses,
        Words("Trajectoire jusqu’à la fin de la projection", WordsKind.HEADING),
        *panels,
        *_verdicts(ground),
        _trajectory(ground),
        _objectives(ground),
        Words("Sur quoi repose cette projection", WordsKind.HEADING),
        *lines(WordsKind.NOTE, view.rests_on),
    )


def _verdicts(ground: Ground) -> Iterator[Block]:
    view = ground.projection
    mine = next((one for one in view.verdicts if one.is_chosen), None)
    if mine:
        yield Words("Quand chaque cible rompt", WordsKind.HEADING)
        yield from lines(
            WordsKind.BULLET, (typeset(f"{RATIOS[ratio]} : {said}.") for ratio, said in mine.texts)
        )
    yield Words("Ce qui rétablirait la cible", WordsKind.HEADING)
    if not view.remedies:
        yield Words("Aucune cible en vigueur n’est manquée sur la période.")
    for one in view.remedies:
        yield Words(typeset(f"Pour « {one.target} » :"), WordsKind.LEAD)
        yield from lines(WordsKind.BULLET, one.sentences)


def _trajectory(ground: Ground) -> Grid:
    view = ground.projection
    kept = [row for row in view.shown.rows if row[0] not in _LEFT_OUT]
    years = view.shown.columns[2:]
    return Grid(
        key="dob-trajectoire",
        title=f"Trajectoire, scénario « {view.title} », {ground.head.perimeter}",
        table=Table(("Ligne", *years), tuple(row[1:] for row in kept)),
        # The view has written its numbers, each in the unit of its line.
        decimals=(None, *(EUROS for _ in years)),
        source=view.source,
        is_simulated=view.is_simulated,
        taken=view.table,
    )


def _objectives(ground: Ground) -> Grid:
    """Return real operating spending and the yearly financing need: loans less repayments."""
    table = ground.projection.table
    spending = observed(table, SPENDING_LINE) | projected(table, SPENDING_LINE)
    loans = observed(table, LOANS_LINE) | projected(table, LOANS_LINE)
    repayments = observed(table, REPAYMENTS_LINE) | projected(table, REPAYMENTS_LINE)
    base = ground.projection.base_year or 0
    rows: list[tuple[Cell, ...]] = []
    for year in range(base - 1, max(ground.projection.years, default=base) + 1):
        spent, before = spending.get(year), spending.get(year - 1)
        taken, paid = loans.get(year), repayments.get(year)
        rows.append(
            (
                year,
                PROJECTION if year > base else OBSERVED,
                as_number(spent),
                as_number(100 * (spent / before - 1)) if spent is not None and before else None,
                as_number(taken),
                as_number(paid),
                None if taken is None or paid is None else as_number(taken - paid),
            )
        )
    return Grid(
        key="dob-objectifs",
        title="Dépenses réelles de fonctionnement et besoin de financement annuel",
        table=Table(
            (
                "Exercice",
                "Nature",
                "Dépenses réelles (€)",
                "Évolution (%)",
                "Emprunts (€)",
                "Remboursements (€)",
                "Besoin de financement (€)",
            ),
            tuple(rows),
        ),
        decimals=(None, None, EUROS, PERCENT, EUROS, EUROS, EUROS),
        source=ground.projection.source,
        is_simulated=ground.projection.is_simulated,
    )
