"""The annual committee's sheet: the contract on one screen, ready to print and to take away."""

from collections.abc import Callable

import streamlit as st

from components.bar_legend import bar_legend
from components.chart_frame import picture
from components.contract.review import PART as REVIEW
from components.data_table import Notice, data_popover
from components.links import link
from components.method import Method, method_links
from components.texts import note, plain
from data.base.formats import counted, long_date, number, quantity, typeset
from data.mandate.contract.committee.views import CommitteeGap, CommitteeMeans, CommitteeView
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
    left, right = st.columns((4, 5), gap="medium")
    with left:
        _progress(view)
    with right:
        _gaps(view)
    left, right = st.columns((4, 5), gap="medium")
    with left:
        _decide(view)
    with right:
        _means(view)
    _files(view, contract, as_docx)


def _opening(view: CommitteeView, contract: ContractView) -> None:
    st.markdown(typeset(f"{view.answer} {_counted(view)}."))
    plan = contract.plan
    note(
        plain(
            f"{plan.title} ({PLAN_STATUSES[plan.status]}), du {long_date(plan.starts_on)} au "
            f"{long_date(plan.ends_on)}. Chiffres au {long_date(view.on)}."
        ),
        is_simulated=view.is_simulated,
    )


def _counted(view: CommitteeView) -> str:
    """Say the figures that the first sentence does not, each out of how many."""
    told = (
        f"{one.label.lower()} : **{number(one.count)}**"
        + (f" sur {number(one.of)}" if one.of is not None else "")
        for one in view.counts[1:]
    )
    sentence = " ; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _progress(view: CommitteeView) -> None:
    """Draw the investments by place; their source and data are those of the sheet, at its foot."""
    st.markdown(f"**{plain(view.chart.title)}**")
    with st.container(key="chart-fiche-comite", gap="small"):
        bar_legend(view.chart)
        picture(view.chart, key="fiche-comite-avancement")
    note("À plusieurs lieux, un investissement compte dans chacun.")


def _gaps(view: CommitteeView) -> None:
    title = f"Écarts des quartiers, depuis {view.since}"
    verdicts = {one.verdict for one in view.gaps}
    is_parted = len(verdicts) > 1
    if view.gaps and not is_parted:
        title += f" : verdict « {view.gaps[0].verdict} »"
    st.markdown(f"**{typeset(title)}**")
    if not view.gaps:
        st.markdown(typeset("Aucun écart n’est calculable : aucune année commune."))
        return
    st.table(
        [_gap_row(one, is_parted=is_parted) for one in view.gaps[:_MOST_GAPS]],
        border="horizontal",
        hide_index=True,
    )
    if len(view.gaps) > _MOST_GAPS:
        rest = counted(len(view.gaps) - _MOST_GAPS, "autre écart", "autres écarts")
        note(f"{rest} dans le fichier et sur la page des écarts.")
    with st.container(horizontal=True, vertical_alignment="center"):
        link("gap_analysis", "Tous les écarts", icon=":material/compare_arrows:")
        method_links(("Verdict", Method.NOISE), key="fiche-comite")


def _gap_row(one: CommitteeGap, *, is_parted: bool) -> dict[str, str]:
    """Return a line of the table; a verdict that all share stands in its title."""
    row = {
        "Quartier": plain(one.quarter),
        "Écart": plain(f"{one.indicator} : {one.text} ({one.comparator}, {one.year})"),
    }
    return row | {"Verdict": one.verdict} if is_parted else row


def _means(view: CommitteeView) -> None:
    st.markdown(f"**Programmation {view.year}**")
    if not view.means:
        st.markdown(typeset("Aucun projet n’est saisi cette année : moyens non connus."))
    else:
        st.table(
            [
                {"€": "Montant connu"} | {one.financer: _whole(one) for one in view.means},
                {"€": "Non renseigné"}
                | {one.financer: counted(one.missing, "montant") for one in view.means},
            ],
            border="horizontal",
            hide_index=True,
        )
        note(
            f"{counted(view.projects, 'projet')} ; un montant non renseigné n’est pas compté comme "
            "zéro."
        )
    link(
        "city_contract",
        "Programmation, projet par projet",
        icon=":material/payments:",
        params={"partie": "programmation"},
    )


def _whole(one: CommitteeMeans) -> str:
    """Write an amount to the euro: rounded to thousands, it would not be the programme's."""
    if one.amount_eur is None:
        return "non renseigné"
    return plain(quantity(one.amount_eur, "€"))


def _decide(view: CommitteeView) -> None:
    st.markdown(f"**À décider : mise à jour {view.update_year}**")
    if not view.decide:
        st.markdown(typeset("Rien de ce que l’application sait calculer ne reste à revoir."))
    with st.container(gap="xxsmall"):
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
    source = f"Source : {plain(contract.source.citation)}. " if contract.source else ""
    note(f"{source}Pour imprimer : repliez le menu de gauche, puis Ctrl + P.")
    with st.container(horizontal=True, vertical_alignment="center"):
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
