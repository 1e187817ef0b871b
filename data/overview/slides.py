"""The slides: the same views as the screens, one message each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from data.base.chart import StackedBars
from data.base.formats import counted, long_date, percent
from data.finances.views import FinancesView
from data.indicators.views import NeighbourhoodsView
from data.mandate.sentences import moment
from data.mandate.views import ActionState, ChangeKind, ChangesView, Check, MandateView
from data.overview.views import BigFigure, Slide
from data.territories.views import MapView

MOST_LINES = 6
MOST_BARS = 6


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
        *_bars(mandate),
        *_lists(mandate, changes, overdue),
        *_quarters(neighbourhoods, quarters_map),
        *_money(finances),
        _method(mandate),
    )


def _opening(mandate: MandateView) -> Slide:
    completion = mandate.completion
    return Slide(
        key="ouverture",
        title=mandate.plan.title,
        subtitle=f"{moment(mandate.elapsed_pct)}, au {long_date(mandate.on)}",
        source=f"{mandate.plan.title} et mises à jour des délégations",
        is_simulated=mandate.is_simulated,
        figures=(
            BigFigure(percent(mandate.elapsed_pct), "du temps est écoulé"),
            BigFigure(percent(completion.pct), "des projets sont réalisés"),
            BigFigure(
                str(completion.kept),
                f"projets suivis, hors {counted(completion.dropped, 'abandonné')}",
            ),
            BigFigure(str(completion.missions), "missions permanentes, suivies à part"),
        ),
    )


def _bars(mandate: MandateView) -> Iterator[Slide]:
    chart = mandate.groups_chart
    parts = [
        chart.rows[start : start + MOST_BARS] for start in range(0, len(chart.rows), MOST_BARS)
    ]
    for rank, rows in enumerate(parts, start=1):
        title = chart.title if len(parts) == 1 else f"{chart.title} ({rank} sur {len(parts)})"
        part: StackedBars = replace(chart, rows=rows)
        yield Slide(
            key=f"delegations-{rank}",
            title=title,
            subtitle=chart.subtitle,
            source=chart.source,
            is_simulated=chart.is_simulated,
            chart=part,
        )


def _lists(
    mandate: MandateView, changes: ChangesView, overdue: Sequence[ActionState]
) -> Iterator[Slide]:
    source = f"{mandate.plan.title} et mises à jour des délégations"
    done = [change.action for change in changes.changes if change.kind is ChangeKind.DONE]
    done.sort(key=_reported_on, reverse=True)
    since = long_date(changes.since)
    yield Slide(
        key="realises",
        title=f"{counted(len(done), 'action réalisée', 'actions réalisées')} depuis le {since}",
        source=source,
        is_simulated=mandate.is_simulated,
        lines=_listed([action.title for action in done]),
    )
    late = dict(mandate.checks)[Check.OVERDUE]
    yield Slide(
        key="retards",
        title=f"{counted(late, 'échéance dépassée', 'échéances dépassées')} à ce jour",
        source=source,
        is_simulated=mandate.is_simulated,
        lines=_listed([_due(action) for action in overdue]),
    )
    ahead = [action for action in mandate.next_deadlines if action.deadline]
    yield Slide(
        key="echeances",
        title="Les prochaines échéances",
        source=source,
        is_simulated=mandate.is_simulated,
        lines=_listed([_due(action) for action in ahead[:MOST_LINES]]),
    )


def _reported_on(action: ActionState) -> date:
    return action.report.effective_on if action.report else date.min


def _due(action: ActionState) -> str:
    day = long_date(action.deadline.latest_on) if action.deadline else ""
    return f"{day} : {action.title}"


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
            subtitle=quarters_map.outside or quarters_map.title,
            source=quarters_map.source,
            is_simulated=False,
            map=quarters_map,
        )
    if view.card is not None and view.card.chart is not None:
        chart = view.card.chart
        yield Slide(
            key="quartiers",
            title=view.answer.replace("**", "").rstrip("."),
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


def _method(mandate: MandateView) -> Slide:
    return Slide(
        key="methode",
        title="Comment lire ces chiffres",
        source=" ; ".join(source.citation for source in mandate.sources),
        is_simulated=mandate.is_simulated,
        lines=(
            "Part réalisée : projets réalisés sur projets, abandons exclus.",
            "Missions permanentes et rendez-vous récurrents sont comptés à part.",
            "Une échéance est dépassée dès le lendemain, sauf action réalisée ou abandonnée.",
            "Une valeur absente est dite absente, jamais comptée zéro.",
            "Les quartiers de 2015 et de 2024 n’ont pas les mêmes limites : jamais enchaînés.",
        ),
    )
