"""Saving what was read: who signs, the button, and what saving did."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.emphasis import emphasis
from components.imports.messages import as_list
from components.imports.upload import empty_uploader
from components.imports.words import lines_counted, quoted, unchanged_counted
from components.imports.work import Work
from components.links import link
from components.signing import author_field
from components.texts import plain
from data.base.errors import MandascopeError
from data.base.formats import listed, typeset
from data.importers.errors import BaseChangedError
from data.importers.views import ImportReport, Preview
from data.importers.words import contents

Save = Callable[..., ImportReport]


_OVERVIEW = ("overview", "Vue d’ensemble", "dashboard")
_ACTIONS = ("actions", "Actions", "checklist")
_QUARTERS = ("neighbourhoods", "Quartiers prioritaires", "map")
_INDICATORS = ("indicators", "Indicateurs", "monitoring")
_GRID = ("grid_cells", "Carreaux candidats", "grid_on")
_FINANCES = ("finances", "Finances", "account_balance")
_OF_A_PLAN = (_OVERVIEW, ("delegations", "Délégations", "groups"), _ACTIONS)
_STATISTICS = (_INDICATORS, _QUARTERS)
_OPENED = ("accounts", "Comptes et formules", "receipt_long")
_ACCOUNTS = (_FINANCES, _OPENED, _OVERVIEW)
_GAINED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "contrat-de-ville": (_OVERVIEW, _ACTIONS),
    "pst": (_OVERVIEW, _ACTIONS),
    "indicateurs": (_INDICATORS,),
    "contours": (_QUARTERS,),
    "communes": (_QUARTERS,),
    "correspondance-qpv": _STATISTICS,
    "insee-qpv": _STATISTICS,
    "filosofi": _STATISTICS,
    "ips": _STATISTICS,
    "annuaire-education": (_QUARTERS,),
    "ssmsi": _STATISTICS,
    "populations": _STATISTICS,
    "carreaux": (_GRID,),
    "totem": _ACCOUNTS,
    "balances": _ACCOUNTS,
    "ofgl": _ACCOUNTS,
    "comptes-individuels": _ACCOUNTS,
}
"""The pages that each format fills, where it is not all those of a plan."""
_PLANS = {"feuille-de-route": "FDR", "contrat-de-ville": "CDV", "pst": "PST"}
"""The plan that a document is, by its code: the links open on it, whichever was looked at."""


def save_panel(work: Work, preview: Preview, save: Save) -> None:
    """Draw the signature and the button, or the reason why nothing can be saved here."""
    if preview.refusal:
        st.warning(plain(preview.refusal), icon=":material/lock:")
        link("first_steps", "Premiers pas", icon=":material/flag:")
        return
    author = author_field()
    is_pressed = st.button(
        "Enregistrer",
        type=emphasis(),
        key=f"import-save-{work.token}",
        icon=":material/save:",
        disabled=preview.comparison.changes_nothing,
    )
    if not is_pressed:
        return
    try:
        with st.spinner("Enregistrement en cours…"):
            report = save(
                preview,
                author=author,
                column_choices=work.column_choices,
                value_choices=work.value_choices,
            )
        work.finish(report)
        empty_uploader()
    except BaseChangedError as error:
        # The next reading compares with the base as it is now; what was typed stays.
        work.read_again()
        st.session_state[_notice(work)] = str(error)
    except MandascopeError as error:
        st.session_state[_notice(work)] = str(error)
    st.rerun()


def _notice(work: Work) -> str:
    return f"import-notice-{work.token}"


def show_notice(work: Work) -> None:
    """Say once why the last saving did not go through."""
    if message := st.session_state.pop(_notice(work), None):
        st.error(as_list(message), icon=":material/sync_problem:")


def import_report(report: ImportReport) -> None:
    """Say what saving did, what is still missing, and where to look at it."""
    st.success(what_was_saved(report), icon=":material/check_circle:")
    held = contents(report.counts)
    if held:
        st.markdown(typeset(f"Le fichier contenait {held}."))
    if report.still_missing:
        st.markdown("**Ce qui manque encore**")
        st.markdown("\n".join(f"- {plain(one)}" for one in report.still_missing))
    gained_links([report])


def what_was_saved(report: ImportReport) -> str:
    """Say in one sentence what saving a file did."""
    name = quoted(plain(report.file_name))
    if report.batch_id is None:
        return typeset(f"{name} : la base disait déjà tout cela, rien n’a changé.")
    return typeset(f"{name} est enregistré : {_what(report)}.")


def gained_links(reports: Sequence[ImportReport]) -> None:
    """Draw the way to the pages that these imports fill."""
    plan = next((_PLANS[one.format] for one in reports if one.format in _PLANS), None)
    pages = [page for one in reports for page in _GAINED.get(one.format, _OF_A_PLAN)]
    with st.container(horizontal=True):
        for page, label, icon in dict.fromkeys(pages):
            link(page, label, icon=f":material/{icon}:", params={"plan": plan})
        link("first_steps", "Premiers pas : la suite", icon=":material/flag:")


def _what(report: ImportReport) -> str:
    parts = [
        lines_counted(report.added, report.format, "ajoutée") if report.added else "",
        lines_counted(report.changed, report.format, "modifiée") if report.changed else "",
        unchanged_counted(report.unchanged, report.format) if report.unchanged else "",
    ]
    return listed([part for part in parts if part])
