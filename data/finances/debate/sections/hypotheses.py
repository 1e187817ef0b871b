"""The hypotheses of the scenario chosen, in the trade’s words, and what holds by default."""

from collections.abc import Iterator

from data.base.chart import Cell, Table
from data.base.formats import MISSING, typeset
from data.finances.debate.sections.common import EUROS, Ground, lines
from data.finances.debate.views import Block, Grid, Words, WordsKind
from data.finances.debate.words import DEFAULTS
from data.finances.projection.types import Group, HypothesisDefinition, HypothesisValue
from data.finances.projection_desk.desk import desk_view
from data.finances.projection_desk.numbers import write_number
from data.finances.projection_desk.typed import EVERY_YEAR, LOAN_COLUMNS, PROFILES
from data.finances.projection_desk.views import DeskView
from data.finances.projection_desk.words import GROUPS, UNITS, default_text

_EVERY_BUDGET = "tous"


def hypotheses_blocks(ground: Ground) -> tuple[Block, ...]:
    """Return what was typed, the loans planned, then what holds for want of anything typed."""
    desk = desk_view(ground.scope, ground.head.scenario)
    found: list[Block] = [Words("Hypothèses retenues", WordsKind.HEADING)]
    if desk.content.note:
        found.append(Words(desk.content.note))
    if desk.content.supposed:
        found.append(_typed(ground, desk))
    else:
        found.append(Words("Aucune hypothèse n’est saisie : toutes valent leur défaut."))
    if desk.content.loans:
        found.append(_loans(ground, desk))
    found += _defaults(desk)
    return tuple(found)


def _typed(ground: Ground, desk: DeskView) -> Grid:
    years = [year for year in desk.years if any(one.year == year for one in desk.content.supposed)]
    every = any(one.year is None for one in desk.content.supposed)
    heads = (*((EVERY_YEAR,) if every else ()), *map(str, years))
    wanted: tuple[int | None, ...] = (*((None,) if every else ()), *years)
    return Grid(
        key="dob-hypotheses",
        title=f"Hypothèses saisies, scénario « {desk.content.title} »",
        table=Table(
            ("Rubrique", "Hypothèse", "Budget", *heads),
            tuple(
                (
                    GROUPS[definition.group],
                    f"{definition.title} ({UNITS.get(definition.unit, definition.unit)})",
                    desk.titles.get(budget, budget) if budget else _whose(definition, desk),
                    *(_value(desk, definition.code, budget, year) for year in wanted),
                )
                for definition, budget in _places(desk)
            ),
        ),
        decimals=(None, None, None, *(EUROS for _ in wanted)),
        source=f"scénario « {desk.content.title} », page Prospective",
        is_simulated=ground.projection.is_simulated,
    )


def _whose(definition: HypothesisDefinition, desk: DeskView) -> str:
    """Name the budgets that a value without budget speaks of: an amount is the principal’s."""
    if definition.is_money:
        return desk.titles.get(desk.principal, _EVERY_BUDGET)
    return _EVERY_BUDGET


def _places(desk: DeskView) -> Iterator[tuple[HypothesisDefinition, str | None]]:
    for definition in desk.definitions:
        mine = (one.budget for one in desk.content.supposed if one.line == definition.code)
        for budget in dict.fromkeys(mine):
            yield definition, budget


def _value(desk: DeskView, line: str, budget: str | None, year: int | None) -> Cell:
    held: HypothesisValue | None = next(
        (
            one
            for one in desk.content.supposed
            if (one.line, one.budget, one.year) == (line, budget, year)
        ),
        None,
    )
    return write_number(held.value) if held else "–"


def _loans(ground: Ground, desk: DeskView) -> Grid:
    return Grid(
        key="dob-emprunts",
        title="Emprunts prévus par le scénario",
        table=Table(
            LOAN_COLUMNS,
            tuple(
                (
                    desk.titles.get(loan.budget, loan.budget or MISSING),
                    str(loan.year),
                    float(loan.amount_eur),
                    float(loan.rate_pct),
                    loan.years,
                    PROFILES[loan.profile],
                    loan.deferred_years,
                )
                for loan in desk.content.loans
            ),
        ),
        decimals=(None, None, 0, 2, 0, None, 0),
        source=f"scénario « {desk.content.title} », page Prospective",
        is_simulated=ground.projection.is_simulated,
    )


def _defaults(desk: DeskView) -> tuple[Block, ...]:
    """Return each default once, after the hypotheses that it holds for."""
    typed = {one.line for one in desk.content.supposed}
    held: dict[str, list[str]] = {}
    for one in desk.definitions:
        if one.code not in typed and one.group is not Group.START:
            held.setdefault(default_text(one), []).append(one.title)
    said = (f"{' ; '.join(titles)}. {text[:1].upper()}{text[1:]}" for text, titles in held.items())
    return (
        Words(DEFAULTS, WordsKind.LEAD),
        *lines(WordsKind.NOTE, map(typeset, said)),
    )
