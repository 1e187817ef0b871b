"""The debt annex in words."""

from decimal import Decimal

from data.base.formats import NO_BREAK_SPACE, counted, euros, listed, percent
from data.finances.debt.profile import DebtProfile
from data.finances.debt.views import DebtCut
from data.finances.vocabulary import LoanProfile

CUTS: dict[DebtCut, str] = {
    DebtCut.NATURE: "Capital et intérêts",
    DebtCut.LENDER: "Capital par prêteur",
    DebtCut.RATE: "Capital par type de taux",
}
RATE_KINDS = {"F": "Taux fixe", "V": "Taux variable", "C": "Taux complexe"}
"""The codes of the annex; a word that is none of them is written as it came."""
UNSAID = "Non renseigné"
NO_ANNEX = (
    "Le profil de la dette se lit dans l’annexe de la dette d’un acte budgétaire (TOTEM) : aucun "
    "compte exécuté reçu ne la donne."
)
_PROFILES = {
    LoanProfile.CONSTANT_CAPITAL: "à capital constant",
    LoanProfile.CONSTANT_ANNUITY: "à annuité constante",
    LoanProfile.AT_THE_END: "remboursés à la fin",
}


def rate_kind(code: str | None) -> str:
    """Say what kind of rate a loan has."""
    return RATE_KINDS.get(code or "", code or UNSAID)


def risk_class(code: str | None) -> str:
    """Say the class of risk as the annex writes it, ``1A``: index, then structure."""
    return f"Classe {code}" if code else UNSAID


def assumptions(profile: DebtProfile, debt_eur: Decimal | None) -> tuple[str, ...]:
    """Say how the loans of an annex were carried on, and what is left out."""
    said = [_profiles(profile), _calendar()]
    if profile.rate_pct is not None:
        said.append(
            f"Taux moyen, pondéré par le capital restant dû : {percent(profile.rate_pct, 2)}."
        )
    if profile.apart:
        count = counted(len(profile.apart), "emprunt")
        said.append(
            f"À part : {count} ({euros(profile.apart_eur)} connus) sans capital, taux ou durée "
            "dans l’annexe, qui n’entrent ni dans les échéances ni dans les parts."
        )
    known = profile.outstanding_eur + profile.apart_eur
    if debt_eur is not None and abs(debt_eur - known) >= 1:
        said.append(
            f"L’annexe porte {euros(known)} de capital, l’encours de dette des comptes "
            f"{euros(debt_eur)} : l’écart n’est pas expliqué ici."
        )
    return tuple(said)


def _profiles(profile: DebtProfile) -> str:
    found = []
    for kind, words in _PROFILES.items():
        count = sum(one.is_deduced and one.profile is kind for one in profile.loans)
        if count:
            found.append(f"{counted(count, 'emprunt')} {words}")
    supposed = sum(not one.is_deduced for one in profile.loans)
    read = f"déduit du capital remboursé dans l’année pour {listed(found)}" if found else ""
    guess = (
        f"supposé à capital constant pour {counted(supposed, 'emprunt')} (rien de remboursé dans "
        "l’année, ou un montant qui ne dit pas le profil)"
        if supposed
        else ""
    )
    return (
        "L’annexe telle qu’elle est conservée ne dit pas le profil d’amortissement : il est "
        f"{' ; '.join(part for part in (read, guess) if part)}."
    )


def _calendar() -> str:
    return (
        "Une échéance par an, au taux de l’annexe maintenu jusqu’au bout ; aucun emprunt nouveau. "
        f"Un taux variable peut changer ; une année entamée compte pour{NO_BREAK_SPACE}une."
    )
