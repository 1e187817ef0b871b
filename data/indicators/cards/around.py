"""What is around and in a quarter: its schools, its facts, what residents said of it."""

from collections.abc import Iterable, Sequence

from data.base.chart import Table
from data.base.formats import counted
from data.indicators import rules, words
from data.indicators.knowledge import Knowledge
from data.indicators.views import FactGroup, IndicatorLine, RemarkGroup
from data.territories.views import Quarter, Remark, School
from data.territories.words import TOPICS

_SCHOOL_FIGURES = ("school_pupils", "school_ips", "school_value_added")


def schools(known: Knowledge, quarter: Quarter) -> Table:
    """Return the schools of a quarter and near it, a row each."""
    columns = (
        "Établissement",
        "Nature",
        "Commune",
        "Secteur",
        "Éducation prioritaire",
        "Situation",
        *(known.catalogue[code].title for code in _SCHOOL_FIGURES if code in known.catalogue),
    )
    return Table(columns, tuple(_school(known, school) for school in quarter.schools))


def _school(known: Knowledge, school: School) -> tuple[str, ...]:
    return (
        school.name,
        school.kind,
        school.commune or "",
        school.sector or "non précisé",
        school.priority_education or "hors éducation prioritaire",
        situation(school),
        *(
            _school_figure(known, known.catalogue[code], school)
            for code in _SCHOOL_FIGURES
            if code in known.catalogue
        ),
    )


def situation(school: School) -> str:
    """Say where a school stands, and whether its position alone tells it."""
    if not school.is_inside:
        return "à proximité"
    return "dans le quartier, d’après sa position" if school.is_computed else "dans le quartier"


def _school_figure(known: Knowledge, indicator: IndicatorLine, school: School) -> str:
    reading = rules.latest(known.of(indicator.code, school.code))
    if reading is None:
        return "–"
    if reading.data_year is None:
        return words.reading_text(reading, indicator)
    return f"{words.reading_text(reading, indicator)} ({reading.data_year})"


def schools_note(known: Knowledge, schools: Sequence[School]) -> str:
    """Count the schools, and say whom their index describes."""
    inside = sum(school.is_inside for school in schools)
    near = len(schools) - inside
    readings = [one for school in schools for one in known.of("school_ips", school.code)]
    undated = any(one.data_year is None for one in readings)
    computed = sum(school.is_computed for school in schools)
    placed = f" (dont {computed} d’après sa position)" if computed == 1 else ""
    if computed > 1:
        placed = f" (dont {computed} d’après leur position)"
    return (
        f"{counted(inside, 'établissement')} dans le quartier{placed}, {near} à proximité. "
        "L’indice de position sociale décrit les élèves inscrits, pas les habitants"
        + (" ; la source ne dit pas son année." if undated else ".")
    )


def facts(quarter: Quarter) -> tuple[FactGroup, ...]:
    """Return the facts of the contract's card, by topic."""
    groups = (
        FactGroup(title, tuple(fact.text for fact in quarter.facts if fact.topic is topic))
        for topic, title in TOPICS.items()
    )
    return tuple(group for group in groups if group.lines)


def remarks(found: Iterable[Remark]) -> tuple[RemarkGroup, ...]:
    """Return what residents said, by theme in the source's order."""
    said = list(found)
    return tuple(
        RemarkGroup(
            theme,
            tuple(_said(one) for one in said if one.theme == theme and one.is_strength),
            tuple(_said(one) for one in said if one.theme == theme and not one.is_strength),
        )
        for theme in dict.fromkeys(one.theme for one in said)
    )


def _said(remark: Remark) -> str:
    return f"{remark.text} ({remark.commune})" if remark.commune else remark.text
