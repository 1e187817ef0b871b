"""How voted against executed is said."""

from collections.abc import Sequence

from data.base.formats import listed, percent
from data.finances.models import AccountSet
from data.finances.opening import words
from data.finances.opening.chapters import UNRATED
from data.finances.opening.choices import ALL_VOTES, FIRST, OPENED, OPERATING
from data.finances.opening.execution_rows import equipment, total_of
from data.finances.opening.views import ExecutionRow
from data.finances.publications import stage_title

CREDITS = {
    OPENED: "crédits ouverts",
    ALL_VOTES: "crédits votés",
    FIRST: "crédits du budget primitif",
}
_CUMULATED = (
    "Chaque décision est ajoutée à la précédente, pour ce qu’elle vote. Un fichier de décision qui "
    "donnerait des crédits déjà cumulés serait compté deux fois : les crédits ouverts du compte "
    "le montrent."
)


def execution_sentence(
    whose: str, year: int, rows: Sequence[ExecutionRow], is_executed: bool, credits_word: str
) -> str:
    """Say the two rates that a council asks for: operating spending, and equipment."""
    spending = total_of(rows, OPERATING, "dépenses")
    works = equipment(rows)
    if not is_executed:
        voted = words.euros_exactly(spending.voted_eur) if spending else words.euros_exactly(None)
        return (
            f"Les crédits {year} {whose} sont votés ({voted} de dépenses réelles de "
            "fonctionnement) ; aucun compte exécuté n’est encore connu."
        )
    said = []
    if spending and spending.rate_pct is not None:
        said.append(
            f"{percent(spending.rate_pct, 1)} des {credits_word} en dépenses réelles de "
            "fonctionnement"
        )
    if works and works.rate_pct is not None:
        more = ""
        if works.remaining_eur:
            more = f" ({percent(works.with_remaining_pct, 1)} avec les restes à réaliser)"
        said.append(
            f"{percent(works.rate_pct, 1)} de ceux d’équipement, chapitres 20, 204, 21 et 23{more}"
        )
    if not said:
        return f"En {year}, aucun crédit {whose} n’est connu : pas de taux d’exécution."
    return f"En {year}, le compte {whose} a réalisé {listed(said)}."


def acts_said(executed: AccountSet | None, votes: Sequence[AccountSet], chosen: str) -> str:
    """Say which acts the credits and the execution come from."""
    names = listed([stage_title(one.stage, one.number).lower() for one in votes])
    if executed is None:
        return f"Crédits : {names}."
    done = stage_title(executed.stage, executed.number).lower()
    if chosen == OPENED:
        return f"Crédits ouverts, réalisé et restes à réaliser : {done}."
    if not chosen:
        return f"Réalisé : {done}. Aucun acte ne donne les crédits."
    return f"Crédits : {names}. Réalisé et restes à réaliser : {done}."


def notes_said(
    rows: Sequence[ExecutionRow], acts: Sequence[AccountSet], chosen: str
) -> tuple[str, ...]:
    """Say what the totals leave out, and what is not final."""
    said = [_CUMULATED] if chosen == ALL_VOTES else []
    apart = sorted({row.chapter for row in rows if row.chapter in UNRATED})
    if apart:
        said.append(
            f"Hors totaux et hors taux : {listed(apart)}. Ces reports, virements et imprévus se "
            "votent sans se réaliser ; les cessions se prévoient au 024 et se réalisent au 775."
        )
    if any(one.is_provisional for one in acts):
        said.append("Comptes provisoires.")
    return tuple(said)
