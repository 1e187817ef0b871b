"""The final evaluation: its questions with the evidence gathered, and what the evaluator found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.data_table import Notice, data_popover
from components.emphasis import emphasis
from components.links import link
from components.page import READABLE_WIDTH
from components.signing import author_field, demonstration_note
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from components.url import choice
from data.base.chart import Table
from data.base.errors import MandascopeError
from data.base.formats import long_date, short_date, typeset
from data.base.views import Scope
from data.mandate.contract.evaluation.errors import AnswerChangedError
from data.mandate.contract.evaluation.views import (
    AnswerEdit,
    EvaluationView,
    Evidence,
    QuestionLine,
)
from data.mandate.contract.evaluation.words import finding_name
from data.mandate.vocabulary import Finding

Save = Callable[..., None]

NAMES = ("question",)
_NOTICE = "evaluation-notice"
_ROW_HEIGHT = 35
_TO_DO = ""
_LISTS: dict[Evidence, str] = {
    Evidence.ACTIONS: "Voir les investissements réalisés",
    Evidence.UPDATES: "Voir les investissements à mettre à jour",
    Evidence.PILOTS: "Voir les pilotes à préciser",
    Evidence.PLACES: "Voir les investissements par quartier",
    Evidence.INDICATORS: "Voir les objectifs sans indicateur",
    Evidence.BARE_OBJECTIVES: "Voir les objectifs sans action",
    Evidence.CROSSINGS: "Voir les croisements",
    Evidence.LINKS: "Voir les liens",
    Evidence.GAPS: "Voir les écarts",
    Evidence.MONEY: "Voir la programmation par année",
    Evidence.CREDITS: "Voir la programmation par crédits",
    Evidence.OUTCOMES: "Voir les projets programmés",
    Evidence.REMARKS: "Voir les quartiers",
}
_WIDTHS = {"Code": 76, "Critère": 110, "Question": 560, "Constat": 140, "Le": 96}


@dataclass
class _Draft:
    """What is typed of one question, and the version of the answer that she began from."""

    seen: int
    finding: str
    text: str
    on: date | None


def evaluation_panel(view: EvaluationView, scope: Scope, save: Save) -> None:
    """Draw the questions, then the one chosen with its evidence and its answer."""
    st.markdown(typeset(view.answer), width=READABLE_WIDTH)
    _list(view)
    lines = {line.question.code: line for line in view.lines}
    code = choice(
        "Question à instruire",
        {code: f"{code} · {line.question.text}" for code, line in lines.items()},
        key="question",
        default=next(iter(lines)),
    )
    evidence, finding = st.columns([1, 1], gap="large")
    with evidence:
        _evidence(lines[code])
    with finding:
        _finding(view, lines[code], scope, save)
    with st.container(horizontal=True):
        data_popover(
            answers_table(view),
            key="evaluation",
            name="evaluation-finale",
            notice=Notice(view.answer.replace("**", ""), view.plan.title, view.is_simulated),
        )
        if view.history:
            _history(view)


def _list(view: EvaluationView) -> None:
    st.dataframe(
        [
            {
                "Code": line.question.code,
                "Critère": line.question.criterion,
                "Question": line.question.text,
                "Constat": _state(line),
                "Le": short_date(line.answer.on) if line.answer else "",
            }
            for line in view.lines
        ],
        hide_index=True,
        key="evaluation-questions",
        height=_ROW_HEIGHT * (len(view.lines) + 1) + 2,
        column_config={
            name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()
        },
        alt=f"Liste de {len(view.lines)} questions d’évaluation et de leur constat.",
    )


def _state(line: QuestionLine) -> str:
    name = finding_name(line.answer.finding if line.answer else None)
    return f"{name} (simulé)" if line.answer and line.answer.is_simulated else name


def _evidence(line: QuestionLine) -> None:
    st.subheader("Éléments rassemblés", anchor=False)
    with st.container(gap="small"):
        for one in line.evidence:
            st.markdown(f":material/fact_check: {plain(one.text)}")
            link(one.page, _LISTS[one.kind], icon=":material/arrow_forward:", params=one.params)
    note(
        "Ces éléments sont comptés, pas interprétés : un lien déclaré est une intention, jamais la "
        "preuve d’un effet."
    )


def _finding(view: EvaluationView, line: QuestionLine, scope: Scope, save: Save) -> None:
    st.subheader("Constat de l’évaluateur", anchor=False)
    _show_notice()
    demonstration_note(is_demonstration=view.is_demonstration)
    code, draft = line.question.code, _draft(line, view.on)
    if line.answer is not None:
        mark = f" · {SIMULATED_BADGE}" if line.answer.is_simulated else ""
        told = f"{finding_name(line.answer.finding)}, le {long_date(line.answer.on)}"
        st.markdown(f"Enregistré : **{plain(told)}**{mark}")
    keys = {name: f"evaluation-{name}-{code}" for name in ("finding", "text", "on")}
    for name, key in keys.items():
        st.session_state[key] = getattr(draft, name)
    st.session_state[f"evaluation-seen-{code}"] = draft.seen
    options = [_TO_DO, *(one.value for one in Finding)]
    draft.finding = st.radio(
        "Constat",
        options,
        format_func=lambda value: finding_name(Finding(value) if value else None),
        key=keys["finding"],
        horizontal=True,
        on_change=_keep,
        args=(code, "finding", keys["finding"]),
    )
    draft.text = st.text_area(
        "Sur quoi repose ce constat",
        key=keys["text"],
        max_chars=4_000,
        height=140,
        on_change=_keep,
        args=(code, "text", keys["text"]),
    )
    draft.on = st.date_input(
        "Date du constat",
        key=keys["on"],
        format="DD/MM/YYYY",
        width=200,
        on_change=_keep,
        args=(code, "on", keys["on"]),
    )
    if draft.finding == Finding.NOT_MEASURABLE:
        note("L’effet sera écrit « non mesurable » partout où la question est reprise.")
    author = author_field("evaluation")
    if st.button(
        "Enregistrer le constat", type=emphasis(), icon=":material/save:", key="evaluation-save"
    ):
        _save(line, draft, scope, save, author)
        st.rerun()


def _drafts() -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = st.session_state.setdefault("evaluation-drafts", {})
    return drafts


def _draft(line: QuestionLine, on: date) -> _Draft:
    """Return what was typed of the question; what others saved when nothing was."""
    held = line.answer
    fresh = (
        _Draft(held.version, held.finding.value, held.text, held.on)
        if held
        else _Draft(0, _TO_DO, "", on)
    )
    return _drafts().get(line.question.code, fresh)


def _keep(code: str, name: str, key: str) -> None:
    """Keep what was just typed, with what was seen when she began."""
    _drafts().setdefault(code, _begun(code))
    setattr(_drafts()[code], name, st.session_state[key])


def _begun(code: str) -> _Draft:
    typed = {name: st.session_state[f"evaluation-{name}-{code}"] for name in ("finding", "text")}
    seen: int = st.session_state.get(f"evaluation-seen-{code}", 0)
    return _Draft(seen, typed["finding"], typed["text"], st.session_state[f"evaluation-on-{code}"])


def _save(line: QuestionLine, draft: _Draft, scope: Scope, save: Save, author: str) -> None:
    code = line.question.code
    if code not in _drafts():
        st.session_state[_NOTICE] = ("info", "Rien à enregistrer : le constat n’a pas changé.")
        return
    if draft.on is None:
        st.session_state[_NOTICE] = ("error", "Choisissez la date du constat.")
        return
    finding = Finding(draft.finding) if draft.finding else None
    edit = AnswerEdit(code, draft.seen, finding, draft.text, draft.on)
    try:
        save(scope, edit, author=author)
    except AnswerChangedError as error:
        _drafts()[code] = draft
        draft.seen = line.answer.version if line.answer else 0
        again = " Enregistrez de nouveau pour la faire valoir."
        st.session_state[_NOTICE] = ("error", plain(f"{error}{again}"))
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", plain(str(error)))
    else:
        _drafts().pop(code, None)
        st.session_state[_NOTICE] = ("success", f"Constat de {code} enregistré.")


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"info": st.info, "error": st.error, "success": st.success}[kind]
        show(typeset(message))


def answers_table(view: EvaluationView) -> Table:
    """Return the questions to take away, with the evidence and the findings in full."""
    return Table(
        ("Code", "Critère", "Question", "Éléments rassemblés", "Constat", "Texte", "Date"),
        tuple(
            (
                line.question.code,
                line.question.criterion,
                line.question.text,
                " | ".join(one.text for one in line.evidence),
                finding_name(line.answer.finding if line.answer else None),
                line.answer.text if line.answer else "",
                line.answer.on if line.answer else None,
            )
            for line in view.lines
        ),
    )


def _history(view: EvaluationView) -> None:
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [
                {
                    "Le": short_date(one.recorded_at.date()),
                    "Par": one.author,
                    "Question": one.question,
                    "Avant": finding_name(one.before),
                    "Après": finding_name(one.after),
                    "Texte": one.text,
                }
                for one in view.history
            ],
            hide_index=True,
            key="evaluation-history",
            alt=f"Historique de {len(view.history)} constats.",
        )
