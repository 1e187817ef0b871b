"""What every picture of the finances shares: scales of money, footers, proofs, marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.base.chart import BreakMark, Cell, Mark, Point
from data.base.formats import listed, number, quantity
from data.finances.cells import ratio_text
from data.finances.publications import FILE_ORIGINS, stages_said, state_of
from data.finances.views import TOGETHER, BudgetFigures, TownAccounts
from data.finances.vocabulary import Comparison, Ratio
from data.finances.words import NOT_RESTATED, cited

UNITS = {Ratio.GROSS_SAVINGS_RATE: "%", Ratio.NET_SAVINGS: "€", Ratio.DEBT_YEARS: "ans"}
PROOF = ("Périmètre", "Stade", "État", "Population", "Simulé", "Source")
"""The last cells of every table: what makes a figure readable away from its page."""
_DECIMALS = 2
"""How exact the tables are: cents, hundredths of a percent or of a year."""
_CAVEATS = {Comparison.ABOVE: "pas un plancher", Comparison.BELOW: "pas un plafond"}
"""What a mark is not: it is shown to read against, it binds nobody."""


@dataclass(frozen=True)
class Scale:
    """The unit that an axis of money reads best in, from ``least`` euros on."""

    unit: str
    words: str
    euros: Decimal
    decimals: int
    least: Decimal

    def of(self, amount: Decimal | None) -> float | None:
        """Return an amount in the unit of the axis."""
        return None if amount is None else float(amount / self.euros)

    def shown(self, amount: Decimal | None) -> Decimal | None:
        """Round an amount to what its label shows, in the unit of the axis."""
        return None if amount is None else round(amount / self.euros, self.decimals)

    def written(self, value: Decimal | None) -> str:
        """Write a value that is already in the unit of the axis."""
        return quantity(value, self.unit, self.decimals)

    def text(self, amount: Decimal | None) -> str:
        """Write an amount in the unit of the axis."""
        return self.written(self.shown(amount))


_SCALES = (
    Scale("M€", "millions d’euros", Decimal(1_000_000), 2, Decimal(1_000_000)),
    Scale("k€", "milliers d’euros", Decimal(1_000), 1, Decimal(10_000)),
)
_EUROS = Scale("€", "euros", Decimal(1), 0, Decimal(0))


def scale_of(amounts: Sequence[Decimal | None]) -> Scale:
    """Return the scale that the largest of some amounts reads best in."""
    largest = max((abs(amount) for amount in amounts if amount is not None), default=Decimal(0))
    return next((scale for scale in _SCALES if largest >= scale.least), _EUROS)


def money_point(year: int, amount: Decimal | None, scale: Scale) -> Point:
    """Return a point of a line of money."""
    return Point(year, scale.of(amount), scale.text(amount))


def ratio_point(row: BudgetFigures, ratio: Ratio) -> Point:
    """Return a point of a line of ratios; not computable, it breaks the line."""
    return Point(row.year, as_number(row.ratios.value(ratio)), ratio_text(row, ratio))


def marks_of(accounts: TownAccounts, ratio: Ratio, year: int) -> tuple[Mark, ...]:
    """Return the target and the « repère » in force for a ratio."""
    target = accounts.targets.get(year, {}).get(ratio)
    mark = accounts.mark(ratio, year)
    drawn = []
    if target:
        drawn.append(Mark(float(target.value), target.label, "target"))
    if mark:
        label = f"{mark.label} ({_CAVEATS[mark.comparison]})"
        drawn.append(Mark(float(mark.value), label, "mark"))
    return tuple(drawn)


def footer(accounts: TownAccounts, drawn: Sequence[BudgetFigures], code: str) -> str:
    """Say who gives the figures drawn, of which scope, stage and state, for which population."""
    stages = sorted({one for row in drawn for one in row.stage.split(" et ")})
    provisional = sorted({str(row.year) for row in drawn if row.is_provisional})
    return " · ".join(
        part
        for part in (
            listed(cited_by(accounts, drawn)),
            listed([stages_said(one) for one in stages]),
            f"provisoires : {listed(provisional)}" if provisional else "",
            _changes(drawn),
            _population(drawn),
            NOT_RESTATED if code == TOGETHER else "",
        )
        if part
    )


def _population(drawn: Sequence[BudgetFigures]) -> str:
    known = [row for row in drawn if row.population]
    if not known:
        return ""
    last = max(known, key=lambda row: row.year)
    return f"population {last.year} : {number(last.population)} habitants"


def parting(before: BudgetFigures | None, row: BudgetFigures) -> str:
    """Say what changed since the year before: the publication, the nomenclature."""
    if before is None:
        return ""
    said = []
    if _is_other_publication(before, row):
        said.append(f"source : {listed([FILE_ORIGINS[one] for one in row.origins])}")
    if _is_other_nomenclature(before, row):
        said.append(f"nomenclature : {row.nomenclature}")
    return ", ".join(said)


def _is_other_publication(before: BudgetFigures, row: BudgetFigures) -> bool:
    return set(before.origins) != set(row.origins)


def _is_other_nomenclature(before: BudgetFigures, row: BudgetFigures) -> bool:
    return bool(before.nomenclature and row.nomenclature) and (
        before.nomenclature != row.nomenclature
    )


def partings(series: Sequence[BudgetFigures]) -> dict[int, str]:
    """Return the years whose publication or nomenclature is not that of the year before."""
    befores = [None, *series][: len(series)]
    said = {row.year: parting(old, row) for old, row in zip(befores, series, strict=True)}
    return {year: words for year, words in said.items() if words}


def break_marks(series: Sequence[BudgetFigures]) -> tuple[BreakMark, ...]:
    """Return the same as marks over the years of a line."""
    return tuple(BreakMark(year, words) for year, words in partings(series).items())


def _changes(drawn: Sequence[BudgetFigures]) -> str:
    """Say in which years the publication changes, and the nomenclature."""
    by_code: dict[str, list[BudgetFigures]] = {}
    for row in drawn:
        by_code.setdefault(row.code, []).append(row)
    pairs = [pair for rows in by_code.values() for pair in pairwise(rows)]
    said = []
    for is_other, noun in (
        (_is_other_publication, "la publication"),
        (_is_other_nomenclature, "la nomenclature"),
    ):
        years = sorted({row.year for before, row in pairs if is_other(before, row)})
        if years:
            said.append(f"{noun} change en {listed([str(year) for year in years])}")
    return " ; ".join(said)


def cited_by(accounts: TownAccounts, rows: Sequence[BudgetFigures]) -> list[str]:
    """Cite the sources of some figures."""
    codes = {source for row in rows for source in row.sources}
    return cited([source for source in accounts.sources if source.code in codes])


def proof(accounts: TownAccounts, rows: Sequence[BudgetFigures]) -> tuple[Cell, ...]:
    """Return the last cells of a table's line: scope, stage, state, population, source."""
    is_simulated = any(row.is_simulated for row in rows)
    stages = sorted({one for row in rows for one in row.stage.split(" et ")})
    return (
        " ; ".join(dict.fromkeys(row.title for row in rows)),
        " et ".join(stages_said(one) for one in stages),
        " ; ".join(sorted({state_of(row.is_provisional) for row in rows})),
        max((row.population for row in rows if row.population), default=None),
        "oui" if is_simulated else "non",
        " ; ".join(cited_by(accounts, rows)),
    )


def as_number(value: Decimal | None) -> float | None:
    """Return a value as a picture draws it."""
    return None if value is None else float(value)


def exact(value: Decimal | None) -> float | None:
    """Return a value as a table keeps it."""
    return None if value is None else float(round(value, _DECIMALS))
