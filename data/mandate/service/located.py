"""How much is promised in each quarter, written on their map."""

from dataclasses import replace

from data.base.chart import Table
from data.base.database import reading
from data.base.formats import counted
from data.base.views import Scope
from data.indicators.maps.choices import LAYERS, Layer
from data.indicators.maps.layers import with_words
from data.mandate.queries.located import count_located_actions, list_located
from data.mandate.queries.plans import list_plans
from data.mandate.queries.states import list_action_states
from data.mandate.views import ActionState
from data.mandate.words import STAGES
from data.territories.views import MapLayer, MapMark, MapView

_NONE = "aucun document n’en situe dans ces quartiers"
_COLUMNS = ("Quartier", "Document", "Code", "Action", "Statut", "Simulé")
_UNTOLD = "Jamais mis à jour"
_MOST_LISTED = 300
"""Actions named beside the map: beyond, each quarter's own list is the place to read them."""


def with_located_actions(scope: Scope, view: MapView) -> MapView:
    """Return the map with the number of actions that all documents locate in each quarter.

    Investments of a contrat de ville are actions of its own: the words count each document apart.
    """
    codes = {one.code for one in view.features}
    with reading() as session:
        rows = count_located_actions(session, scope.organisation, codes, scope.on)
    counts: dict[str, list[tuple[str, int]]] = {}
    for code, plan, count in rows:
        counts.setdefault(code, []).append((plan, count))
    marks = tuple(
        MapMark(
            code=one.code,
            point=one.centre,
            text=counted(sum(count for _, count in counts[one.code]), "action"),
            words=f"{one.name}, {_by_plan(counts[one.code])}",
        )
        for one in view.features
        if one.code in counts and one.centre is not None
    )
    told = " ; ".join(mark.words for mark in marks) or _NONE
    drawn = replace(view, marks=marks)
    listed = (
        _listed(scope, view) if 0 < sum(count for _, _, count in rows) <= _MOST_LISTED else None
    )
    return with_words(drawn, [MapLayer(LAYERS[Layer.ACTIONS], told, table=listed)])


def _listed(scope: Scope, view: MapView) -> Table:
    """Return each action located in each quarter, by its name and its stage."""
    names = {one.code: one.name for one in view.features}
    with reading() as session:
        found = list_located(session, scope.organisation, names, scope.on)
        plans = {row.id or 0: row.title for row in list_plans(session, scope.organisation)}
        wanted = {action for _, _, action in found}
        states = {
            state.id: state
            for plan in sorted({plan for _, plan, _ in found})
            for state in list_action_states(session, plan, scope.on, only=wanted)
        }
    return Table(
        _COLUMNS,
        tuple(
            (names[code], plans[plan], *_told(states[action]))
            for code, plan, action in found
            if action in states
        ),
    )


def _told(state: ActionState) -> tuple[str, str, str, str]:
    """Return an action's code, name and stage, and whether that stage was made up."""
    report = state.report
    is_simulated = report is not None and report.is_simulated
    stage = STAGES[state.stage] if report else _UNTOLD
    return state.code, state.title, stage, "oui" if is_simulated else "non"


def _by_plan(counts: list[tuple[str, int]]) -> str:
    return " et ".join(f"{counted(count, 'action')} ({plan})" for plan, count in counts)
