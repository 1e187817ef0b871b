"""How imports speak: what a file holds, what is unsure, what happens to the base."""

from collections.abc import Mapping

from data.base.comparison import Difference
from data.base.formats import counted, listed, typeset
from data.mandate.drafts import ActionField, Sureness
from data.mandate.vocabulary import DeadlinePrecision

COUNTED: dict[str, tuple[str, str]] = {
    "volets": ("volet", "volets"),
    "strategic_objectives": ("objectif stratégique", "objectifs stratégiques"),
    "operational_objectives": ("objectif opérationnel", "objectifs opérationnels"),
    "headings": ("rubrique", "rubriques"),
    "delegations": ("délégation", "délégations"),
    "actions": ("action", "actions"),
    "shared_actions": ("action partagée", "actions partagées"),
    "milestones": ("jalon", "jalons"),
    "supports": ("appui", "appuis"),
    "deadlines": ("échéance", "échéances"),
    "territories": ("territoire", "territoires"),
    "indicators": ("indicateur", "indicateurs"),
    "observations": ("valeur", "valeurs"),
    "suppressed": ("valeur sous secret statistique", "valeurs sous secret statistique"),
    "budgets": ("budget", "budgets"),
    "account_lines": ("ligne de comptes", "lignes de comptes"),
    "aggregates": ("agrégat financier", "agrégats financiers"),
}

FIELDS: dict[ActionField, str] = {
    ActionField.CODE: "code",
    ActionField.TITLE: "titre",
    ActionField.NATURE: "nature",
    ActionField.DEADLINE: "échéance",
    ActionField.SUPPORTS: "appuis",
    ActionField.PARTIES: "partenaires",
    ActionField.HEADING: "rubrique",
}

SURENESSES: dict[Sureness, str] = {
    Sureness.SURE: "sûr",
    Sureness.LIKELY: "probable",
    Sureness.UNSURE: "à relire",
}

SURENESS_BADGES: dict[Sureness, str] = {
    Sureness.SURE: ":green-badge[:material/check: sûr]",
    Sureness.LIKELY: ":blue-badge[:material/lightbulb: probable]",
    Sureness.UNSURE: ":orange-badge[:material/visibility: à relire]",
}

PRECISIONS: dict[DeadlinePrecision, str] = {
    DeadlinePrecision.DAY: "au jour",
    DeadlinePrecision.SEASON: "à la saison",
    DeadlinePrecision.YEAR: "à l’année",
    DeadlinePrecision.MANDATE: "fin du mandat",
}

DIFFERENCES: dict[Difference, str] = {
    Difference.ADDED: "ajouté",
    Difference.CHANGED: "modifié",
    Difference.UNCHANGED: "inchangé",
}


def contents(counts: Mapping[str, int]) -> str:
    """Say what a file holds, ``12 délégations, 201 actions et 43 appuis``."""
    return listed(
        [counted(counts[name], *words) for name, words in COUNTED.items() if counts.get(name)]
    )


def quoted(text: str) -> str:
    """Return a text between French quotes."""
    return typeset(f"« {text} »")
