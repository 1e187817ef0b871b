"""What the page « Contrat de ville » says in a sentence, from its figures."""

from collections.abc import Sequence
from datetime import date

from data.base.formats import counted, listed, number
from data.mandate.contract.views import CrossingCounts, Investment, LinksView, Matrix, Reason
from data.mandate.contract.words import NO_AMOUNT, REASONS
from data.mandate.vocabulary import Stage


def contract_answer(matrix: Matrix, investments: Sequence[Investment]) -> str:
    """Say what the contract holds, what is done of it and what is still to be told."""
    parts = []
    if investments:
        parts.append(f"Sur **{counted(len(investments), 'investissement')}**, {_told(investments)}")
    if matrix.counts.total:
        aims = (
            f"ses {counted(len(matrix.ambitions), 'ambition')} et ses "
            f"{counted(len(matrix.objectives), 'objectif')}"
        )
        parts.append(f"entre {aims}, **{filled(matrix.counts)}**")
    if not parts:
        return "Le contrat de ville est connu, sans ambition, objectif ni investissement."
    sentence = " ; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _told(investments: Sequence[Investment]) -> str:
    silent = sum(one.action.report is None for one in investments)
    if silent == len(investments):
        return "aucun n’a de mise à jour déclarée"
    done = sum(one.action.stage is Stage.DONE for one in investments)
    told = f"{number(done)} {'est réalisé' if done < 2 else 'sont réalisés'}"
    return f"{told} et {number(silent)} sans mise à jour" if silent else told


def filled(counts: CrossingCounts) -> str:
    """Say how many crossings are answered, out of how many."""
    many = "croisement renseigné" if counts.filled < 2 else "croisements renseignés"
    return f"{number(counts.filled)} {many} sur {number(counts.total)}"


def matrix_answer(matrix: Matrix) -> str:
    """Say how far the matrix is filled, and what it already tells."""
    counts = matrix.counts
    if not counts.total:
        return "Le document ne liste pas à la fois des ambitions et des objectifs : rien à croiser."
    served = _served(matrix)
    if not counts.filled:
        return f"**{filled(counts)}** : la source laisse ces cases vides. {served}."
    return (
        f"**{filled(counts)}** : {counted(counts.linked, 'lié')}, "
        f"{counted(counts.not_linked, 'non lié', 'non liés')}. {served}."
    )


def _served(matrix: Matrix) -> str:
    """Say how many objectives have no action, and what that hides when none has any."""
    total = len(matrix.objectives)
    bare = sum(one.actions == 0 for one in matrix.objectives)
    if bare == total:
        return (
            f"Le document ne range aucune action sous ses {counted(total, 'objectif')} : leur "
            "avancement et celui des ambitions restent inconnus"
        )
    many = "objectif n’a" if bare < 2 else "objectifs n’ont"
    return f"{number(bare)} {many} pas d’action, sur {number(total)}"


def investments_answer(found: int, total: int) -> str:
    """Say how many investments are shown, and that the source prices none."""
    shown = counted(total, "investissement")
    if found != total:
        shown = f"{number(found)} {'investissement' if found < 2 else 'investissements'}"
        shown += f" sur {number(total)}"
    return f"**{shown}**, {NO_AMOUNT} : aucun total en euros n’est calculé."


def links_answer(view: LinksView) -> str:
    """Say how many links there are, and how many investments stand alone."""
    if not view.links:
        return (
            f"Aucun des {counted(view.investments, 'investissement')} n’est relié à une action "
            "d’un autre document."
        )
    joined = view.investments - view.alone
    return (
        f"**{counted(len(view.links), 'lien')}** : {number(joined)} des "
        f"{counted(view.investments, 'investissement')} "
        f"{'va' if joined < 2 else 'vont'} avec une action d’un autre document, "
        f"{number(view.alone)} sans lien. Les totaux ne s’additionnent pas d’un document à l’autre."
    )


def review_answer(year: int, on: date, counts: Sequence[tuple[Reason, int, int]]) -> str:
    """Say what the update must look at first, and how far away it is."""
    told = [
        f"{number(count)} {REASONS[reason].singular if count < 2 else REASONS[reason].plural}"
        for reason, count, _ in counts
        if count
    ]
    past = year < on.year
    when = (
        f"L’année de la mise à jour à mi-parcours ({year}) est passée"
        if past
        else f"La mise à jour à mi-parcours tombe en {year}"
    )
    if not told:
        return f"{when} ; rien de ce que la base sait calculer ne reste à revoir."
    return f"{when} ; restent à revoir : {listed(told)}."
