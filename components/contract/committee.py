"""The annual committee's sheet: the contract on one screen, ready to print and to take away."""

from collections.abc import Callable

import streamlit as st

from components.chart_frame import draw
from components.contract.review import PART as REVIEW
from components.data_table import Notice, data_popover
from components.links import link
from components.method import Method, method_links
from components.texts import note, plain
from data.base.formats import counted, euros, long_date, number, typeset
from data.mandate.contract.committee.views import CommitteeView
from data.mandate.contract.views import ContractView
from data.mandate.contract.words import REASONS
from data.mandate.words import PLAN_STATUSES

_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_GAPS = 9


def committee_panel(
    view: CommitteeView, contract: ContractView, as_docx: Callable[[], bytes]
) -> None:
    """Draw the sheet: what is done, whether gaps close, the means, what to decide."""
    _opening(view, contract)
    _counts(view)
    left, right = st.columns(2, gap="large")
    with left:
        draw(view.chart, key="fiche-comite-avancement")
    with right:
        _gaps(view)
    left, right = st.columns(2, gap="large")
    with left:
        _means(view)
    with right:
        _decide(view)
    _files(view, contract, as_docx)


def _opening(view: CommitteeView, contract: ContractView) -> None:
    st.markdown(typeset(view.answer))
    plan = contract.plan
    note(
        plain(
            f"{plan.title} ({PLAN_STATUSES[plan.status]}), du {long_date(plan.starts_on)} au "
            f"{long_date(plan.ends_on)}. Chiffres au {long_date(view.on)}."
        ),
        is_simulated=view.is_simulated,
    )


def _counts(view: CommitteeView) -> None:
    for column, one in zip(st.columns(len(view.counts)), view.counts, strict=True):
        of = f" sur {number(one.of)}" if one.of is not None else ""
        column.metric(one.label, f"{number(one.count)}{of}", border=True)


def _gaps(view: CommitteeView) -> None:
    st.markdown(f"**Écarts des quartiers, depuis {view.since}**")
    if not view.gaps:
        st.markdown(typeset("Aucun écart n’est calculable : aucune année commune."))
        return
    st.table(
        [
            {
                "Quartier": plain(one.quarter),
                "Écart": plain(f"{one.indicator} : {one.text} ({one.comparator}, {one.year})"),
                "Verdict": one.verdict,
            }
            for one in view.gaps[:_MOST_GAPS]
        ],
        border="horizontal",
        hide_index=True,
    )
    if len(view.gaps) > _MOST_GAPS:
        rest = counted(len(view.gaps) - _MOST_GAPS, "autre écart", "autres écarts")
        note(f"{rest} dans le fichier et sur la page des écarts.")
    with st.container(horizontal=True, vertical_alignment="center"):
        link("gap_analysis", "Tous les écarts", icon=":material/compare_arrows:")
        method_links(("Verdict", Method.NOISE), key="fiche-comite")


def _means(view: CommitteeView) -> None:
    st.markdown(f"**Programmation {view.year}**")
    if not view.means:
        st.markdown(typeset("Aucun projet n’est saisi cette année : moyens non connus."))
    else:
        projects = counted(view.projects, "projet")
        st.table(
            [
                {
                    "Financeur": one.financer,
                    "Montant connu": plain(euros(one.amount_eur)),
                    "Non renseigné": counted(one.missing, "montant"),
                }
                for one in view.means
            ],
            border="horizontal",
            hide_index=True,
        )
        note(f"{projects} ; un montant non renseigné n’est pas compté comme zéro.")
    link(
        "city_contract",
        "Programmation, projet par projet",
        icon=":material/payments:",
        params={"partie": "programmation"},
    )


def _decide(view: CommitteeView) -> None:
    st.markdown(f"**À décider : mise à jour {view.update_year}**")
    if not view.decide:
        st.markdown(typeset("Rien de ce que l’application sait calculer ne reste à revoir."))
    with st.container(gap="xsmall"):
        for reason, count, of in view.decide:
            words = REASONS[reason]
            noun = words.singular if count < 2 else words.plural
            link(
                "city_contract",
                f"**{number(count)}** {noun}, sur {number(of)}",
                icon=":material/rule:",
                params={"partie": REVIEW, "motif": reason.value},
            )


def _files(view: CommitteeView, contract: ContractView, as_docx: Callable[[], bytes]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if contract.source:
            note(f"Source : {plain(contract.source.citation)}")
        st.download_button(
            "Fiche en Word",
            data=as_docx,
            file_name=f"fiche-comite-{view.on.isoformat()}.docx",
            mime=_MIME,
            icon=":material/download:",
            on_click="ignore",
            key="fiche-comite-docx",
        )
        data_popover(
            view.data,
            key="fiche-comite",
            name="fiche-comite",
            notice=Notice(view.answer.replace("**", ""), contract.plan.title, view.is_simulated),
        )
    note("Pour imprimer : repliez le menu de gauche, puis Ctrl + P.")
