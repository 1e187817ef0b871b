"""The door of the whole card: what is measured in a quarter beside what is promised there."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from data.base.formats import counted, listed
from data.base.service import base_view
from data.base.views import Scope
from data.indicators.cards.identity.service import quarter_identity
from data.mandate.service import located_actions
from data.mandate.views import LocatedAction
from data.mandate.words import STAGES, UNREPORTED
from data.overview.quarter_sheet.views import PromisedGroup, PromisedLine, QuarterSheet


def quarter_sheet(scope: Scope, code: str | None = None) -> QuarterSheet | None:
    """Return the card of a quarter, the first one unless told; nothing without any quarter.

    Args:
        scope: the organisation and the day.
        code: official code; an unknown one is replaced by the first quarter.
    """
    identity = quarter_identity(scope, code)
    if identity is None:
        return None
    actions = located_actions(scope, identity.code)
    promised = tuple(
        _group(list(some)) for _, some in groupby(actions, key=lambda action: action.plan_code)
    )
    return QuarterSheet(
        identity=identity,
        promised=promised,
        on=scope.on,
        town=base_view().name,
        is_simulated=identity.is_simulated or any(one.is_simulated for one in promised),
    )


def _group(actions: Sequence[LocatedAction]) -> PromisedGroup:
    lines = tuple(_line(one) for one in actions)
    stages = Counter(one.stage for one in lines)
    order = (*STAGES.values(), UNREPORTED)
    told = [f"{stages[one]} {_feminine(one, stages[one])}" for one in order if stages[one]]
    return PromisedGroup(
        plan=actions[0].plan_code,
        title=actions[0].plan_title,
        counts=f"{counted(len(lines), 'action')} : {', '.join(told)}",
        lines=lines,
        is_simulated=any(one.is_simulated for one in lines),
    )


def _feminine(stage: str, count: int) -> str:
    """Agree a stage with « actions »: « réalisées », « en cours »."""
    word = stage.lower()
    if not word.endswith("é"):
        return word
    return f"{word}e" if count < 2 else f"{word}es"


def _line(action: LocatedAction) -> PromisedLine:
    return PromisedLine(
        plan=action.plan_code,
        code=action.code,
        title=action.title,
        stage=STAGES[action.stage] if action.has_report else UNREPORTED,
        pilots=listed(list(action.pilots)),
        is_nearby=action.is_nearby,
        is_simulated=action.is_simulated,
    )
