"""What the catalogue says of an indicator, on its sheet; what it does not say is told too."""

from data.base.formats import counted, listed, long_date, percent
from data.indicators import tables
from data.indicators.views import IndicatorLine, IndicatorState
from data.indicators.vocabulary import Direction

NOT_SAID = "non renseigné"
FRESHNESS = "Fraîcheur"
_DIRECTIONS = {
    Direction.UP: "à la hausse",
    Direction.DOWN: "à la baisse",
    Direction.HOLD: "au maintien",
    Direction.RANGE: "dans une plage",
    Direction.NONE: "aucun : ni la hausse ni la baisse n’est bonne en soi",
}
_CODE = "Code (pour un tableau à importer)"
_SIMULATED = " (simulé)"


def facts(line: IndicatorLine, state: IndicatorState | None = None) -> tuple[tuple[str, str], ...]:
    """Return the lines of the catalogue, name and text.

    Args:
        line: the indicator.
        state: how it is kept on the day looked at; its lines are left out without.
    """
    mark = _SIMULATED if line.is_simulated else ""
    due = line.next_update_on
    said: tuple[tuple[str, str | None], ...] = (
        ("Unité et précision", _precision(line)),
        (tables.DIRECTION, _DIRECTIONS[line.direction]),
        (tables.KIND, tables.KINDS[line.kind].lower()),
        (tables.THEME, line.theme),
        (tables.CONCEPT, line.concept),
        (tables.SOURCE_FAMILY, line.source_family),
        (tables.METHOD, line.method),
        (tables.LIMITS, line.limits),
        (tables.PERIODICITY, line.periodicity),
        (tables.NEXT_UPDATE, f"{long_date(due)}{mark}" if due else None),
        (tables.OWNER, f"{line.owner}{mark}" if line.owner else None),
        *_kept(line, state),
        (_CODE, line.code),
    )
    return tuple((name, text or NOT_SAID) for name, text in said)


def _precision(line: IndicatorLine) -> str:
    unit = line.unit or "nombre sans unité"
    if not line.decimals:
        return f"{unit}, sans décimale"
    return f"{unit}, {counted(line.decimals, 'décimale')}"


def _kept(line: IndicatorLine, state: IndicatorState | None) -> tuple[tuple[str, str], ...]:
    if state is None:
        return ()
    lacking = f" ; il manque : {listed(list(state.missing))}" if state.missing else ""
    lines = [
        (FRESHNESS, state.age),
        ("Fiche remplie", f"{percent(state.percent)}{lacking}"),
        ("Origine", "propre à la commune" if state.is_own else "catalogue fourni"),
    ]
    if line.smallest_count is not None:
        hidden = f"sous {line.smallest_count}, une valeur ne sort pas de la base"
        lines.append((tables.SMALLEST_COUNT, hidden))
    return tuple(lines)
