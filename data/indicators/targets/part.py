"""The part of an indicator's sheet that speaks of its targets."""

from collections.abc import Sequence

from data.indicators.targets import words as said
from data.indicators.targets.cells import states_data, states_table
from data.indicators.targets.charts import shares_chart
from data.indicators.targets.states import TargetState
from data.indicators.views import IndicatorLine
from data.indicators.views.targets import NO_TARGETS, TargetCard, TargetsPart


def targets_part(states: Sequence[TargetState], line: IndicatorLine) -> TargetsPart:
    """Return what is said of the targets of an indicator; empty when it has none."""
    if not states:
        return NO_TARGETS
    data = states_data(states, line)
    return TargetsPart(
        cards=tuple(_card(one, line) for one in states),
        chart=shares_chart(states, line, data),
        table=states_table(states, line),
        data=data,
    )


def _card(state: TargetState, line: IndicatorLine) -> TargetCard:
    return TargetCard(
        title=said.title(state, line),
        verdict=said.verdict(state),
        state=said.state_text(state, line),
        facts=(
            ("Départ", said.start_text(state, line)),
            ("Dernière valeur", said.last_text(state, line)),
            ("Chemin attendu", said.path_text(state, line)),
            ("Progression", said.progress_text(state)),
            ("Date d’atteinte", said.outlook_text(state)),
            ("Référence", said.reference_text(state, line)),
        ),
        is_simulated=state.target.is_simulated,
    )
