"""What a town is asked to bring: each step with its gain, where it is found, what is there."""

from collections.abc import Sequence

import streamlit as st

from components.links import link
from components.texts import note, plain
from data.base.formats import counted, long_date, typeset
from data.overview.views import FirstSteps, Step

_WIDTH = 900


def steps_answer(steps: FirstSteps) -> str:
    """Say in one sentence how far a town is with its first steps."""
    done = sum(step.is_done for step in steps.steps)
    mandate = ""
    if steps.starts_on and steps.ends_on:
        mandate = f" (mandat du {long_date(steps.starts_on)} au {long_date(steps.ends_on)})"
    town = f"**{plain(steps.name)}**{mandate}"
    if done == 0:
        return f"Le tableau de bord de {town} est prêt ; il attend son premier document."
    if done == len(steps.steps):
        return f"Le tableau de bord de {town} a tout ce que Mandascope sait lire."
    first = next(step for step in steps.steps if not step.is_done)
    return (
        f"Le tableau de bord de {town} : {counted(done, 'étape faite', 'étapes faites')} sur "
        f"{len(steps.steps)}. La suivante : {plain(first.title[0].lower() + first.title[1:])}."
    )


def checklist(steps: Sequence[Step]) -> None:
    """Draw the steps in order, with what the base holds of each."""
    following = next((step for step in steps if not step.is_done), None)
    for rank, step in enumerate(steps, start=1):
        _step(rank, step, is_next=step is following)


def _step(rank: int, step: Step, *, is_next: bool) -> None:
    icon = ":material/task_alt:" if step.is_done else ":material/radio_button_unchecked:"
    with st.container(border=True, width=_WIDTH, gap="xsmall"):
        st.markdown(f"#### {icon} {rank}. {plain(step.title)}")
        if step.has_some:
            st.markdown(typeset(f":green[**Déjà là** : {plain(step.found)}]"))
        st.markdown(typeset(f"**Ce que vous y gagnez** : {plain(step.gain)}"))
        st.markdown(typeset(f"**Où le trouver** : {plain(step.where)}"))
        note(plain(step.files if step.has_some else f"Rien encore · {step.files}"))
        label = "Importer ce document" if is_next else "Ouvrir les imports"
        link("imports", label, icon=":material/upload_file:")
