"""A spreadsheet's own columns and words beside ours, for the officer to check and to change."""

from collections.abc import Sequence

import streamlit as st

from components.imports.words import quoted
from components.imports.work import Work
from components.texts import note, plain
from data.base.formats import counted, listed, typeset
from data.importers.tables.columns import ColumnMatch
from data.importers.tables.suggestions import Suggestions, WordQuestion
from data.mandate.drafts import Sureness

_NONE = ""
_A_ROW = 3
_MARKS = {
    Sureness.SURE: "",
    Sureness.LIKELY: " (probable)",
    Sureness.UNSURE: " (à confirmer)",
    None: "",
}


def matching_panel(work: Work) -> None:
    """Draw our columns, each with the officer's column taken for it, and the unknown words."""
    asked = work.suggestions
    if asked is None or not asked.matchings:
        return
    matches = _by_column(asked)
    found = sum(one.is_settled for one in matches)
    with st.expander(
        f"Vos colonnes et les nôtres ({found} reconnues sur {len(matches)})",
        expanded=bool(asked.questions or asked.words),
        icon=":material/compare_arrows:",
    ):
        if asked.questions:
            st.markdown("**À régler pour que le fichier soit lu**")
            st.markdown(
                "\n".join(f"- {plain(one[0].upper() + one[1:])}" for one in asked.questions)
            )
        _form(work, asked, matches)
        _unused(asked)
        _choices_made(work)


def _by_column(asked: Suggestions) -> list[ColumnMatch]:
    """Return one match for each of our columns: choices hold for all the sheets."""
    best: dict[str, ColumnMatch] = {}
    for matching in asked.matchings:
        for match in matching.matches:
            known = best.get(match.column.name)
            if known is None or (match.is_settled and not known.is_settled):
                best[match.column.name] = match
    return list(best.values())


def _form(work: Work, asked: Suggestions, matches: Sequence[ColumnMatch]) -> None:
    """Draw the choices together: the file is read again once, when all are made."""
    headings = list(dict.fromkeys(name for one in asked.matchings for name in one.headings))
    with st.form(f"import-matching-{work.token}", border=False):
        words: list[tuple[WordQuestion, str | None]] = []
        if asked.words:
            st.markdown("**Vos mots que nous ne connaissons pas**")
            for question, place in zip(asked.words, _places(len(asked.words)), strict=True):
                with place:
                    words.append((question, _word_choice(work, question)))
            st.markdown("**Vos colonnes**")
        columns = {}
        for match, place in zip(matches, _places(len(matches)), strict=True):
            with place:
                columns[match.column.name] = _column_choice(work, match, headings)
        if st.form_submit_button("Relire avec ces choix", icon=":material/refresh:"):
            _keep(work, matches, columns, words)
            st.rerun()


def _places(count: int) -> list[st.delta_generator.DeltaGenerator]:
    """Return a place for each field, three in a row."""
    rows = [st.columns(_A_ROW) for _ in range(0, count, _A_ROW)]
    return [place for row in rows for place in row][:count]


def _column_choice(work: Work, match: ColumnMatch, headings: Sequence[str]) -> str:
    ours = match.column
    options = [_NONE, *headings]
    chosen = st.selectbox(
        plain(f"{ours.name}{' *' if ours.is_mandatory else ''}{_MARKS[match.sureness]}"),
        options,
        index=options.index(match.heading) if match.heading in options else 0,
        format_func=lambda heading: heading or "(aucune)",
        help=plain(ours.meaning) or None,
        # Another reading may propose another column: the field then starts from it.
        key=f"import-column-{work.token}-{ours.name}-{match.heading}-{match.sureness}",
    )
    return chosen or _NONE


def _word_choice(work: Work, question: WordQuestion) -> str | None:
    options = list(question.expected)
    proposed = question.proposed
    return st.selectbox(
        plain(
            f"{question.column} : {quoted(question.word)} "
            f"({counted(question.count, 'case')}) veut dire"
        ),
        options,
        index=options.index(proposed) if proposed in options else None,
        placeholder="À choisir",
        key=f"import-word-{work.token}-{question.column}-{question.word}",
    )


def _keep(
    work: Work,
    matches: Sequence[ColumnMatch],
    columns: dict[str, str],
    words: Sequence[tuple[WordQuestion, str | None]],
) -> None:
    """Keep what differs from what was recognised, and what was confirmed; the rest is not told.

    What is told is remembered for the next file: a column that is merely absent from this one
    must not be.
    """
    for match in matches:
        chosen = columns[match.column.name]
        is_confirmed = bool(chosen) and not match.is_settled
        if is_confirmed or (match.is_settled and chosen != match.heading):
            work.column_choices[match.column.name] = chosen
    for question, meaning in words:
        if meaning:
            work.value_choices.setdefault(question.column, {})[question.word] = meaning
    work.read_again()


def _unused(asked: Suggestions) -> None:
    names = list(dict.fromkeys(name for one in asked.matchings for name in one.unused))
    if names:
        note(f"Colonnes laissées de côté : {plain(listed([quoted(name) for name in names]))}.")


def _choices_made(work: Work) -> None:
    """Say what the officer chose, and let it be forgotten."""
    made = [
        f"{ours} ← {quoted(theirs) if theirs else 'aucune'}"
        for ours, theirs in work.column_choices.items()
    ]
    made += [
        f"{quoted(word)} → {meaning}"
        for meanings in work.value_choices.values()
        for word, meaning in meanings.items()
    ]
    if not made:
        return
    note(typeset(f"Vos choix, retenus pour le prochain fichier : {plain(' ; '.join(made))}."))
    st.button(
        "Oublier ces choix",
        key=f"import-forget-{work.token}",
        icon=":material/undo:",
        type="tertiary",
        on_click=_forget,
        args=(work,),
    )


def _forget(work: Work) -> None:
    work.column_choices.clear()
    work.value_choices.clear()
    work.read_again()
