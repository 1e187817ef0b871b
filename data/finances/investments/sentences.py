"""What the PPI says in sentences, from its figures."""

from collections.abc import Iterable, Sequence

from data.base.formats import MISSING, counted, euros, listed, number, percent, quantity
from data.finances.investments.views import (
    InvestmentFilters,
    Measure,
    Operation,
    Rate,
    Total,
    UnpaidAction,
)
from data.mandate.contract.programme.views import Sum

_EXACT = 2


def span(years: Sequence[int]) -> str:
    """Write years as one reads them, ``2026-2032``."""
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def investments_answer(years: Sequence[int], total: Total) -> str:
    """Say what is planned and realised, what goes over its credits, and what is missing."""
    if not total.operations:
        return "Aucune opération ne correspond à ces filtres."
    planned, done = total.sum(Measure.PLANNED), total.sum(Measure.EXECUTED)
    if planned.known_eur is None and done.known_eur is None:
        many = counted(total.operations, "opération")
        return f"**{many}**, sans montant prévu ni réalisé : aucun total n’est calculé."
    when = ("En " if len(years) == 1 else "Sur ") + span(years)
    told = (
        f"{when}, {_known(planned, 'sont prévus', 'le montant prévu est inconnu')}, "
        f"{_known(done, 'sont réalisés', 'le montant réalisé est inconnu')} ; "
        f"{overruns_text(total)}."
    )
    return told + _lacking(planned, done)


def _lacking(planned: Sum, done: Sum) -> str:
    """Say how many amounts nobody gave; empty when none is missing."""
    parts = [
        counted(found.missing, singular, plural)
        for found, singular, plural in (
            (planned, "montant prévu", "montants prévus"),
            (done, "montant réalisé", "montants réalisés"),
        )
        if found.missing
    ]
    return f" Il manque {listed(parts)} : les totaux sont ceux des montants connus." * bool(parts)


def operation_answer(years: Sequence[int], total: Total) -> str:
    """Say the same of one operation."""
    planned, done = total.sum(Measure.PLANNED), total.sum(Measure.EXECUTED)
    if not years:
        return "Aucun montant n’est renseigné pour cette opération : rien n’est calculé."
    over = "**elle dépasse ses crédits**" if total.overruns else "elle ne dépasse pas ses crédits"
    if not total.compared:
        over = "son réalisé et ses crédits ouverts ne peuvent être comparés"
    return (
        f"{'En ' if len(years) == 1 else 'Sur '}{span(years)}, "
        f"{_known(planned, 'sont prévus', 'le montant prévu est inconnu')}, "
        f"{_known(done, 'sont réalisés', 'le montant réalisé est inconnu')} ; {over}."
        f"{_lacking(planned, done)}"
    )


def _known(found: Sum, words: str, unknown: str) -> str:
    return unknown if found.known_eur is None else f"**{euros(found.known_eur)}** {words}"


def overruns_text(total: Total) -> str:
    """Say how many operations realised more than their credits; nobody knows without credits."""
    count = total.overruns
    if not total.compared:
        return "aucun dépassement de crédits ne peut être constaté, faute de montants connus"
    if not count:
        return "aucune opération ne dépasse ses crédits"
    return f"**{counted(count, 'opération dépasse ses', 'opérations dépassent leurs')} crédits**"


def rate_text(rate: Rate) -> str:
    """Write a rate of execution; « n. d. » when nothing makes it."""
    return percent(rate.value_pct, 1)


def rates_text(total: Total) -> str:
    """Say both rates, which one is which, and on how many amounts they stand."""
    first, second = total.executed_rate, total.engaged_rate
    if first.value_pct is None:
        return (
            "Taux d’exécution : non calculable, faute d’un exercice clos dont les crédits ouverts "
            "et le réalisé soient connus."
        )
    said = (
        f"Taux d’exécution affiché : réalisé ÷ crédits ouverts = **{rate_text(first)}** "
        f"({_basis(first)})."
    )
    if second.value_pct is None:
        return f"{said} Avec les restes à réaliser : non calculable, ils ne sont pas connus."
    return (
        f"{said} Avec les restes à réaliser : (réalisé + RAR) ÷ crédits ouverts = "
        f"**{rate_text(second)}** ({_basis(second)})."
    )


def _basis(rate: Rate) -> str:
    many = counted(rate.known, "exercice clos", "exercices clos")
    return many if rate.known == rate.expected else f"{many} sur {number(rate.expected)}"


def sum_text(found: Sum) -> str:
    """Write what is known in the unit that reads best, with a star where amounts are missing."""
    told = euros(found.known_eur)
    return f"{told} *" if found.missing and found.known else told


def exact(found: Sum) -> str:
    """Write what is known to the euro, or to the cent when there are cents."""
    value = found.known_eur
    if value is None:
        return MISSING
    return quantity(value, "€", 0 if value == value.to_integral_value() else _EXACT)


def gap_sentences(operations: Iterable[Operation]) -> tuple[str, ...]:
    """Say, year by year, where the PPI and the accounts do not say the same executed amount."""
    return tuple(
        f"{one.code} · {one.title}, {money.year} : le PPI dit "
        f"{quantity(money.typed(Measure.EXECUTED), '€', _EXACT)} réalisés, les comptes "
        f"{quantity(money.accounts_eur, '€', _EXACT)} ; écart de {quantity(gap, '€', _EXACT)}."
        for one in operations
        for money in one.years
        if (gap := money.gap_eur) is not None
    )


def unpaid_text(unpaid: Sequence[UnpaidAction], projects: int) -> str:
    """Say how many projects of the plan no operation pays for."""
    if not projects:
        return "Le document suivi n’a pas d’action qui soit un projet."
    return (
        f"**{counted(len(unpaid), 'projet')} sur {number(projects)}** du document suivi : aucune "
        "opération d’investissement n’y est reliée. Un projet peut se faire sans investissement : "
        "la liste est à vérifier, elle ne dit pas une faute."
    )


def unlinked_text(count: int, total: int) -> str:
    """Say how many operations pay for no action."""
    return (
        f"**{counted(count, 'opération')} sur {number(total)}** : aucune action d’un document "
        "suivi n’y est reliée."
    )


def filters_text(filters: InvestmentFilters) -> str:
    """Say what the figures are kept to, in a few words; empty when they are all."""
    parts = (
        f"programme {filters.programme}" if filters.programme else "",
        f"exercice {filters.year}" if filters.year else "",
        f"territoire {filters.territory}" if filters.territory else "",
    )
    return ", ".join(part for part in parts if part)
