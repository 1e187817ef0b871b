"""The pictures of the finances page, made from the accounts of a town."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from data.base.chart import Bullet, Bullets, Cell, Line, Lines, Mark, Point, Table
from data.base.formats import euros, listed
from data.finances.rules import Verdict
from data.finances.views import TOGETHER, BudgetFigures, RatioCell, TownAccounts
from data.finances.vocabulary import (
    Ratio,
)
from data.finances.words import (
    NOT_RESTATED,
    RATIOS,
    kept_sentence,
    ratio_cell,
    ratio_text,
    short_title,
    target_cells,
    threshold_text,
)

REVENUE = "Recettes"
SPENDING = "Dépenses"
_HEADROOM = Decimal("1.25")


@dataclass(frozen=True)
class _Scale:
    """The unit that an axis of money reads best in."""

    unit: str
    words: str
    euros: Decimal
    decimals: int


_MILLIONS = _Scale("M€", "millions d’euros", Decimal(1_000_000), 1)
_THOUSANDS = _Scale("k€", "milliers d’euros", Decimal(1_000), 0)


def targets_chart(accounts: TownAccounts, code: str, year: int) -> Bullets:
    """Draw the three ratios of a budget, or of the whole town, against their targets."""
    cells = target_cells(accounts, code, year)
    lines = [f"{_label(cell)} : {cell.text}{_against(cell)}" for cell in cells]
    return Bullets(
        title=kept_sentence(cells, year),
        subtitle=f"{accounts.title(code)}, comptes {year}",
        source=_footer(accounts, [row for row in accounts.figures if row.year == year], code),
        alt=f"Trois barres. {' ; '.join(lines)}.",
        table=Table(
            ("Ratio", "Budget", "Exercice", "Valeur", "Lecture", "Cible", "Verdict"),
            tuple(_bullet_line(cell, year) for cell in cells),
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
        title=_scissors_title(known),
        subtitle=f"{accounts.title(code)}, fonctionnement, en {scale.words} par exercice",
        source=_footer(accounts, series, code),
        alt=_scissors_words(known),
        table=_scissors_table(series),
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
    cells = [ratio_cell(accounts, budget.code, ratio, year) for budget in accounts.budgets]
    main = accounts.town_code if code == TOGETHER else code
    codes = [main, *(budget.code for budget in accounts.budgets if budget.code != main)]
    return Lines(
        title=_rate_title(cells, ratio_cell(accounts, accounts.whole_code, ratio, year), year),
        subtitle="Épargne brute en % des recettes réelles de fonctionnement, par budget",
        unit="%",
        decimals=1,
        **_ratio_lines(accounts, ratio, codes),
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
        unit="ans",
        decimals=1,
        **_ratio_lines(accounts, ratio, codes),
    )


def _ratio_lines(accounts: TownAccounts, ratio: Ratio, codes: Sequence[str]) -> dict[str, Any]:
    """Return what the charts of a ratio share: the first code is the main line."""
    series = [(code, accounts.series(code)) for code in codes]
    drawn = [row for _, rows in series for row in rows]
    all_years = sorted({row.year for row in drawn})
    return {
        "source": _footer(accounts, drawn, TOGETHER if TOGETHER in codes else codes[0]),
        "alt": " ".join(_ratio_words(accounts.title(code), ratio, rows) for code, rows in series),
        "table": Table(
            ("Exercice", *(accounts.title(code) for code in codes)),
            tuple(
                (year, *(_number(_value(accounts.at(code, year), ratio)) for code in codes))
                for year in all_years
            ),
        ),
        "is_simulated": any(row.is_simulated for row in drawn),
        "lines": tuple(
            Line(
                short_title(accounts.title(code)),
                "main" if code == codes[0] else "comparator",
                tuple(_point(row, ratio) for row in rows),
            )
            for code, rows in series
        ),
        "marks": _marks(accounts, ratio),
    }


def _point(row: BudgetFigures, ratio: Ratio) -> Point:
    return Point(row.year, _number(row.ratios.value(ratio)), ratio_text(row, ratio))


def _money_point(year: int, amount: Decimal | None, scale: _Scale) -> Point:
    value = None if amount is None else float(amount / scale.euros)
    return Point(year, value, euros(amount))


def _scale(series: Sequence[BudgetFigures]) -> _Scale:
    largest = max(
        (abs(row.amounts.revenue_eur or Decimal(0)) for row in series), default=Decimal(0)
    )
    return _MILLIONS if largest >= _MILLIONS.euros else _THOUSANDS


def _marks(accounts: TownAccounts, ratio: Ratio) -> tuple[Mark, ...]:
    held = (("target", accounts.targets.get(ratio)), ("mark", accounts.marks.get(ratio)))
    return tuple(Mark(float(line.value), line.label, role) for role, line in held if line)


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


def _bullet_line(cell: RatioCell, year: int) -> tuple[Cell, ...]:
    target = threshold_text(cell.target) if cell.target else None
    return (
        RATIOS[cell.ratio],
        cell.budget,
        year,
        _number(cell.value),
        cell.text,
        target,
        cell.verdict_text or None,
    )


def _label(cell: RatioCell) -> str:
    return f"{RATIOS[cell.ratio]} ({short_title(cell.budget)})"


def _against(cell: RatioCell) -> str:
    return f" ({cell.verdict_text} : {threshold_text(cell.target)})" if cell.target else ""


def _scissors_table(series: Sequence[BudgetFigures]) -> Table:
    columns = ("Exercice", f"{REVENUE} (€)", f"{SPENDING} (€)", "Épargne brute (€)")
    lines = (
        (row.year, row.amounts.revenue_eur, row.amounts.spending_eur, row.gross_savings_eur)
        for row in series
    )
    return Table(columns, tuple((year, *map(_number, amounts)) for year, *amounts in lines))


def _scissors_title(known: Sequence[BudgetFigures]) -> str:
    if not known:
        return "L’épargne brute n’est pas connue"
    first, last = known[0], known[-1]
    now = euros(last.gross_savings_eur)
    if first is last:
        return f"En {last.year}, l’épargne brute est de {now}"
    before = euros(first.gross_savings_eur)
    moved = f"reste à {now}" if before == now else f"passe de {before} à {now}"
    return (
        f"De {first.year} à {last.year}, l’épargne brute {moved} : "
        f"{_change(first.amounts.revenue_eur, last.amounts.revenue_eur)} de recettes, "
        f"{_change(first.amounts.spending_eur, last.amounts.spending_eur)} de dépenses"
    )


def _change(before: Decimal | None, after: Decimal | None) -> str:
    change = None if before is None or after is None else after - before
    return f"+{euros(change)}" if change and change > 0 else euros(change)


def _scissors_words(known: Sequence[BudgetFigures]) -> str:
    said = [
        f"{row.year} : recettes {euros(row.amounts.revenue_eur)}, "
        f"dépenses {euros(row.amounts.spending_eur)}, "
        f"épargne brute {euros(row.gross_savings_eur)}"
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
    codes = {source for row in drawn for source in row.sources}
    cited = [source.citation for source in accounts.sources if source.code in codes]
    stages = sorted({row.stage for row in drawn})
    provisional = sorted({str(row.year) for row in drawn if row.is_provisional})
    return " · ".join(
        part
        for part in (
            listed(cited),
            f"comptes : {listed(stages)}" if stages else "",
            f"provisoires : {listed(provisional)}" if provisional else "",
            NOT_RESTATED if code == TOGETHER else "",
        )
        if part
    )


def _value(row: BudgetFigures | None, ratio: Ratio) -> Decimal | None:
    return row.ratios.value(ratio) if row else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
