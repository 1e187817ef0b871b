"""How the « budget vert » speaks: marks, sentences, notes."""

from collections.abc import Sequence
from decimal import Decimal

from data.base.formats import counted, euros, listed, number, percent
from data.finances.green.axes import GreenAxis, GreenLaw
from data.finances.green.rules import AxisTotal
from data.finances.vocabulary import GreenMark

UNRATED = "Non coté"
MARK_TITLES: dict[GreenMark | None, str] = {
    GreenMark.FAVOURABLE: "Favorable",
    GreenMark.MIXED: "Mixte",
    GreenMark.NEUTRAL: "Neutre",
    GreenMark.UNFAVOURABLE: "Défavorable",
    None: UNRATED,
}
MARK_ICONS: dict[GreenMark | None, str] = {
    GreenMark.FAVOURABLE: "▲",
    GreenMark.MIXED: "◆",
    GreenMark.NEUTRAL: "●",
    GreenMark.UNFAVOURABLE: "▼",
    None: "–",
}
"""A sign beside each word, in tables: the colour never speaks alone."""
NO_INVESTMENT = (
    "Aucun investissement réalisé n’est connu depuis 2024 : il n’y a encore rien à coter."
)
WHAT_FILLS = (
    "Le réalisé vient du PPI ou des comptes (acte budgétaire, balance) : importez l’un ou l’autre."
)


def axis_name(axis: GreenAxis) -> str:
    """Name an axis by its number and title."""
    return f"Axe {axis.number} : {axis.title}"


def green_answer(year: int, axes: Sequence[GreenAxis], totals: Sequence[AxisTotal]) -> str:
    """Say what the executed investment of a year does to the first axis, and what is rated."""
    first, total = axes[0], totals[0]
    good = total.sum(GreenMark.FAVOURABLE)
    whole = total.total_eur
    if not whole:
        return f"En {year}, aucun investissement réalisé n’est connu."
    if total.rated_pct == 0:
        return (
            f"En {year}, aucun des {euros(whole)} d’investissements réalisés n’est encore coté "
            f"sur l’axe {first.number} ({first.title.lower()})."
        )
    share = percent(100 * good / whole, 0)
    return (
        f"En {year}, {euros(good)} d’investissements réalisés sur {euros(whole)} ({share}) sont "
        f"favorables à l’axe {first.number}, {first.title[:1].lower()}{first.title[1:]}"
        f"{_waiting(totals)}."
    )


def _waiting(totals: Sequence[AxisTotal]) -> str:
    axes = [str(one.axis) for one in totals if one.rated_pct == 0]
    if not axes:
        return ""
    if len(axes) == 1:
        return f" ; l’axe {axes[0]} n’est pas encore coté"
    return f" ; les axes {listed(axes)} ne sont pas encore cotés"


def chart_title(year: int, totals: Sequence[AxisTotal]) -> str:
    """Say, axis by axis, what is favourable and what is not, where somebody rated it."""
    rated = [one for one in totals if one.rated_pct]
    if not rated:
        return f"En {year}, aucun axe n’est coté"
    return f"En {year} : {' ; '.join(_balance(one) for one in rated[:2])}"


def _balance(total: AxisTotal) -> str:
    good, bad = (
        percent(100 * total.sum(mark) / total.total_eur, 0)
        for mark in (GreenMark.FAVOURABLE, GreenMark.UNFAVOURABLE)
    )
    return f"axe {total.axis}, {good} favorable et {bad} défavorable"


def law_notes(law: GreenLaw, year: int, population: int | None) -> tuple[str, ...]:
    """Say what the texts ask for that year, and what was not checked."""
    said = [f"Référence : {law.reference}."]
    if year <= law.partial_until:
        said.append(
            f"Pour {year}, le décret ne retient que certains comptes des budgets M57 : tout "
            "l’investissement réalisé est montré ici, plus large que l’annexe."
        )
    if population is not None and population <= law.least_population:
        said.append(
            f"L’annexe est due au-dessus de {number(law.least_population)} habitants : ici, elle "
            "est faite sans y être tenu."
        )
    if not law.is_verified:
        said.append(f"Axes et calendrier à vérifier : {law.against} le permettraient.")
    return tuple(said)


def apart_note(
    apart_eur: Decimal, accounts_eur: Decimal | None, operations_eur: Decimal, stage: str
) -> str:
    """Say what the accounts hold beside the operations, or that they are not known or hold less."""
    if accounts_eur is None:
        return (
            "Les comptes de l’exercice ne sont pas connus : seuls les montants du PPI sont comptés."
        )
    if operations_eur > accounts_eur:
        return (
            f"Les opérations du PPI totalisent {euros(operations_eur - accounts_eur)} de plus que "
            f"l’investissement réalisé des comptes ({stage}, {euros(accounts_eur)}) : l’écart est "
            "à expliquer avant de publier l’annexe, qui porte sur les comptes."
        )
    if not apart_eur:
        return f"Les opérations du PPI couvrent tout l’investissement réalisé ({stage})."
    return (
        f"{euros(apart_eur)} d’investissements réalisés ({stage}) ne portent aucune opération du "
        "PPI : ils sont comptés « non cotés »."
    )


def unknown_note(titles: Sequence[str]) -> str:
    """Name the operations whose executed amount nobody knows."""
    many = counted(len(titles), "opération")
    return f"{many} sans montant réalisé connu, hors des totaux : {listed(list(titles))}."
