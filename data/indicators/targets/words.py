"""What is said of a target, in French: what it aims at, its gap, its progress, its outlook."""

from collections.abc import Sequence

from data.base.formats import counted, listed, number, percent, short_date
from data.indicators import words
from data.indicators.progress import Outlook, Projection
from data.indicators.series import short_name
from data.indicators.targets.states import NoProgress, TargetState
from data.indicators.views import IndicatorLine
from data.indicators.views.targets import TargetLine
from data.indicators.vocabulary import Direction

MET, AHEAD, LATE, MISSED, UNKNOWN = "met", "ahead", "late", "missed", "unknown"
_AIMS = {Direction.UP: "au moins ", Direction.DOWN: "au plus ", Direction.HOLD: "maintenir "}
_WHY = {
    NoProgress.NO_VALUE: "aucune valeur n’est encore connue",
    NoProgress.NO_BASELINE: "la valeur de départ n’est pas connue",
    NoProgress.SECRET: "la valeur de départ est secrète",
    NoProgress.NOT_SINCE: "aucune valeur n’est connue depuis le départ",
    NoProgress.OTHER_GROUND: (
        "le départ est mesuré sur un autre périmètre que la dernière valeur : les deux ne "
        "s’enchaînent pas"
    ),
    NoProgress.BREAK: "la série est rompue entre le départ et la dernière valeur",
    NoProgress.BACKWARDS: (
        "le départ est déjà du bon côté de la cible : il s’agit de ne pas repasser de l’autre"
    ),
    NoProgress.INSIDE: "le départ est déjà dans la plage : il n’y a pas de chemin à faire",
    NoProgress.SAME: "la cible est égale au départ : il n’y a pas de chemin à faire",
}


def aim_text(target: TargetLine, line: IndicatorLine) -> str:
    """Write what is aimed at: ``au moins 30,0 %``, ``entre 10,0 et 20,0 %``."""
    if target.upper_value is not None:
        low = number(target.value, line.decimals)
        return f"entre {low} et {words.measure(target.upper_value, line)}"
    return f"{_AIMS.get(line.direction, '')}{words.measure(target.value, line)}"


def title(state: TargetState, line: IndicatorLine) -> str:
    """Name a target: where, what, when."""
    return f"{state.ground.name} : {aim_text(state.target, line)} en {state.target.due_year}"


def verdict(state: TargetState) -> str:
    """Return where a target stands, as a key."""
    if state.last is None:
        return UNKNOWN
    if state.is_met:
        return MET
    if (state.last.data_year or 0) >= state.target.due_year:
        return MISSED
    if state.is_ahead is None:
        return UNKNOWN
    return AHEAD if state.is_ahead else LATE


def state_text(state: TargetState, line: IndicatorLine) -> str:
    """Say where a target stands, in a few words that begin a line."""
    known = verdict(state)
    if state.last is None:
        return "Aucune valeur connue"
    year = state.last.data_year
    if known == MET:
        return f"{_met(state)} en {year}"
    if known == MISSED:
        return f"Non atteinte à l’échéance, {_away(state, line)}"
    if known == UNKNOWN:
        return f"Pas atteinte en {year}, {_away(state, line)}"
    gap = state.gap or 0.0
    if abs(gap) <= state.aim.tolerance:
        return f"Sur le chemin en {year}"
    side = "En avance" if known == AHEAD else "En retard"
    return f"{side} de {words.distance(gap, line)} en {year}"


def _met(state: TargetState) -> str:
    if state.aim.is_range:
        return "Dans la plage"
    return "Tenue" if state.aim.direction is Direction.HOLD else "Atteinte"


def _away(state: TargetState, line: IndicatorLine) -> str:
    assert state.last is not None
    assert state.last.value is not None
    left = words.distance(state.aim.distance(state.last.value), line)
    return f"à {left} de la {'plage' if state.aim.is_range else 'cible'}"


def start_text(state: TargetState, line: IndicatorLine) -> str:
    """Say what the target starts from."""
    year = state.target.baseline_year
    if state.target.withheld:
        return f"{state.target.withheld}, en {year}" if year else state.target.withheld
    if state.baseline is None:
        return f"en {year}, valeur non connue" if year else "non renseigné"
    when = f" en {year}" if year else ", année non précisée"
    own = next((one for one in state.series.valued if one.data_year == year), None) if (
        state.series and year
    ) else None  # fmt: skip
    said = f"{words.measure(state.baseline, line)}{when}"
    if own is None or own.value is None or abs(own.value - state.baseline) <= state.aim.tolerance:
        return said
    return f"{said} selon la cible ({words.measure(own.value, line)} selon la série)"


def last_text(state: TargetState, line: IndicatorLine) -> str:
    """Say the last value, its year, and its perimeter."""
    if state.last is None:
        return words.NO_READING
    where = f" ({words.perimeter_text(state.last.perimeter)})" if state.last.perimeter else ""
    return f"{words.reading_text(state.last, line)} en {state.last.data_year}{where}"


def path_text(state: TargetState, line: IndicatorLine) -> str:
    """Say where the path stands the year of the last value, and how far the value is from it."""
    if state.expected is None or state.last is None or state.gap is None:
        return "pas de chemin à tracer : " + (
            _WHY[state.why] if state.why else "l’année de départ n’est pas connue"
        )
    said = f"{words.measure(state.expected, line)} attendus en {state.last.data_year}"
    if abs(state.gap) <= state.aim.tolerance:
        return f"{said} ; la valeur est sur le chemin"
    side = "au-dessus" if state.gap > 0 else "au-dessous"
    judged = "en avance" if state.is_ahead else "en retard"
    return f"{said} ; la valeur est {words.distance(state.gap, line)} {side}, {judged}"


def progress_text(state: TargetState) -> str:
    """Say the share of the way done, never rounded up to done; or why it is not computed."""
    if state.progress is None:
        return f"non définie : {_WHY[state.why]}" if state.why else "non définie"
    share = share_text(state)
    if state.progress < 0:
        return f"{share} : la valeur s’est éloignée de la cible depuis le départ"
    if state.progress > 100 and state.is_met:
        return f"{share} du chemin : la cible est dépassée"
    return f"{share} du chemin"


def share_text(state: TargetState) -> str:
    """Write the progress; with a decimal where rounding would say done, or not begun."""
    done = state.progress or 0.0
    is_blurred = (round(done) == 100 and not state.is_met) or (round(done) == 0 and done != 0)
    return percent(done, 1 if is_blurred else 0)


def outlook_text(state: TargetState) -> str:
    """Say when the target may be reached at the pace of the values known, and how it is told."""
    found = state.projection
    if state.target.withheld:
        return "pas de projection : la valeur de départ est secrète"
    if found is None:
        return "pas de projection : il faut une année de départ et des valeurs depuis"
    if found.outlook is Outlook.MET:
        return "la dernière valeur est à la cible"
    if found.outlook is Outlook.TOO_FEW:
        return _too_few(found)
    said = {
        Outlook.AWAY: "s’éloigne de la cible",
        Outlook.STILL: "ne bouge pas : la cible n’est pas en vue",
        Outlook.BETWEEN: _between(found),
        Outlook.NOT_BEFORE: (
            f"pas avant {found.earliest} au rythme actuel ; les valeurs sont trop dispersées pour "
            "une date au plus tard"
        ),
        Outlook.FAR: f"pas avant {found.earliest} au rythme actuel",
    }[found.outlook]
    if not found.is_sure:
        said += ", sans que les valeurs, dispersées, permettent d’en être sûr"
    return f"{said} ({_method(found)})"


def _too_few(found: Projection) -> str:
    count = len(found.years)
    if count == 0:
        return "pas de projection : aucune valeur suivie depuis le départ"
    if count == 1:
        return "pas de projection : une valeur ne suffit pas"
    return f"pas de projection : deux valeurs ne suffisent pas ({listed(_written(found))})"


def _between(found: Projection) -> str:
    if found.earliest == found.latest:
        return f"en {found.earliest} au rythme actuel"
    return f"entre {found.earliest} et {found.latest} au rythme actuel"


def _method(found: Projection) -> str:
    return (
        f"droite des moindres carrés sur {counted(len(found.years), 'valeur')}, de "
        f"{found.years[0]} à {found.years[-1]} ; huit chances sur dix si rien ne change"
    )


def _written(found: Projection) -> list[str]:
    return [str(year) for year in found.years]


def reference_text(state: TargetState, line: IndicatorLine) -> str:
    """Cite the document that sets the target, since when, and what it replaces."""
    said = f"{state.target.reference}, décidée le {short_date(state.target.decided_on)}"
    before = state.replaced
    if before is None:
        return said
    return f"{said} ; remplace {aim_text(before, line)}, décidée le {short_date(before.decided_on)}"


def headline(state: TargetState, line: IndicatorLine) -> str:
    """Say a target and where it stands in one sentence."""
    known = state_text(state, line)
    return (
        f"{short_name(state.ground.name)}, cible {_of(state.target, line)} en "
        f"{state.target.due_year} : {known[0].lower()}{known[1:]}"
    )


def _of(target: TargetLine, line: IndicatorLine) -> str:
    """Write what is aimed at after « cible »: ``d’au moins 30,0 %``."""
    if target.upper_value is not None:
        return aim_text(target, line)
    sides = {Direction.UP: "d’au moins ", Direction.DOWN: "d’au plus "}
    return f"{sides.get(line.direction, 'de ')}{words.measure(target.value, line)}"


def foremost(states: Sequence[TargetState]) -> TargetState:
    """Return the target to tell first: the nearest territory's, the next that is still due."""
    own = [one for one in states if one.ground.code == states[0].ground.code]
    due = (one for one in own if not one.last or (one.last.data_year or 0) < one.target.due_year)
    return next(due, own[-1])
