"""The pictures of the finances page, made from the accounts of a town."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from data.base.chart import Bullet, Bullets, Cell, Line, Lines, Mark, Point, Table
from data.base.formats import listed, quantity
from data.finances.cells import ratio_cell, ratio_text, target_cells, threshold_text
from data.finances.publications import stages_said
from data.finances.rules import Verdict
from data.finances.views import TOGETHER, BudgetFigures, RatioCell, TownAccounts
from data.finances.vocabulary import (
    Comparison,
    Ratio,
)
from data.finances.words import (
    NOT_RESTATED,
    RATIOS,
    cited,
    short_title,
    targets_measure,
    targets_sentence,
)

REVENUE = "Recettes"
SPENDING = "Dépenses"
_HEADROOM = Decimal("1.25")


@dataclass(frozen=True)
class _Scale:
    """The unit that an axis of money reads best in, from ``least`` euros on."""

    unit: str
    words: str
    euros: Decimal
    decimals: int
    least: Decimal


_SCALES = (
    _Scale("M€", "millions d’euros", Decimal(1_000_000), 2, Decimal(1_000_000)),
    _Scale("k€", "milliers d’euros", Decimal(1_000), 1, Decimal(10_000)),
)
_EUROS = _Scale("€", "euros", Decimal(1), 0, Decimal(0))
_DECIMALS = 2
"""How exact the tables are: cents, hundredths of a percent or of a year."""
_UNITS = {Ratio.GROSS_SAVINGS_RATE: "%", Ratio.NET_SAVINGS: "€", Ratio.DEBT_YEARS: "ans"}
_PROOF = ("Simulé", "Source")
_BULLET_COLUMNS = (
    *("Ratio", "Budget", "Exercice", "Valeur", "Unité", "Lecture", "Cible", "Verdict"),
    *_PROOF,
)
_CAVEATS = {Comparison.ABOVE: "pas un plancher", Comparison.BELOW: "pas un plafond"}
"""What a mark is not: it is shown to read against, it binds nobody."""


def targets_chart(accounts: TownAccounts, code: str, year: int) -> Bullets:
    """Draw the three ratios of a budget, or of the whole town, against their targets."""
    cells = target_cells(accounts, code, year)
    lines = [f"{_label(cell)} : {cell.text}{_against(cell)}" for cell in cells]
    return Bullets(
        title=targets_sentence(accounts, code, year),
        subtitle=targets_measure(accounts, code, year),
        source=_footer(accounts, [row for row in accounts.figures if row.year == year], code),
        alt=f"Trois barres. {' ; '.join(lines)}.",
        table=Table(
            _BULLET_COLUMNS,
            tuple(_bullet_line(accounts, cell, year) for cell in cells),
        ),
        is_simulated=any(cell.is_simulated for cell in cells),
        bullets=tuple(_bullet(cell) for cell in cells),
    )


def scissors_chart(accounts: TownAccounts, code: str) -> Lines:
    """Draw the effet de ciseaux of a budget: the gap between the lines is the épargne brute."""
    series = accounts.series(code)
    known = [row for row in series if row.gross_savings_eur is not None]
    scale = _scale(known)
    return Lines(
        title=_scissors_title(known, scale),
        subtitle=f"{accounts.title(code)}, fonctionnement, en {scale.words} par exercice",
        source=_footer(accounts, series, code),
        alt=_scissors_words(known, scale),
        table=_scissors_table(accounts, series),
        is_simulated=any(row.is_simulated for row in series),
        lines=(
            Line(
                REVENUE,
                "revenue",
                tuple(_money_point(row.year, row.amounts.revenue_eur, scale) for row in series),
            ),
            Line(
                SPENDING,
                "spending",
                tuple(_money_point(row.year, row.amounts.spending_eur, scale) for row in series),
            ),
        ),
        unit=scale.unit,
        decimals=scale.decimals,
        gap_between=(REVENUE, SPENDING),
    )


def savings_rate_chart(accounts: TownAccounts, code: str, year: int) -> Lines:
    """Draw the savings rate of each budget over the years, the chosen one or the town's first.

    All budgets together are said in the title: their line would hide the principal one's.
    """
    ratio = Ratio.GROSS_SAVINGS_RATE
    cells = [ratio_cell(accounts, budget.code, ratio, year) for budget in accounts.due(year)]
    main = accounts.town_code if code == TOGETHER else code
    codes = [main, *(budget.code for budget in accounts.budgets if budget.code != main)]
    return Lines(
        title=_rate_title(cells, ratio_cell(accounts, accounts.whole_code, ratio, year), year),
        subtitle="Épargne brute en % des recettes réelles de fonctionnement, par budget",
        decimals=1,
        **_ratio_lines(accounts, ratio, codes, year),
    )


def debt_years_chart(accounts: TownAccounts, code: str, year: int) -> Lines:
    """Draw the years of savings that the debt weighs: the town's own budget, then all together.

    A year when it is not computable breaks the line.
    """
    ratio = Ratio.DEBT_YEARS
    main = accounts.town_code if code == accounts.whole_code else code
    codes = list(dict.fromkeys((main, accounts.town_code, accounts.whole_code)))
    cell = ratio_cell(accounts, main, ratio, year)
    weight = " d’épargne brute pour rembourser la dette" if cell.value is not None else ""
    return Lines(
        title=f"{cell.budget} : {cell.text}{weight} en {year}{_against(cell)}",
        subtitle="Encours de dette ÷ épargne brute, en années",
        decimals=1,
        **_ratio_lines(accounts, ratio, codes, year),
    )


def _ratio_lines(
    accounts: TownAccounts, ratio: Ratio, codes: Sequence[str], year: int
) -> dict[str, Any]:
    """Return what the charts of a ratio share: the first code is the main line."""
    series = [(code, accounts.series(code)) for code in codes]
    drawn = [row for _, rows in series for row in rows]
    return {
        "unit": _UNITS[ratio],
        "source": _footer(accounts, drawn, TOGETHER if TOGETHER in codes else codes[0]),
        "alt": " ".join(_ratio_words(accounts.title(code), ratio, rows) for code, rows in series),
        "table": _ratio_table(accounts, ratio, codes),
        "is_simulated": any(row.is_simulated for row in drawn),
        "lines": tuple(
            Line(
                short_title(accounts.title(code)),
                "main" if code == codes[0] else "comparator",
                tuple(_point(row, ratio) for row in rows),
            )
            for code, rows in series
        ),
        "marks": _marks(accounts, ratio, year),
    }


def _ratio_table(accounts: TownAccounts, ratio: Ratio, codes: Sequence[str]) -> Table:
    titles = (f"{accounts.title(code)} ({_UNITS[ratio]})" for code in codes)
    drawn = [row for code in codes for row in accounts.series(code)]
    lines = []
    for year in sorted({row.year for row in drawn}):
        values = (_exact(_value(accounts.at(code, year), ratio)) for code in codes)
        proof = _proof(accounts, [row for row in drawn if row.year == year])
        lines.append((year, *values, *proof))
    return Table(("Exercice", *titles, *_PROOF), tuple(lines))


def _point(row: BudgetFigures, ratio: Ratio) -> Point:
    return Point(row.year, _number(row.ratios.value(ratio)), ratio_text(row, ratio))


def _money_point(year: int, amount: Decimal | None, scale: _Scale) -> Point:
    value = None if amount is None else float(amount / scale.euros)
    return Point(year, value, _written(_shown(amount, scale), scale))


def _scale(series: Sequence[BudgetFigures]) -> _Scale:
    largest = max(
        (abs(row.amounts.revenue_eur or Decimal(0)) for row in series), default=Decimal(0)
    )
    return next((scale for scale in _SCALES if largest >= scale.least), _EUROS)


def _marks(accounts: TownAccounts, ratio: Ratio, year: int) -> tuple[Mark, ...]:
    target = accounts.targets.get(year, {}).get(ratio)
    mark = accounts.mark(ratio, year)
    drawn = []
    if target:
        drawn.append(Mark(float(target.value), target.label, "target"))
    if mark:
        label = f"{mark.label} ({_CAVEATS[mark.comparison]})"
        drawn.append(Mark(float(mark.value), label, "mark"))
    return tuple(drawn)


def _bullet(cell: RatioCell) -> Bullet:
    threshold = cell.target.value if cell.target else None
    reach = [Decimal(0), cell.value or Decimal(0), threshold or Decimal(0)]
    return Bullet(
        key=cell.ratio,
        label=_label(cell),
        value=_number(cell.value),
        text=cell.text,
        threshold=_number(threshold),
        threshold_text=f"cible : {threshold_text(cell.target)}" if cell.target else "sans cible",
        verdict=cell.verdict,
        maximum=float(max(reach) * _HEADROOM) or 1.0,
        minimum=float(min(reach) * _HEADROOM),
    )


def _bullet_line(accounts: TownAccounts, cell: RatioCell, year: int) -> tuple[Cell, ...]:
    target = threshold_text(cell.target) if cell.target else None
    behind = [row for row in accounts.figures if row.title == cell.budget and row.year == year]
    return (
        RATIOS[cell.ratio],
        cell.budget,
        year,
        _exact(cell.value),
        _UNITS[cell.ratio],
        cell.text,
        target,
        cell.verdict_text or None,
        *_proof(accounts, behind),
    )


def _label(cell: RatioCell) -> str:
    return f"{RATIOS[cell.ratio]} ({short_title(cell.budget)})"


def _against(cell: RatioCell) -> str:
    return f" ({cell.verdict_text} : {threshold_text(cell.target)})" if cell.target else ""


def _scissors_table(accounts: TownAccounts, series: Sequence[BudgetFigures]) -> Table:
    columns = ("Exercice", f"{REVENUE} (€)", f"{SPENDING} (€)", "Épargne brute (€)", *_PROOF)
    return Table(
        columns,
        tuple(
            (
                row.year,
                _exact(row.amounts.revenue_eur),
                _exact(row.amounts.spending_eur),
                _exact(row.gross_savings_eur),
                *_proof(accounts, [row]),
            )
            for row in series
        ),
    )


def _scissors_title(known: Sequence[BudgetFigures], scale: _Scale) -> str:
    if not known:
        return "L’épargne brute n’est pas connue"
    first, last = known[0], known[-1]
    if first is last:
        return f"En {last.year}, l’épargne brute est de {_savings_text(last, scale)}"
    revenue = _change(first.amounts.revenue_eur, last.amounts.revenue_eur, scale)
    spending = _change(first.amounts.spending_eur, last.amounts.spending_eur, scale)
    return (
        f"De {first.year} à {last.year}, l’épargne brute {_moved(first, last, scale)} : "
        f"{revenue} de recettes, {spending} de dépenses"
    )


def _moved(first: BudgetFigures, last: BudgetFigures, scale: _Scale) -> str:
    """Say which way the savings went, with both figures, or the move that they do not show."""
    move = (last.gross_savings_eur or Decimal(0)) - (first.gross_savings_eur or Decimal(0))
    before, after = _shown_savings(first, scale), _shown_savings(last, scale)
    now = _written(after, scale)
    if move == 0:
        return f"reste à {now}"
    verb = "progresse" if move > 0 else "recule"
    if (after - before) * move <= 0:
        cents = 0 if abs(move) >= 1 else 2
        return f"{verb} légèrement, de {quantity(abs(move), '€', cents)}, à {now}"
    slightly = " légèrement" if abs(move) < scale.euros / 10 and scale.decimals else ""
    return f"{verb}{slightly}, de {_written(before, scale)} à {now}"


def _change(before: Decimal | None, after: Decimal | None, scale: _Scale) -> str:
    """Write the move between two amounts as they are written themselves."""
    old, new = _shown(before, scale), _shown(after, scale)
    change = None if old is None or new is None else new - old
    return f"{'+' if change and change > 0 else ''}{_written(change, scale)}"


def _shown(amount: Decimal | None, scale: _Scale) -> Decimal | None:
    """Round an amount to what its label shows, in the unit of the axis."""
    return None if amount is None else round(amount / scale.euros, scale.decimals)


def _shown_savings(row: BudgetFigures, scale: _Scale) -> Decimal:
    """Return the gap between the two labels, so that whoever subtracts them finds it."""
    revenue = _shown(row.amounts.revenue_eur, scale) or Decimal(0)
    return revenue - (_shown(row.amounts.spending_eur, scale) or Decimal(0))


def _written(value: Decimal | None, scale: _Scale) -> str:
    return quantity(value, scale.unit, scale.decimals)


def _savings_text(row: BudgetFigures, scale: _Scale) -> str:
    return _written(_shown_savings(row, scale), scale)


def _scissors_words(known: Sequence[BudgetFigures], scale: _Scale) -> str:
    said = [
        f"{row.year} : recettes {_written(_shown(row.amounts.revenue_eur, scale), scale)}, "
        f"dépenses {_written(_shown(row.amounts.spending_eur, scale), scale)}, "
        f"épargne brute {_savings_text(row, scale)}"
        for row in known
    ]
    return f"Deux courbes, recettes et dépenses. {' ; '.join(said)}."


def _rate_title(cells: Sequence[RatioCell], whole: RatioCell, year: int) -> str:
    if whole.target is None:
        return f"En {year}, le taux d’épargne brute est de {whole.text}"
    kept = sum(cell.verdict is Verdict.MET for cell in cells)
    aim = f"la cible d’épargne brute ({threshold_text(whole.target)})"
    if len(cells) == 1:
        return f"En {year}, le taux d’épargne brute est de {whole.text}{_against(whole)}"
    share = f"{kept} budget{'s' if kept > 1 else ''} sur {len(cells)}"
    verb = "tiennent" if kept > 1 else "tient"
    subject = f"{share} {verb}" if kept else "aucun budget ne tient"
    return f"En {year}, {subject} {aim} ; tous ensemble : {whole.text}"


def _ratio_words(title: str, ratio: Ratio, series: Sequence[BudgetFigures]) -> str:
    said = [f"{row.year} : {ratio_text(row, ratio)}" for row in series]
    return f"{title}, {RATIOS[ratio].lower()} : {' ; '.join(said)}."


def _footer(accounts: TownAccounts, drawn: Sequence[BudgetFigures], code: str) -> str:
    stages = sorted({one for row in drawn for one in row.stage.split(" et ")})
    provisional = sorted({str(row.year) for row in drawn if row.is_provisional})
    return " · ".join(
        part
        for part in (
            listed(_cited(accounts, drawn)),
            listed([stages_said(one) for one in stages]),
            f"provisoires : {listed(provisional)}" if provisional else "",
            NOT_RESTATED if code == TOGETHER else "",
        )
        if part
    )


def _cited(accounts: TownAccounts, rows: Sequence[BudgetFigures]) -> list[str]:
    codes = {source for row in rows for source in row.sources}
    return cited([source for source in accounts.sources if source.code in codes])


def _proof(accounts: TownAccounts, rows: Sequence[BudgetFigures]) -> tuple[str, str]:
    """Return the last two cells of a table's line: is it simulated, where does it come from."""
    is_simulated = any(row.is_simulated for row in rows)
    return ("oui" if is_simulated else "non", " ; ".join(_cited(accounts, rows)))


def _value(row: BudgetFigures | None, ratio: Ratio) -> Decimal | None:
    return row.ratios.value(ratio) if row else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _exact(value: Decimal | None) -> float | None:
    return None if value is None else float(round(value, _DECIMALS))
