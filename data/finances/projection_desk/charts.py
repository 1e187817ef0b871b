"""The pictures of the projection: observed years solid, projected ones apart."""

from collections.abc import Sequence
from typing import Any

from data.base.chart import BreakMark, Line, Lines, Mark, Point, Table
from data.base.formats import listed
from data.finances.cells import threshold_text
from data.finances.projection_desk.carried import (
    Carried,
    YearOf,
    observed_years,
    projected_years,
)
from data.finances.projection_desk.sentences import source_text
from data.finances.projection_desk.words import PROJECTION, RATIOS, break_text, value_text
from data.finances.views import HeldThreshold, TownAccounts
from data.finances.vocabulary import Comparison, Ratio

UNITS = {Ratio.GROSS_SAVINGS_RATE: "%", Ratio.NET_SAVINGS: "k€", Ratio.DEBT_YEARS: "ans"}
MEASURES = {
    Ratio.GROSS_SAVINGS_RATE: "Épargne brute en % des recettes réelles de fonctionnement",
    Ratio.NET_SAVINGS: "Épargne brute moins capital remboursé, en milliers d’euros",
    Ratio.DEBT_YEARS: "Encours de dette ÷ épargne brute, en années",
}
_THOUSAND = 1000
_CAVEATS = {Comparison.ABOVE: "pas un plancher", Comparison.BELOW: "pas un plafond"}
"""What a mark is not: it is shown to read against, it binds nobody."""
_OBSERVED_NAME = "Observé"


def budget_of(accounts: TownAccounts, budget: str, ratio: Ratio) -> str:
    """Return the budget that a ratio is read on: the town's own for the debt of the whole."""
    is_debt = ratio is Ratio.DEBT_YEARS
    return accounts.town_code if is_debt and budget == accounts.whole_code else budget


def panel(
    accounts: TownAccounts, carried: Carried, budget: str, ratio: Ratio, base_year: int
) -> Lines:
    """Draw one ratio of the chosen scenario: what was observed, then what is projected."""
    code = budget_of(accounts, budget, ratio)
    source = source_text(accounts, code, base_year)
    before = observed_years(accounts, code, base_year)
    after = projected_years(carried, code)
    every = (*before, *after)
    line = Line(
        "",
        "main",
        tuple(_point(one, ratio) for one in every),
        projected_from=base_year + 1 if after else None,
    )
    last = after[-1].year if after else base_year
    said = break_text(carried.break_of(code, ratio), last)
    return Lines(
        title=f"{RATIOS[ratio]} : {said}",
        subtitle=f"{MEASURES[ratio]}. {accounts.title(code)}",
        source=source,
        alt=f"{accounts.title(code)}, {RATIOS[ratio].lower()}. {_words(every, ratio)}.",
        table=_table([(carried.title, every)], ratio, source),
        is_simulated=any(one.is_simulated for one in every),
        **_shared(accounts, ratio, code, base_year, (line,), is_small=True),
    )


def compared(
    accounts: TownAccounts,
    every: Sequence[Carried],
    chosen: str,
    budget: str,
    ratio: Ratio,
    base_year: int,
) -> Lines:
    """Draw one ratio of all the scenarios on one picture, the chosen one first."""
    code = budget_of(accounts, budget, ratio)
    source = source_text(accounts, code, base_year)
    before = observed_years(accounts, code, base_year)
    after = [(one, projected_years(one, code)) for one in every]
    known = [(one, rows) for one, rows in after if rows]
    lines = [
        Line(
            one.title,
            "main" if one.code == chosen else "comparator",
            tuple(
                _point(row, ratio)
                for row in (*(before if one.code == chosen else before[-1:]), *rows)
            ),
            projected_from=base_year + 1,
        )
        for one, rows in known
    ]
    last = max((rows[-1].year for _, rows in known), default=base_year)
    texts = [f"« {one.title} » : {break_text(one.break_of(code, ratio), last)}" for one, _ in known]
    series = [(_OBSERVED_NAME, before), *((one.title, rows) for one, rows in known)]
    return Lines(
        title=f"{RATIOS[ratio]}, scénario par scénario : {_keeping(known, code, ratio)}",
        subtitle=f"{MEASURES[ratio]}. {accounts.title(code)}",
        source=source,
        alt=f"{' ; '.join(texts)}. "
        + ". ".join(f"{name} : {_words(rows, ratio)}" for name, rows in series)
        + ".",
        table=_table(series, ratio, source),
        is_simulated=any(row.is_simulated for _, rows in series for row in rows),
        **_shared(accounts, ratio, code, base_year, tuple(lines)),
    )


def _keeping(known: Sequence[tuple[Carried, tuple[YearOf, ...]]], code: str, ratio: Ratio) -> str:
    """Count the scenarios that keep the target to the end."""
    held = [one.break_of(code, ratio) for one, _ in known]
    if not known or None in held:
        return "sans cible"
    keep = [
        one.title for (one, _), found in zip(known, held, strict=True) if not found or found.is_kept
    ]
    if not keep:
        return "aucun ne tient la cible jusqu’au bout" if len(known) > 1 else "cible manquée"
    if len(keep) == len(known):
        return "la cible est tenue partout" if len(known) > 1 else "cible tenue"
    verb = "tient" if len(keep) == 1 else "tiennent"
    return f"{listed([f'« {title} »' for title in keep])} {verb} la cible"


def _shared(
    accounts: TownAccounts,
    ratio: Ratio,
    code: str,
    base_year: int,
    lines: tuple[Line, ...],
    *,
    is_small: bool = False,
) -> dict[str, Any]:
    return {
        "lines": lines,
        "unit": UNITS[ratio],
        "decimals": 1,
        "marks": marks(accounts, ratio, code, base_year, is_small=is_small),
        "breaks": (BreakMark(base_year + 1, PROJECTION),),
    }


def marks(
    accounts: TownAccounts, ratio: Ratio, code: str, base_year: int, *, is_small: bool = False
) -> tuple[Mark, ...]:
    """Return the target that binds a budget, and the mark shown beside it.

    A small picture has no room to say what a mark is not: the large one says it.
    """
    target, mark = accounts.target(ratio, code, base_year), accounts.mark(ratio, base_year)
    drawn = []
    if target:
        drawn.append(Mark(_height(target, ratio), target.label, "target"))
    if mark:
        label = mark.label if is_small else f"{mark.label} ({_CAVEATS[mark.comparison]})"
        drawn.append(Mark(_height(mark, ratio), label, "mark"))
    return tuple(drawn)


def targets_of(
    accounts: TownAccounts, budget: str, base_year: int
) -> list[tuple[str, HeldThreshold]]:
    """Return the targets that are held on a budget, each with the budget that it is read on."""
    found = []
    for ratio in Ratio:
        code = budget_of(accounts, budget, ratio)
        if target := accounts.target(ratio, code, base_year):
            found.append((code, target))
    return found


def target_text(target: HeldThreshold) -> str:
    """Say a target with its ratio."""
    return f"{RATIOS[target.ratio]} : {threshold_text(target)}"


def _height(held: HeldThreshold, ratio: Ratio) -> float:
    return float(held.value) / (_THOUSAND if ratio is Ratio.NET_SAVINGS else 1)


def _point(one: YearOf, ratio: Ratio) -> Point:
    value = one.value(ratio)
    return Point(
        one.year,
        None if value is None else float(value) / (_THOUSAND if ratio is Ratio.NET_SAVINGS else 1),
        value_text(one.ratios, ratio),
        one.source,
        is_hollow=one.is_projected,
    )


def _words(rows: Sequence[YearOf], ratio: Ratio) -> str:
    return " ; ".join(
        f"{one.year}{' (projection)' if one.is_projected else ''} : {value_text(one.ratios, ratio)}"
        for one in rows
    )


def _table(series: Sequence[tuple[str, Sequence[YearOf]]], ratio: Ratio, source: str) -> Table:
    unit = "€" if ratio is Ratio.NET_SAVINGS else UNITS[ratio]
    return Table(
        ("Scénario", "Exercice", "Nature", f"{RATIOS[ratio]} ({unit})", "Lecture", "Source"),
        tuple(
            (
                name if one.is_projected else _OBSERVED_NAME,
                one.year,
                PROJECTION if one.is_projected else f"observé ({one.source})",
                None if (value := one.value(ratio)) is None else float(round(value, 2)),
                value_text(one.ratios, ratio),
                source,
            )
            for name, rows in series
            for one in rows
        ),
    )
