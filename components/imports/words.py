"""How imports speak: what is unsure, how precise a deadline is."""

from data.base.formats import typeset
from data.mandate.drafts import Sureness
from data.mandate.vocabulary import DeadlinePrecision

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


def quoted(text: str) -> str:
    """Return a text between French quotes."""
    return typeset(f"« {text} »")
