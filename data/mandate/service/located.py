"""How much is promised in each quarter, written on their map."""

from dataclasses import replace

from data.base.database import reading
from data.base.formats import counted
from data.base.views import Scope
from data.indicators.maps.choices import LAYERS, Layer
from data.indicators.maps.layers import with_words
from data.mandate.queries.located import count_located_actions
from data.territories.views import MapLayer, MapMark, MapView

_NONE = "aucun document n’en situe dans ces quartiers"


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
    return with_words(drawn, [MapLayer(LAYERS[Layer.ACTIONS], told)])


def _by_plan(counts: list[tuple[str, int]]) -> str:
    return " et ".join(f"{counted(count, 'action')} ({plan})" for plan, count in counts)
