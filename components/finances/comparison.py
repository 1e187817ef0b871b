"""The town beside its stratum and the communes that it chose, and the list of these."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from components.chart_frame import draw
from components.finances.peers import peer_desk
from components.links import link
from components.method import Method, method_links
from components.texts import note, plain
from components.url import buttons, choice, restore
from data.base.views import Scope
from data.finances.comparison.rules import SPENDING
from data.finances.comparison.views import Beside, ComparisonView
from data.territories.communes import CommuneLine

BESIDE, AMOUNT = "comparer", "montant"
"""Parameters of the URL: who the town is held beside, and the amount that is followed."""


def comparison_panel(
    view: ComparisonView,
    scope: Scope,
    *,
    find: Callable[[str], Sequence[CommuneLine]],
    add: Callable[..., None],
    remove: Callable[..., None],
) -> None:
    """Draw the comparison, then the list of the communes chosen.

    Args:
        view: what is compared.
        scope: the organisation and the day looked at.
        find: communes by name or by INSEE code.
        add: takes the scope and a code; raises a ``MandascopeError`` that may be read.
        remove: takes the scope, a code and the version seen; raises likewise.
    """
    st.subheader("Comparaison")
    if view.is_empty:
        note(plain(view.why_empty))
        link("imports", "Importer ce fichier", icon=":material/upload_file:")
    else:
        _pictures(view)
    method_links(("Comparaison avec d’autres communes", Method.COMPARISON), key="comparaison")
    peer_desk(
        view.peers,
        find=find,
        add=partial(add, scope),
        remove=partial(remove, scope),
        is_demonstration=view.is_demonstration,
    )


def _pictures(view: ComparisonView) -> None:
    restore([BESIDE, AMOUNT])
    titles = {one.code: one.title for one in view.beside}
    code = buttons("Comparer avec", titles, key=BESIDE, default=view.beside[0].code)
    chosen = next(one for one in view.beside if one.code == code)
    left, right = st.columns(2, gap="large")
    with left:
        draw(chosen.pairs, key="comparaison")
    with right:
        _trend(chosen)
        note("  \n".join(map(plain, (*chosen.notes, view.published))))


def _trend(chosen: Beside) -> None:
    """Draw the amount that is followed over the years."""
    trends = {one.code: one for one in chosen.trends}
    if not trends:
        note("**Dans le temps** : il faut deux années connues à la fois ici et ailleurs.")
        return
    amount = choice(
        "Montant suivi dans le temps",
        {key: one.title for key, one in trends.items()},
        key=AMOUNT,
        default=SPENDING if SPENDING in trends else next(iter(trends)),
    )
    draw(trends[amount].lines, key="comparaison-dans-le-temps")
