"""The slides: the same views as the screens, one message each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from data.base.formats import counted, long_date, percent
from data.finances.views import FinancesView
from data.indicators.views import NeighbourhoodsView
from data.mandate.charts import source_words
from data.mandate.rules import is_due_by
from data.mandate.sentences import (
    NOBODY_TOLD,
    NOTHING_KNOWN,
    deadline_words,
    moment,
    set_apart,
    silence,
)
from data.mandate.views import ActionState, ChangeKind, ChangesView, Completion, MandateView
from data.mandate.words import shared_with
from data.overview.views import BigFigure, Slide
from data.territories.views import MapView

MOST_LINES = 6
_A_YEAR = timedelta(days=365)


def slides(
    mandate: MandateView,
    changes: ChangesView,
    overdue: Sequence[ActionState],
    neighbourhoods: NeighbourhoodsView,
    quarters_map: MapView | None,
    finances: FinancesView,
) -> tuple[Slide, ...]:
    """Return the slides in the order of a meeting; a world without data has none."""
    return (
        _opening(mandate),
        *_content(mandate, changes, overdue),
        *_quarters(neighbourhoods, quarters_map),
        *_money(finances),
        _method(mandate, has_quarters=not neighbourhoods.is_empty),
    )


def _content(
    mandate: MandateView, changes: ChangesView, overdue: Sequence[ActionState]
) -> Iterator[Slide]:
    """Return what the plan's actions have to say; a plan without any says it at its opening."""
    if not mandate.actions:
        return
    if mandate.groups_chart.rows:
        yield _bars(mandate)
    yield from (_silent_lists if mandate.is_silent else _lists)(mandate, changes, overdue)


def _opening(mandate: MandateView) -> Slide:
    if not mandate.actions:
        return Slide(
            key="ouverture",
            title=NOTHING_KNOWN,
            subtitle=mandate.plan.title,
            source=mandate.plan.title,
            is_simulated=False,
            lines=("Rien n’est compté : ni projet, ni échéance, ni retard.",),
        )
    if mandate.is_silent:
        return _silent_opening(mandate)
    completion = mandate.completion
    figures = [BigFigure(percent(mandate.elapsed_pct), "du temps est écoulé")]
    if completion.known_pct is not None:
        figures.append(BigFigure(percent(completion.pct), "des projets sont réalisés"))
    figures.append(BigFigure(str(completion.kept), _kept_words(completion)))
    if completion.missions:
        figures.append(BigFigure(str(completion.missions), _missions_words(completion)))
    return Slide(
        key="ouverture",
        title=f"{moment(mandate.elapsed_pct)}, {_finding(completion)}",
        subtitle=mandate.plan.title,
        source=_source(mandate),
        is_simulated=mandate.is_simulated,
        figures=tuple(figures),
    )


def _finding(completion: Completion) -> str:
    if completion.pct is None:
        return "aucun projet n’est compté"
    if completion.known_pct is None:
        return NOBODY_TOLD[0].lower() + NOBODY_TOLD[1:]
    return f"{percent(completion.pct)} des projets sont réalisés"


def _silent_opening(mandate: MandateView) -> Slide:
    """Open on what the plan holds: nothing was declared, so that no share means anything."""
    completion = mandate.completion
    words = "action suivie" if mandate.actions == 1 else "actions suivies"
    figures = [
        BigFigure(str(mandate.actions), words),
        BigFigure(str(completion.kept), "projet" if completion.kept < 2 else "projets"),
    ]
    if completion.missions:
        figures.append(BigFigure(str(completion.missions), _missions_words(completion)))
    figures += [
        BigFigure(str(count), f"{'partagée' if count == 1 else 'partagées'} {shared_with(body)}")
        for body, count in mandate.shared[:1]
    ]
    return Slide(
        key="ouverture",
        title=silence(mandate.plan, mandate.on),
        subtitle=mandate.plan.title,
        source=_source(mandate),
        is_simulated=mandate.is_simulated,
        figures=tuple(figures),
    )


def _missions_words(completion: Completion) -> str:
    words = "mission permanente" if completion.missions == 1 else "missions permanentes"
    return f"{words}, à part"


def _kept_words(completion: Completion) -> str:
    words = "projet suivi" if completion.kept < 2 else "projets suivis"
    return f"{words}{set_apart(completion)}"


def _source(mandate: MandateView) -> str:
    return source_words(mandate.plan, is_silent=mandate.is_silent)


def _bars(mandate: MandateView) -> Slide:
    chart = mandate.groups_chart
    return Slide(
        key="delegations",
        title=chart.title,
        subtitle=(
            "Nombre de projets ; statuts non renseignés"
            if mandate.is_silent
            else "Projets par statut ; à droite, part réalisée, hors abandons"
        ),
        source=chart.source,
        is_simulated=chart.is_simulated,
        chart=chart,
    )


def _lists(
    mandate: MandateView, changes: ChangesView, overdue: Sequence[ActionState]
) -> Iterator[Slide]:
    source = _source(mandate)
    done = [change.action for change in changes.changes if change.kind is ChangeKind.DONE]
    yield Slide(
        key="realises",
        title=(
            f"{counted(len(done), 'action réalisée', 'actions réalisées')} depuis le "
            f"{long_date(changes.since)}"
        ),
        source=source,
        is_simulated=mandate.is_simulated,
        lines=_by_group(done),
    )
    yield _overdue(mandate, overdue)
    yield _ahead(mandate)


def _silent_lists(
    mandate: MandateView, _changes: ChangesView, overdue: Sequence[ActionState]
) -> Iterator[Slide]:
    """Keep what the text alone dates; without any declaration, « 0 réalisée » would be made up."""
    if overdue:
        yield _overdue(mandate, overdue)
    if mandate.next_deadlines:
        yield _ahead(mandate)


def _overdue(mandate: MandateView, overdue: Sequence[ActionState]) -> Slide:
    return Slide(
        key="retards",
        title=f"{counted(len(overdue), 'échéance dépassée', 'échéances dépassées')} à ce jour",
        source=_source(mandate),
        is_simulated=mandate.is_simulated,
        lines=_listed([_late(action, mandate.on) for action in overdue]),
    )


def _ahead(mandate: MandateView) -> Slide:
    ahead = [action for action in mandate.next_deadlines if action.deadline]
    soon = sum(is_due_by(action, mandate.on, mandate.on + _A_YEAR) for action in ahead)
    return Slide(
        key="echeances",
        title=f"{counted(soon, 'échéance tombe', 'échéances tombent')} dans l’année qui vient",
        source=_source(mandate),
        is_simulated=mandate.is_simulated,
        lines=_listed([_due(action) for action in ahead[:soon]]),
    )


def _by_group(actions: Sequence[ActionState]) -> tuple[str, ...]:
    """Count actions by pilot, the most first; the last line gathers those that do not fit."""
    counts = Counter(_group_name(action) for action in actions)
    ranked = counts.most_common()
    if len(ranked) <= MOST_LINES:
        return _listed([f"{name} : {count}" for name, count in ranked])
    first, rest = ranked[: MOST_LINES - 1], ranked[MOST_LINES - 1 :]
    others = sum(count for _, count in rest)
    return (
        *(f"{name} : {count}" for name, count in first),
        f"{len(rest)} autres : {others}",
    )


def _group_name(action: ActionState) -> str:
    if action.pilot:
        return action.pilot.name
    return action.theme.title if action.theme else "Sans pilote"


def _due(action: ActionState) -> str:
    mark = " (date simulée)" if action.deadline and action.deadline.is_simulated else ""
    return f"{deadline_words(action)}{mark}"


def _late(action: ActionState, on: date) -> str:
    if action.deadline is None:
        return action.title
    months = max(1, (on - action.deadline.latest_on).days // 30)
    part = ", un jalon" if action.deadline.milestone else ""
    return f"{action.title}{part} : {months} mois de retard"


def _listed(lines: Sequence[str]) -> tuple[str, ...]:
    if not lines:
        return ("Aucune à cette date.",)
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    rest = len(lines) - MOST_LINES + 1
    return (*lines[: MOST_LINES - 1], f"… et {counted(rest, 'autre')}")


def _quarters(view: NeighbourhoodsView, quarters_map: MapView | None) -> Iterator[Slide]:
    if quarters_map is not None:
        count = len(quarters_map.features)
        yield Slide(
            key="carte",
            title=_map_finding(quarters_map, count),
            subtitle=" ".join(filter(None, (quarters_map.caution, quarters_map.outside))),
            source=quarters_map.source,
            is_simulated=False,
            map=quarters_map,
        )
    chart = view.gaps_chart
    if chart is not None:
        yield Slide(
            key="quartiers",
            title=chart.title,
            subtitle=chart.subtitle,
            source=chart.source,
            is_simulated=chart.is_simulated,
            chart=chart,
        )


def _map_finding(view: MapView, count: int) -> str:
    quarters = counted(count, "quartier prioritaire", "quartiers prioritaires")
    known = sorted(
        (feature.value, feature.value_text)
        for feature in view.features
        if feature.value is not None
    )
    if not known:
        return quarters
    return f"{view.title} : de {known[0][1]} à {known[-1][1]} dans {quarters}"


def _money(view: FinancesView) -> Iterator[Slide]:
    if view.is_empty:
        return
    for key, chart in (
        ("cibles", view.targets),
        ("ciseaux", view.scissors),
        ("dette", view.debt_years),
    ):
        yield Slide(
            key=key,
            title=chart.title,
            subtitle=chart.subtitle,
            source=chart.source,
            is_simulated=chart.is_simulated,
            chart=chart,
        )


def _method(mandate: MandateView, *, has_quarters: bool) -> Slide:
    quarters = "Les quartiers de 2015 et de 2024 n’ont pas les mêmes limites : jamais enchaînés."
    return Slide(
        key="methode",
        title="Seuls les projets se « réalisent » : missions et rendez-vous sont comptés à part",
        source=" ; ".join(source.citation for source in mandate.sources),
        is_simulated=mandate.is_simulated,
        lines=(
            "Part réalisée : projets réalisés sur projets, abandons exclus.",
            "Une mission est assurée ou non ; un rendez-vous est tenu tant de fois.",
            "Une échéance est dépassée dès le lendemain, sauf action réalisée ou abandonnée.",
            "Une valeur absente est dite absente, jamais comptée zéro.",
            *([quarters] if has_quarters else []),
        ),
    )
