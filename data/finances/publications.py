"""How stages of accounts and their publications are named in French."""

from data.finances.vocabulary import AccountOrigin, AccountStage

STAGES: dict[AccountStage, str] = {
    AccountStage.BP: "Budget primitif",
    AccountStage.BS: "Budget supplémentaire",
    AccountStage.DM: "Décision modificative",
    AccountStage.CA: "Compte administratif",
    AccountStage.CG: "Compte de gestion",
    AccountStage.CFU: "Compte financier unique",
}
ORIGINS: dict[AccountOrigin, str] = {
    AccountOrigin.TOWN: "Saisie de la commune",
    AccountOrigin.TOTEM: "Acte budgétaire TOTEM",
    AccountOrigin.BALANCE: "Balance comptable DGFiP",
    AccountOrigin.OFGL: "OFGL",
    AccountOrigin.INDIVIDUAL: "Comptes individuels DGFiP",
}
FILE_ORIGINS: dict[AccountOrigin, str] = {
    AccountOrigin.TOWN: "saisie de la commune",
    AccountOrigin.TOTEM: "acte TOTEM",
    AccountOrigin.BALANCE: "balance comptable",
    AccountOrigin.OFGL: "OFGL",
    AccountOrigin.INDIVIDUAL: "comptes individuels",
}
"""The same within a sentence."""
PUBLISHERS: dict[AccountOrigin, str] = {
    AccountOrigin.TOTEM: "la commune (acte TOTEM)",
    AccountOrigin.BALANCE: "DGFiP",
    AccountOrigin.OFGL: "OFGL",
    AccountOrigin.INDIVIDUAL: "DGFiP",
}
"""Who gives figures that the town did not enter itself."""

CFU_FROM = 2026
CFU_SAID = (
    f"Depuis l’exercice {CFU_FROM}, le compte financier unique remplace le compte administratif et "
    "le compte de gestion."
)


def stage_title(stage: AccountStage, number: int = 0) -> str:
    """Name a stage, and its rank when a year has several, ``Décision modificative n° 2``."""
    return f"{STAGES[stage]} n°\u00a0{number}" if number else STAGES[stage]


def stages_said(stages: str) -> str:
    """Say the initials of stages in words, ``CA et CFU``, within a sentence."""
    return " et ".join(STAGES[AccountStage(one)].lower() for one in stages.split(" et "))


def state_of(is_provisional: bool) -> str:
    """Say whether accounts may still change, ``provisoire``."""
    return "provisoire" if is_provisional else "définitif"
