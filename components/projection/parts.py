"""What the page « Prospective » shows of a scenario: pictures, verdicts, remedies, lines."""

import streamlit as st

from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.page import READABLE_WIDTH, empty_state
from components.texts import note, plain
from components.url import buttons, choice
from data.finances.projection_desk.views import ProjectionView, SensitivityView
from data.finances.projection_desk.words import RATIOS
from data.finances.vocabulary import Ratio

NAMES = ("budget", "scenario", "partie", "ratio", "rubrique", "pour")
"""Parameters of the page's URL."""
READING, DESK, WEIGHT, LINES = "trajectoire", "hypotheses", "poids", "lignes"
PARTS = {
    READING: "La trajectoire",
    DESK: "Les hypothèses",
    WEIGHT: "Ce qui pèse le plus",
    LINES: "Toutes les lignes",
}
_RATIO_CODES = {
    "taux": Ratio.GROSS_SAVINGS_RATE,
    "epargne-nette": Ratio.NET_SAVINGS,
    "desendettement": Ratio.DEBT_YEARS,
}
_MOST_BUTTONS = 4
_ROW_HEIGHT, _TALLEST = 35, 1200


def scenario_picker(view: ProjectionView) -> str:
    """Let the reader choose a scenario, kept in the URL; return its code."""
    titles = {one.code: one.title for one in view.scenarios}
    draw_choice = buttons if len(titles) <= _MOST_BUTTONS else choice
    return draw_choice("Scénario", titles, key="scenario", default=view.scenarios[0].code)


def budget_picker(view: ProjectionView) -> str:
    """Let the reader choose a budget, or all of them; return its code."""
    titles = {one.code: one.title for one in view.choices}
    if len(titles) < 2:
        return view.choices[0].code
    return buttons("Budget", titles, key="budget", default=view.choices[0].code)


def part_picker() -> str:
    """Let the reader choose a part of the page, kept in the URL; return its code."""
    return buttons("Partie", PARTS, key="partie", default=READING, is_label_shown=False)


def panels(view: ProjectionView) -> None:
    """Draw the three ratios of the scenario side by side: observed, then projected."""
    if view.why_empty:
        empty_state(
            f"{plain(view.why_empty)} Ce qui manque peut se saisir dans « Les hypothèses », pour "
            "chaque budget."
        )
        return
    for place, (name, chart) in zip(
        st.columns(3, gap="medium"), zip(_RATIO_CODES, view.panels, strict=True), strict=True
    ):
        with place:
            draw(chart, key=f"prospective-{name}")


def reading_part(view: ProjectionView) -> None:
    """Draw what restores the targets, then every scenario on one picture."""
    if view.why_empty:
        return
    for sentence in view.steps:
        note(plain(sentence))
    _remedies(view)
    st.subheader("Les scénarios comparés", anchor=False)
    names = {code: RATIOS[ratio] for code, ratio in _RATIO_CODES.items()}
    code = buttons("Mesure comparée", names, key="ratio", default="taux", is_label_shown=False)
    draw(dict(view.compared)[_RATIO_CODES[code]], key=f"scenarios-{code}")
    st.dataframe(
        [
            {"Scénario": f"{one.scenario} (affiché)" if one.is_chosen else one.scenario}
            | {RATIOS[ratio]: text for ratio, text in one.texts}
            for one in view.verdicts
        ],
        hide_index=True,
        key="scenario-verdicts",
        alt=f"Ce que chacun des {len(view.verdicts)} scénarios fait des trois cibles.",
    )
    notes = [(one.title, one.note) for one in view.scenarios if one.note]
    for title, text in notes:
        note(f"**{plain(title)}** : {plain(text)}")


def _remedies(view: ProjectionView) -> None:
    st.subheader("Ce qui rétablirait la cible", anchor=False)
    if not view.remedies:
        note(
            "Aucune cible à venir n’est manquée : il n’y a rien à rétablir."
            if view.has_targets
            else "Aucune cible n’est en vigueur pour ce budget : il n’y a rien à rétablir."
        )
    for one in view.remedies:
        lines = "\n".join(f"- {plain(sentence)}" for sentence in one.sentences)
        st.markdown(f"**{plain(one.target)}**\n{lines}", width=READABLE_WIDTH)
    if view.remedies:
        note(
            "Chaque moyen suffirait seul, tout le reste égal : la projection est recalculée en "
            "entier à chaque essai, intérêts et emprunts d’équilibre compris."
        )


def rests_on(view: ProjectionView) -> None:
    """Say what the scenario supposes, what it starts from, and what it does not know."""
    with st.expander(f"Ce que suppose « {plain(view.title)} »", icon=":material/tune:"):
        for sentence in view.supposed:
            st.markdown(f"- {plain(sentence)}")
        rest = "Le reste a" if view.supposed else "Rien n’est saisi : chaque hypothèse a"
        note(f"{rest} sa valeur par défaut, dite dans la partie « Les hypothèses ».")
    with st.expander("Sur quoi repose cette projection", icon=":material/foundation:"):
        for sentence in view.rests_on:
            st.markdown(f"- {plain(sentence)}")
        note(f"Source : {plain(view.source)}", is_simulated=view.is_simulated)


def lines_part(view: ProjectionView) -> None:
    """Show every line of every year, and let it be taken away."""
    if view.why_empty:
        return
    st.subheader("Toutes les lignes", anchor=False)
    note(
        f"{plain(view.title)}, en euros courants. Les colonnes « projection » ne sont pas des "
        "comptes ; « n. d. » : la source ne donne pas ce montant."
    )
    table = view.shown
    st.dataframe(
        [dict(zip(table.columns, map(str, row), strict=True)) for row in table.rows],
        hide_index=True,
        key="projection-lines",
        height=min(_TALLEST, _ROW_HEIGHT * (len(table.rows) + 1) + 2),
        column_config={
            "Rubrique": st.column_config.TextColumn(width=125),
            "Ligne": st.column_config.TextColumn(pinned=True, width=270),
            **{
                name: st.column_config.TextColumn(width=122, alignment="right")
                for name in table.columns[2:]
            },
        },
        alt=f"Tableau de {len(table.rows)} lignes, des derniers comptes observés à la projection.",
    )
    data_popover(
        view.table,
        key="projection-data",
        name=f"prospective-{view.scenario}-{view.budget}",
        notice=Notice(f"Prospective, scénario « {view.title} »"),
        label="Emporter les données",
    )


def weight_part(view: SensitivityView | None) -> None:
    """Draw which hypotheses move the last year the most, one picture a ratio."""
    st.subheader("Ce qui pèse le plus", anchor=False)
    if view is None or not view.pictures:
        note("Aucune hypothèse ne déplace la dernière année projetée.")
        return
    note(view.sentence)
    names = {code: RATIOS[ratio] for code, ratio in _RATIO_CODES.items()}
    code = buttons("Mesure", names, key="ratio", default="taux", is_label_shown=False)
    found = dict(view.pictures).get(_RATIO_CODES[code])
    if found is None:
        note("Aucune hypothèse ne déplace cette mesure, ou elle n’est pas calculable.")
        return
    draw(found, key=f"poids-{code}")
