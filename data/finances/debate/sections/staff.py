"""Staff spending over the years, observed then projected; what no data says is left to write."""

from collections.abc import Sequence
from decimal import Decimal

from data.base.chart import Cell, Column, Columns, Segment, Table
from data.base.formats import number, percent, typeset
from data.finances.charts.common import Scale, footer, scale_of
from data.finances.debate.sections.common import (
    EUROS,
    OBSERVED,
    PERCENT,
    SPENDING_LINE,
    Ground,
    as_number,
    projected,
)
from data.finances.debate.views import Block, Grid, Picture, Words, WordsKind
from data.finances.debate.words import NO_STAFF_DATA
from data.finances.projection_desk.words import PROJECTION
from data.finances.views import BudgetFigures

_STAFF, _SPENDING = "staff_costs", "operating_spending"
STAFF_LINE = "Frais de personnel"
_Year = tuple[int, Decimal, Decimal | None, bool]
"""Year, staff spending, real operating spending, whether it is projected."""


def staff_section(ground: Ground) -> tuple[Block, ...]:
    """Return the net staff spending of the whole town, then of each budget, then what lacks."""
    series = ground.accounts.series(ground.code)
    years = _years(ground, series)
    lacking = Words(NO_STAFF_DATA, WordsKind.LACKING)
    if not years:
        missing = "Les comptes reçus ne donnent pas les frais de personnel."
        return (Words(missing, WordsKind.LACKING), lacking)
    chart = _chart(ground, years, series)
    # One bar says no more than its figure.
    drawn = Picture("dob-personnel", chart) if len(years) > 1 else Words(f"{chart.title}.")
    found: list[Block] = [drawn]
    found.append(_grid(ground, series))
    return (*found, lacking)


def staff_sentence(ground: Ground) -> str:
    """Return what the staff costs in the last year known; nothing when the accounts lack it."""
    years = _years(ground, ground.accounts.series(ground.code))
    return f"{_title(years, scale_of([one for _, one, _, _ in years]))}." if years else ""


def _years(ground: Ground, series: Sequence[BudgetFigures]) -> list[_Year]:
    table = ground.projection.table
    spending = projected(table, SPENDING_LINE)
    return [
        *(
            (row.year, row.net[_STAFF], row.net.get(_SPENDING), False)
            for row in series
            if _STAFF in row.net
        ),
        *(
            (year, amount, spending.get(year), True)
            for year, amount in projected(table, STAFF_LINE).items()
        ),
    ]


def _share(amount: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return 100 * amount / whole if amount is not None and whole and whole > 0 else None


def _chart(ground: Ground, years: Sequence[_Year], series: Sequence[BudgetFigures]) -> Columns:
    scale = scale_of([amount for _, amount, _, _ in years])
    title = f" ; puis projection du scénario « {ground.head.scenario_title} »"
    has_projection = any(is_projected for *_, is_projected in years)
    source = footer(ground.accounts, series, ground.code)
    return Columns(
        title=_title(years, scale),
        subtitle=typeset(
            f"{ground.head.perimeter[:1].upper()}{ground.head.perimeter[1:]} : frais de personnel "
            f"nets des remboursements, en {scale.words}{title if has_projection else ''}"
        ),
        source=source,
        alt="Frais de personnel par exercice. "
        + " ; ".join(
            f"{year}{' (projection)' if is_projected else ''} : {scale.text(amount)}"
            for year, amount, _, is_projected in years
        ),
        table=Table(
            ("Exercice", "Nature", "Frais de personnel (€)", "Part des dépenses (%)"),
            tuple(
                (
                    year,
                    PROJECTION if is_projected else OBSERVED,
                    as_number(amount),
                    as_number(_share(amount, whole)),
                )
                for year, amount, whole, is_projected in years
            ),
        ),
        is_simulated=ground.projection.is_simulated or any(row.is_simulated for row in series),
        columns=tuple(
            Column(
                key=str(year),
                label=str(year),
                parts=(Segment("main", STAFF_LINE, float(amount / scale.euros)),),
                text=number(amount / scale.euros, min(1, scale.decimals)),
                detail=f"{percent(_share(amount, whole), 1)} des dépenses de fonctionnement",
                is_projected=is_projected,
            )
            for year, amount, whole, is_projected in years
        ),
        unit=scale.unit,
        decimals=1,
    )


def _title(years: Sequence[_Year], scale: Scale) -> str:
    year, amount, whole, _ = (
        [one for one in years if not one[3]][-1:][0]
        if any(not one[3] for one in years)
        else years[0]
    )
    share = _share(amount, whole)
    part = f", {percent(share, 1)} des dépenses de fonctionnement" if share is not None else ""
    return f"En {year}, le personnel coûte {scale.text(amount)}{part}"


def _grid(ground: Ground, series: Sequence[BudgetFigures]) -> Grid:
    """Return the observed amounts of each budget, by year; the share is that of the whole town."""
    budgets = ground.accounts.budgets
    several = len(budgets) > 1
    rows: list[tuple[Cell, ...]] = []
    for row in series:
        each = (ground.accounts.at(one.code, row.year) for one in budgets) if several else ()
        rows.append(
            (
                row.year,
                *(as_number(one.net.get(_STAFF)) if one else None for one in each),
                as_number(row.net.get(_STAFF)),
                as_number(_share(row.net.get(_STAFF), row.net.get(_SPENDING))),
            )
        )
    names = tuple(f"{one.title} (€)" for one in budgets) if several else ()
    return Grid(
        key="dob-personnel-budgets",
        title="Frais de personnel nets, comptes exécutés",
        table=Table(("Exercice", *names, "Total (€)", "Part des dépenses (%)"), tuple(rows)),
        decimals=(None, *(EUROS for _ in names), EUROS, PERCENT),
        source=footer(ground.accounts, series, ground.code),
        is_simulated=any(row.is_simulated for row in series),
    )
