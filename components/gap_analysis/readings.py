"""What the gaps of each quarter say, in sentences: what a small screen reads, and a room hears."""

from collections.abc import Sequence

import streamlit as st

from components.aims.lines import intention
from components.page import READABLE_WIDTH
from components.simulated import SIMULATED_BADGE
from components.texts import plain
from data.base.formats import listed, typeset
from data.indicators.views import GapAnalysisView
from data.mandate.aims.sentences import quarter_gaps_answer
from data.mandate.aims.views import AimingAction, Aims


def quarter_readings(view: GapAnalysisView, aims: Aims) -> None:
    """Draw the sentences of each quarter shown with who aims at its gaps; once what all say."""
    st.subheader("Quartier par quartier", anchor=False)
    shared = _shared(view)
    indicators = {row.indicator for row in view.rows}
    actions = [one for one in aims.actions if one.indicator in indicators]
    for (said, is_simulated), names in _told_alike(view, actions, shared).items():
        mark = f" {SIMULATED_BADGE}" if is_simulated else ""
        st.markdown(f"**{plain(listed(names))}**{mark}")
        st.markdown(typeset(" ".join(said)), width=READABLE_WIDTH)
    if actions:
        intention(is_simulated=any(one.tie.is_simulated for one in actions))
    if shared:
        is_page = len(view.readings) < len(view.quarters)
        whom = f"Pour ces {len(view.readings)} quartiers" if is_page else "Pour tous"
        st.markdown(typeset(f"**{whom}.** {' '.join(shared)}"), width=READABLE_WIDTH)


def _told_alike(
    view: GapAnalysisView, actions: Sequence[AimingAction], shared: Sequence[str]
) -> dict[tuple[tuple[str, ...], bool], list[str]]:
    """Return what is said, simulated or not, with the names of the quarters it is said of."""
    found: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for one in view.readings:
        own = (sentence for sentence in one.sentences if sentence not in shared)
        said = (*own, quarter_gaps_answer(actions, one.quarter))
        found.setdefault((said, one.is_simulated), []).append(one.name)
    return found


def _shared(view: GapAnalysisView) -> tuple[str, ...]:
    """Return the sentences that every quarter shown would repeat."""
    if len(view.readings) < 2:
        return ()
    first, *others = view.readings
    return tuple(
        sentence
        for sentence in first.sentences
        if all(sentence in other.sentences for other in others)
    )
