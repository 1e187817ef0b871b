"""What revenue and spending are made of, year after year: in money, or in shares of the total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.base.chart import Cell, Column, Columns, Segment, Table
from data.base.formats import MISSING, listed, number, percent
from data.finances.charts.common import (
    PROOF,
    Scale,
    exact,
    footer,
    partings,
    proof,
    scale_of,
)
from data.finances.views import BudgetFigures, TownAccounts
from data.finances.vocabulary import AccountOrigin

_REST = "unknown"
"""The role of what the source does not break down."""
_REST_LABEL = "Non ventilé"
_SERIES_BREAK = 2024
"""The OFGL counts « dépenses d’intervention » otherwise from this year on."""
_BREAK_WORDS = "interventions : rupture OFGL"
_CENTS = Decimal("0.01")


@dataclass(frozen=True)
class Nature:
    """A part of a total: the amount that makes it, and the one to take from it, if any."""

    role: str
    label: str
    code: str
    less: str = ""

    def amount(self, net: Mapping[str, Decimal]) -> Decimal | None:
        """Return what it is worth in euros; ``None`` when the source does not give it."""
        found = net.get(self.code)
        if not self.less or found is None:
            return found
        taken = net.get(self.less)
        return None if taken is None else found - taken


@dataclass(frozen=True)
class Side:
    """Revenue or spending: its total, and the parts that add up to it."""

    name: str
    total: str
    natures: tuple[Nature, ...]

    def rest(self, net: Mapping[str, Decimal]) -> Decimal | None:
        """Return what the parts known leave of the total."""
        if self.total not in net:
            return None
        known = (nature.amount(net) for nature in self.natures)
        return net[self.total] - sum((one for one in known if one is not None), Decimal(0))


REVENUE_SIDE = Side(
    "Recettes",
    "operating_revenue",
    (
        Nature("part_1", "Impôts et taxes", "taxes"),
        Nature("part_2", "DGF", "general_operating_grant"),
        Nature("part_5", "Autres concours de l’État", "state_grants", "general_operating_grant"),
        Nature("part_3", "Subventions et participations", "operating_subsidies_received"),
        Nature("part_4", "Ventes de biens et services", "sales_of_goods_and_services"),
        Nature("part_6", "Autres", "other_operating_revenue"),
    ),
)
SPENDING_SIDE = Side(
    "Dépenses",
    "operating_spending",
    (
        Nature("part_1", "Personnel", "staff_costs"),
        Nature("part_2", "Achats et charges externes", "external_charges"),
        Nature("part_3", "Interventions", "interventions"),
        Nature("part_4", "Charges financières", "financial_charges"),
        Nature("part_6", "Autres", "other_operating_spending"),
    ),
)


def structure_chart(
    accounts: TownAccounts, code: str, side: Side, *, is_share: bool = False
) -> Columns:
    """Draw the parts of a side of the accounts, a column a year, oldest first.

    ``is_share`` draws each part in percent of the year’s total.
    """
    series = accounts.series(code)
    scale = scale_of([row.net.get(side.total) for row in series])
    changes = _changes(series, side)
    columns = tuple(
        _column(row, side, scale, changes.get(row.year, ""), is_share=is_share) for row in series
    )
    unit = "en % du total" if is_share else f"en {scale.words}"
    said = "; ".join(f"{column.label} : {column.detail}" for column in columns)
    return Columns(
        title=_title(series, side),
        subtitle=(
            f"{accounts.title(code)} : {side.name.lower()} réelles de fonctionnement par nature, "
            f"{unit}{_missing(series, side)}"
        ),
        source=footer(accounts, series, code),
        alt=f"{side.name} par nature, une colonne par exercice. {said}.",
        table=_table(accounts, series, side),
        is_simulated=any(row.is_simulated for row in series),
        columns=columns,
        unit="%" if is_share else scale.unit,
        decimals=0 if is_share else 1,
        order=tuple(nature.role for nature in side.natures),
    )


def parts_of(row: BudgetFigures, side: Side) -> list[tuple[str, str, Decimal]]:
    """Return the role, the words and the euros of each part known, then what is not broken down."""
    found = [
        (nature.role, nature.label, amount)
        for nature in side.natures
        if (amount := nature.amount(row.net)) is not None
    ]
    rest = side.rest(row.net)
    if rest is not None and abs(rest) >= _CENTS:
        found.append((_REST, _REST_LABEL, rest))
    return found


def _column(
    row: BudgetFigures, side: Side, scale: Scale, parting: str, *, is_share: bool
) -> Column:
    year, total = str(row.year), row.net.get(side.total)
    if total is None or (is_share and total <= 0):
        words = MISSING if total is None else "non calculable"
        return Column(year, year, (), words, words, parting=parting)
    parts = parts_of(row, side)
    base = total / 100 if is_share else scale.euros
    return Column(
        key=year,
        label=year,
        parts=tuple(Segment(role, label, float(amount / base)) for role, label, amount in parts),
        text="" if is_share else number(total / scale.euros, min(1, scale.decimals)),
        detail=listed(
            [
                f"{label} {percent(100 * amount / total, 1) if is_share else scale.text(amount)}"
                for _, label, amount in parts
            ]
        ),
        parting=parting,
    )


def _changes(series: Sequence[BudgetFigures], side: Side) -> dict[int, str]:
    """Return what parts a year from the one before: another publication, or a definition."""
    found = partings(series)
    years = {row.year: row for row in series}
    row = years.get(_SERIES_BREAK)
    is_broken = row is not None and AccountOrigin.OFGL in row.origins
    if side is SPENDING_SIDE and is_broken and _SERIES_BREAK - 1 in years:
        before = found.get(_SERIES_BREAK)
        found[_SERIES_BREAK] = f"{before} ; {_BREAK_WORDS}" if before else _BREAK_WORDS
    return found


def _missing(series: Sequence[BudgetFigures], side: Side) -> str:
    """Say in which years the source does not give every part."""
    years = [
        str(row.year)
        for row in series
        if side.total in row.net and any(part.amount(row.net) is None for part in side.natures)
    ]
    if not years:
        return ""
    if len(years) == len(series):
        return " ; la source ne donne pas toutes les natures"
    return f" ; des natures manquent en {listed(years)}"


def _title(series: Sequence[BudgetFigures], side: Side) -> str:
    known = [row for row in series if side.total in row.net]
    if not known:
        return f"{side.name} par nature : aucun montant connu"
    last = known[-1]
    total = last.net[side.total]
    parts = [one for one in parts_of(last, side) if one[0] != _REST]
    if not parts or total <= 0:
        return f"{side.name} {last.year} : la source ne les ventile pas par nature"
    _, label, amount = max(parts, key=lambda part: part[2])
    return (
        f"En {last.year}, {label.lower()} : {percent(100 * amount / total, 1)} des "
        f"{side.name.lower()} de fonctionnement"
    )


def _table(accounts: TownAccounts, series: Sequence[BudgetFigures], side: Side) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for row in series:
        total = row.net.get(side.total)
        for _, label, amount in parts_of(row, side):
            share = exact(100 * amount / total) if total is not None and total > 0 else None
            rows.append((row.year, label, exact(amount), share, *proof(accounts, [row])))
        rows.append((row.year, "Total", exact(total), None, *proof(accounts, [row])))
    return Table(("Exercice", "Nature", "Montant (€)", "Part (%)", *PROOF), tuple(rows))
