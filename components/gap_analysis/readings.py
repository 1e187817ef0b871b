"""What the gaps of each quarter say, in sentences: what a small screen reads, and a room hears."""

import streamlit as st

from components.aims.lines import intention
from components.page import READABLE_WIDTH
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import counted, typeset
from data.indicators.views import GapAnalysisView
from data.mandate.aims.sentences import quarter_gaps_answer
from data.mandate.aims.views import Aims

_MOST = 40
"""Quarters told of in sentences: the page stays readable; the table has them all."""


def quarter_readings(view: GapAnalysisView, aims: Aims) -> None:
    """Draw the sentences of each quarter with who aims at its gaps; once what they all say."""
    st.subheader("Quartier par quartier", anchor=False)
    shared = _shared(view)
    indicators = {row.indicator for row in view.rows}
    actions = [one for one in aims.actions if one.indicator in indicators]
    for one in view.readings[:_MOST]:
        said = [sentence for sentence in one.sentences if sentence not in shared]
        said.append(quarter_gaps_answer(actions, one.quarter))
        mark = f" {SIMULATED_BADGE}" if one.is_simulated else ""
        st.markdown(f"**{plain(one.name)}**{mark}")
        st.markdown(typeset(" ".join(said)), width=READABLE_WIDTH)
    if (more := len(view.readings) - _MOST) > 0:
        note(
            typeset(
                f"{counted(more, 'autre quartier se lit', 'autres quartiers se lisent')} "
                "dans le tableau."
            )
        )
    if actions:
        intention(is_simulated=any(one.tie.is_simulated for one in actions))
    if shared:
        st.markdown(typeset(f"**Pour tous.** {' '.join(shared)}"), width=READABLE_WIDTH)


def _shared(view: GapAnalysisView) -> tuple[str, ...]:
    """Return the sentences that every quarter would repeat."""
    if len(view.readings) < 2:
        return ()
    first, *others = view.readings
    return tuple(
        sentence
        for sentence in first.sentences
        if all(sentence in other.sentences for other in others)
    )
