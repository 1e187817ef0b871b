"""The catalogue as a whole: how much of it is filled, theme by theme, and to take away. Pure."""

from collections.abc import Collection, Iterable, Mapping

from data.base.chart import Cell, Table
from data.base.formats import percent
from data.indicators import tables
from data.indicators.catalogue import packaged
from data.indicators.views import CoveredTheme, IndicatorLine, IndicatorState

COLUMNS = (
    tables.CODE,
    tables.TITLE,
    tables.THEME,
    tables.KIND,
    tables.UNIT,
    tables.SOURCE_FAMILY,
    tables.PERIODICITY,
    tables.OWNER,
    tables.NEXT_UPDATE,
    "Fraîcheur",
    tables.OWN,
    "Avec une cible",
    "Fiche remplie (%)",
    "Il manque",
    "Simulé",
)
_EXPECTED = (
    "démographie",
    "revenus",
    "emploi",
    "éducation",
    "logement",
    "santé",
    "sécurité",
    "mobilité",
    "finances",
)
"""What a town is asked about, in this order; the other themes of the package follow."""

_ELSEWHERE = {"finances": "Les ratios se lisent dans la page Finances"}
_NO_FILE = "Aucun fichier officiel lu par l’application n’en apporte encore"


def filled_text(states: Iterable[IndicatorState]) -> str:
    """Say in Markdown how much of the catalogue is filled; nothing without indicator."""
    every = list(states)
    if not every:
        return ""
    # Every indicator has as many parts: the mean of the shares is the share of all parts.
    mean = percent(sum(one.percent for one in every) / len(every))
    if any(one.missing for one in every):
        return f"Les fiches du catalogue sont remplies à **{mean}**."
    return f"Les fiches du catalogue sont remplies à **{mean}** : il n’y manque rien."


def catalogue_table(lines: Iterable[IndicatorLine], states: Mapping[str, IndicatorState]) -> Table:
    """Return indicators, how each is kept and what each lacks, a row each."""
    return Table(COLUMNS, tuple(_row(line, states[line.code]) for line in lines))


def _row(line: IndicatorLine, state: IndicatorState) -> tuple[Cell, ...]:
    return (
        line.code,
        line.title,
        line.theme,
        state.kind,
        line.unit or None,
        line.source_family,
        line.periodicity,
        line.owner,
        line.next_update_on,
        state.age,
        _said(state.is_own),
        _said(state.has_target),
        round(state.percent, 1),
        ", ".join(state.missing) or None,
        _said(line.is_simulated),
    )


def _said(is_so: bool) -> str:
    return tables.YES if is_so else tables.NO


def covered_themes(measured: Collection[str]) -> tuple[CoveredTheme, ...]:
    """Return what the package describes of each theme, and of those a town would look for.

    Args:
        measured: codes of the indicators that have a value here.
    """
    entries = packaged()
    themes = dict.fromkeys((*_EXPECTED, *(entry.theme for entry in entries)))
    found = []
    for theme in themes:
        some = [entry for entry in entries if entry.theme == theme]
        families = " ; ".join(dict.fromkeys(entry.source_family for entry in some))
        count = sum(entry.code in measured for entry in some)
        told = families or _ELSEWHERE.get(theme, _NO_FILE)
        found.append(CoveredTheme(theme, len(some), count, told))
    return tuple(found)
