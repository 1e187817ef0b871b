"""What the programme says in a sentence, from its figures."""

from data.base.formats import counted, number, quantity
from data.mandate.contract.programme.views import Financer, ProgrammeTotal, Sum
from data.mandate.contract.programme.words import FINANCERS


def programme_answer(year: int | None, overall: ProgrammeTotal) -> str:
    """Say how many projects there are, what is known of their money and what is missing."""
    when = f"en {year}" if year else "toutes années ensemble"
    if not overall.lines:
        return f"Aucun projet n’est programmé {when}."
    told = f"**{counted(overall.lines, 'projet')}** {when}"
    if overall.total.known_eur is None:
        return f"{told}, sans montant renseigné : aucun total n’est calculé."
    state = dict(overall.by_financer)[Financer.STATE]
    share = f", dont {amount_text(state)} de l’État" if state.known_eur is not None else ""
    return f"{told}, **{amount_text(overall.total)}** connus{share} ; {missing_text(overall)}."


def missing_text(total: ProgrammeTotal) -> str:
    """Say how many amounts nobody gave, out of how many."""
    missing, expected = total.total.missing, total.total.expected
    if not missing:
        return "aucun montant ne manque"
    many = "montant n’est pas renseigné" if missing < 2 else "montants ne sont pas renseignés"
    return f"{number(missing)} {many} sur {number(expected)}"


def missing_by_financer(total: ProgrammeTotal) -> str:
    """Say of each financer how many amounts are missing; empty when none is."""
    told = [
        f"{FINANCERS[one]} {number(found.missing)} sur {number(found.expected)}"
        for one, found in total.by_financer
        if found.missing
    ]
    return f"Montants non renseignés : {' ; '.join(told)}." if told else ""


def amount_text(found: Sum) -> str:
    """Write what is known in euros, to the cent when there are cents."""
    value = found.known_eur
    if value is None:
        return "non renseigné"
    return quantity(value, "€", 0 if value == value.to_integral_value() else 2)
