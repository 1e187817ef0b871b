"""The form of the catalogue: a town adds its own indicators, corrects them, says who keeps them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from components.emphasis import emphasis
from components.indicators.catalogue_draft import (
    DescriptionDraft,
    current_draft,
    forget_draft,
)
from components.links import go
from components.page import READABLE_WIDTH
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import short_date, typeset
from data.base.views import Scope
from data.indicators import tables
from data.indicators.catalogue_desk.errors import DescriptionChangedError, RefusedDescriptionError
from data.indicators.catalogue_desk.views import (
    EARLIEST,
    LARGEST_COUNT,
    LATEST,
    MOST_DECIMALS,
    Described,
    DeskView,
    Upkeep,
)
from data.indicators.vocabulary import Direction, IndicatorKind

Add = Callable[..., str]
Describe = Callable[..., bool]

_NOTICE = "description-notice"
_ADDED = "description-added"
_HELP = {column.name: column.meaning for column in tables.CATALOGUE}
_COLUMNS = ("Le", "Par", "Quoi", "Avant", "Après")
_KEPT = (
    "Votre saisie est gardée dans le formulaire, à côté de ce que l’autre a écrit : enregistrez "
    "de nouveau pour la faire valoir."
)


def adding(view: DeskView, scope: Scope, add: Add) -> None:
    """Draw the form that adds an indicator; once it is added, its sheet opens."""
    draft = current_draft(view)
    demonstration_note(is_demonstration=view.is_demonstration)
    author = author_field("indicateur")
    typed = _form(draft, view, "Ajouter l’indicateur", ":material/add:")
    _show_notice()
    if typed is None:
        return
    try:
        code = add(scope, typed, author=author)
    except MandascopeError as error:
        _keep_error(error)
        st.rerun()
    forget_draft()
    st.session_state[_ADDED] = code
    go("indicators", indicateur=code)


def welcome(code: str) -> None:
    """Say once, above the sheet of an indicator just added, that it is saved."""
    if st.session_state.pop(_ADDED, None) == code:
        message = "Indicateur ajouté : saisissez ou importez maintenant ses valeurs."
        st.success(typeset(message), width=READABLE_WIDTH)


def describing(view: DeskView, scope: Scope, describe: Describe) -> None:
    """Draw the form that corrects an indicator, and who changed what."""
    draft = current_draft(view)
    title = "Modifier la description" if view.is_own else "Modifier le suivi"
    st.subheader("Tenir la fiche", anchor=False)
    _show_notice()
    with st.expander(title, icon=":material/edit:", expanded=draft.is_contested):
        if not view.is_own:
            note("Le reste de la fiche vient du catalogue fourni avec l’application.")
        demonstration_note(is_demonstration=view.is_demonstration)
        author = author_field("fiche")
        typed = _form(draft, view, "Enregistrer la fiche", ":material/save:")
    _history(view)
    if typed is not None:
        _save(draft, view, scope, typed, author, describe)
        st.rerun()


def _form(draft: DescriptionDraft, view: DeskView, label: str, icon: str) -> Described | None:
    """Draw the fields; return what they hold once the button is pressed."""
    with st.form(draft.key("form"), enter_to_submit=False, width=READABLE_WIDTH):
        typed = _described(draft, view.themes) if view.is_own else draft.shown
        owner, due = _upkeep(draft)
        is_pressed = st.form_submit_button(label, type=emphasis(), icon=icon)
    return replace(typed, owner=owner, next_update_on=due) if is_pressed else None


def _described(draft: DescriptionDraft, themes: tuple[str, ...]) -> Described:
    shown = draft.shown
    title = _line(draft, "title", "Indicateur (obligatoire)", shown.title, 120)
    options = list(dict.fromkeys([*themes, *([shown.theme] if shown.theme else [])]))
    theme = st.selectbox(
        "Thème (obligatoire)",
        options,
        index=options.index(shown.theme) if shown.theme else None,
        accept_new_options=True,
        placeholder="Choisissez, ou écrivez-en un nouveau",
        key=draft.key("theme"),
    )
    definition = _area(draft, "definition", "Définition (obligatoire)", shown.definition, 1_000)
    left, middle, right = st.columns(3)
    with left:
        unit = _line(draft, "unit", tables.UNIT, shown.unit, 30, "%, €, personnes…")
    decimals = middle.number_input(
        tables.DECIMALS, 0, MOST_DECIMALS, shown.decimals, step=1, key=draft.key("decimals")
    )
    smallest = right.number_input(
        tables.SMALLEST_COUNT,
        1,
        LARGEST_COUNT,
        shown.smallest_count,
        step=1,
        key=draft.key("smallest_count"),
        placeholder="aucun",
        help=_HELP[tables.SMALLEST_COUNT],
    )
    left, right = st.columns(2)
    directions, kinds = list(Direction), list(IndicatorKind)
    direction = left.selectbox(
        tables.DIRECTION,
        directions,
        directions.index(shown.direction),
        format_func=lambda one: tables.DIRECTIONS[one],
        key=draft.key("direction"),
    )
    kind = right.selectbox(
        tables.KIND,
        kinds,
        kinds.index(shown.kind),
        format_func=lambda one: tables.KINDS[one],
        key=draft.key("kind"),
        help=_HELP[tables.KIND],
    )
    source = _line(draft, "source_family", tables.SOURCE_FAMILY, shown.source_family, 200)
    method = _area(draft, "method", tables.METHOD, shown.method, 2_000)
    limits = _area(draft, "limits", tables.LIMITS, shown.limits, 1_000)
    periodicity = _line(
        draft, "periodicity", tables.PERIODICITY, shown.periodicity, 100, "annuelle"
    )
    return Described(
        title=title,
        theme=theme or "",
        definition=definition,
        unit=unit,
        decimals=int(decimals or 0),
        direction=direction or Direction.NONE,
        kind=kind or IndicatorKind.MONITORING,
        source_family=source,
        method=method,
        limits=limits,
        periodicity=periodicity,
        smallest_count=None if smallest is None else int(smallest),
    )


def _upkeep(draft: DescriptionDraft) -> tuple[str, date | None]:
    left, right = st.columns(2)
    with left:
        owner = _line(draft, "owner", tables.OWNER, draft.shown.owner, 100, "Service habitat")
    due = right.date_input(
        tables.NEXT_UPDATE,
        value=draft.shown.next_update_on,
        min_value=date(EARLIEST, 1, 1),
        max_value=date(LATEST, 12, 31),
        format="DD/MM/YYYY",
        key=draft.key("next_update_on"),
        help=_HELP[tables.NEXT_UPDATE],
    )
    return owner, due


def _line(
    draft: DescriptionDraft,
    name: str,
    label: str,
    value: str,
    most: int,
    placeholder: str | None = None,
) -> str:
    # A longer text than the field takes (a file brought it) would be an error of Streamlit's.
    most = max(most, len(value))
    help_text = _HELP.get(label.removesuffix(" (obligatoire)"))
    return st.text_input(
        label, value, most, key=draft.key(name), placeholder=placeholder, help=help_text
    )


def _area(draft: DescriptionDraft, name: str, label: str, value: str, most: int) -> str:
    most = max(most, len(value))
    help_text = _HELP.get(label.removesuffix(" (obligatoire)"))
    return st.text_area(label, value, 100, most, key=draft.key(name), help=help_text)


def _save(
    draft: DescriptionDraft,
    view: DeskView,
    scope: Scope,
    typed: Described,
    author: str,
    describe: Describe,
) -> None:
    wanted = typed if view.is_own else Upkeep(typed.owner, typed.next_update_on)
    try:
        is_changed = describe(scope, view.code, draft.version, wanted, author=author)
    except DescriptionChangedError as error:
        draft.typed = typed
        _keep_error(error)
    except MandascopeError as error:
        _keep_error(error)
    else:
        forget_draft()
        said = ("success", "Fiche enregistrée.") if is_changed else ("info", "Rien n’a changé.")
        st.session_state[_NOTICE] = said


def _keep_error(error: MandascopeError) -> None:
    lines: tuple[str, ...] = ()
    end = ""
    if isinstance(error, RefusedDescriptionError):
        lines = error.problems
    elif isinstance(error, DescriptionChangedError):
        lines, end = error.changes, f"\n\n{_KEPT}"
    written = "\n".join(f"- {plain(one)}" for one in lines)
    st.session_state[_NOTICE] = ("error", f"{plain(str(error))}\n\n{written}{end}")


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"info": st.info, "error": st.error, "success": st.success}[kind]
        show(typeset(message), width=READABLE_WIDTH)


def _history(view: DeskView) -> None:
    if not view.history:
        return
    rows = [
        (
            short_date(one.recorded_at.date()),
            one.author,
            one.field,
            one.before,
            one.after,
        )
        for one in view.history
    ]
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
            hide_index=True,
            key="description-history",
            alt=f"Historique de {len(rows)} changements de la fiche.",
        )
