"""The pictures of the comparison: amounts side by side in a year, one amount over the years."""

from collections.abc import Sequence

from data.base.chart import (
    BarGroup,
    Cell,
    GroupedBars,
    Line,
    Lines,
    NamedBar,
    Point,
    Table,
)
from data.base.formats import quantity, typeset
from data.finances.aggregates import by_code
from data.finances.comparison import words
from data.finances.comparison.reading import Years
from data.finances.comparison.rules import MAIN, YearOf

_UNIT = "€ par habitant"


def pairs_chart(name: str, town: YearOf, group: YearOf, source: str) -> GroupedBars:
    """Draw each main amount per inhabitant, the town's above the group's."""
    codes = [code for code in MAIN if code in town.amounts or code in group.amounts]
    other = "Strate" if group.stratum else group.title
    return GroupedBars(
        title=words.sentence(name, town, group),
        subtitle=typeset(
            f"{_UNIT[0].upper()}{_UNIT[1:]}, budgets principaux, {town.year} ; "
            f"{words.group_name(group)}"
        ),
        source=source,
        alt=_pairs_words(name, town, group, codes),
        table=_pairs_table(name, town, group, codes),
        is_simulated=town.is_simulated or group.is_simulated,
        unit=_UNIT,
        groups=tuple(
            BarGroup(
                code,
                _label(town, group, code),
                (_bar(name, "main", town, code), _bar(other, "comparator", group, code)),
            )
            for code in codes
        ),
    )


def _label(town: YearOf, group: YearOf, code: str) -> str:
    """Name an amount, and say how far apart the two are when both are known."""
    own, other = town.per_head(code), group.per_head(code)
    gap = "" if own is None or other is None else f" : {words.gap_text(own, other)}"
    return typeset(f"{by_code()[code].title}{gap}")


def _bar(name: str, role: str, one: YearOf, code: str) -> NamedBar:
    value = one.per_head(code)
    text = "non publié" if code not in one.amounts else words.per_head(value)
    return NamedBar(words.short_name(name), role, None if value is None else float(value), text)


def _pairs_words(name: str, town: YearOf, group: YearOf, codes: Sequence[str]) -> str:
    parts = [
        f"{by_code()[code].title} : {name} {words.per_head(town.per_head(code))}, "
        f"{words.group_name(group)} {words.per_head(group.per_head(code))}"
        for code in codes
    ]
    return typeset(f"Montants par habitant en {town.year}. {' ; '.join(parts)}.")


def _pairs_table(name: str, town: YearOf, group: YearOf, codes: Sequence[str]) -> Table:
    columns = (
        "Montant",
        "Exercice",
        f"{name}, en € par habitant",
        f"{words.group_name(group)}, en € par habitant",
        "Écart",
        f"{name}, en €",
        f"{name}, habitants",
        "Comparaison, somme en €",
        "Comparaison, habitants",
        "Comparaison, communes",
        f"Source, {name}",
        "Source, comparaison",
    )
    return Table(columns, tuple(_pairs_row(town, group, code) for code in codes))


def _pairs_row(town: YearOf, group: YearOf, code: str) -> tuple[Cell, ...]:
    own, other = town.amounts.get(code), group.amounts.get(code)
    return (
        by_code()[code].title,
        town.year,
        words.table_amount(town.per_head(code)),
        words.table_amount(group.per_head(code)),
        words.gap_text(town.per_head(code), group.per_head(code)),
        float(own.euros) if own else None,
        own.population if own else None,
        float(other.euros) if other else None,
        other.population if other else None,
        other.communes if other else None,
        town.origin,
        group.origin,
    )


def trend_chart(name: str, town: Years, group: Years, code: str, source: str) -> Lines | None:
    """Draw an amount per inhabitant over the years that both have; nothing under two years."""
    shared = [
        year
        for year in sorted(town.keys() & group.keys())
        if town[year].per_head(code) is not None and group[year].per_head(code) is not None
    ]
    if len(shared) < 2:
        return None
    own, other = [town[year] for year in shared], [group[year] for year in shared]
    title = by_code()[code].title
    lines = (
        _line(name, "main", own, code),
        _line(_group_title(other), "comparator", other, code),
    )
    return Lines(
        title=_trend_title(own, other, code),
        subtitle=typeset(f"{title}, en {_UNIT}, budgets principaux"),
        source=source,
        alt=_trend_words(title, lines),
        table=_trend_table(name, own, other, code),
        is_simulated=any(one.is_simulated for one in [*own, *other]),
        lines=lines,
        unit="€",
    )


def _group_title(years: Sequence[YearOf]) -> str:
    return "Strate" if years[0].stratum else years[-1].title


def _line(name: str, role: str, years: Sequence[YearOf], code: str) -> Line:
    return Line(words.short_name(name), role, tuple(_point(one, code) for one in years))


def _point(one: YearOf, code: str) -> Point:
    value = one.per_head(code)
    return Point(
        x=one.year,
        y=None if value is None else float(value),
        text=quantity(value, "€"),
        detail=words.group_name(one) if one.stratum else "",
        is_hollow=one.is_provisional,
    )


def _trend_title(own: Sequence[YearOf], other: Sequence[YearOf], code: str) -> str:
    """Say where the town stood beside the others in the first year and in the last."""
    first, last = (
        words.gap_text(own[rank].per_head(code), other[rank].per_head(code)) for rank in (0, -1)
    )
    beside = "la strate" if other[0].stratum else _group_title(other)
    return typeset(
        f"{by_code()[code].title} par habitant : {first} par rapport à {beside} en {own[0].year}, "
        f"{last} en {own[-1].year}"
    )


def _trend_words(title: str, lines: Sequence[Line]) -> str:
    parts = [
        f"{line.name} : " + ", ".join(f"{point.x:.0f} {point.text}" for point in line.points)
        for line in lines
    ]
    return typeset(f"{title} par habitant. {' ; '.join(parts)}.")


def _trend_table(name: str, own: Sequence[YearOf], other: Sequence[YearOf], code: str) -> Table:
    columns = (
        "Montant",
        "Exercice",
        f"{name}, en € par habitant",
        f"{name}, habitants",
        f"Source, {name}",
        "Comparaison",
        "Comparaison, en € par habitant",
        "Comparaison, habitants",
        "Comparaison, communes",
        "Source, comparaison",
    )
    title = by_code()[code].title
    return Table(
        columns,
        tuple(
            (
                title,
                mine.year,
                words.table_amount(mine.per_head(code)),
                mine.population,
                mine.origin,
                words.group_name(theirs),
                words.table_amount(theirs.per_head(code)),
                theirs.amounts[code].population,
                theirs.amounts[code].communes,
                theirs.origin,
            )
            for mine, theirs in zip(own, other, strict=True)
        ),
    )


def source_of(parts: Sequence[str], communes: Sequence[int]) -> str:
    """Cite the sources under a picture, and how many towns the comparison is of, by year."""
    towns = words.towns_text(communes)
    return typeset(f"{' ; '.join(parts)} (comparaison : {towns})")
