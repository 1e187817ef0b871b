"""How imports speak: what is unsure, how precise a deadline is."""

from data.base.formats import counted, typeset
from data.importers.formats import FormatCode
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


_ACCOUNTS = frozenset(
    {
        FormatCode.BUDGET_ACTS,
        FormatCode.BALANCES,
        FormatCode.AGGREGATES,
        FormatCode.INDIVIDUAL_ACCOUNTS,
    }
)
"""Formats compared with the base budget by budget and year by year, not line by line."""


def lines_counted(count: int, format_code: str, done: str) -> str:
    """Count what a file adds or changes, ``3 lignes ajoutées``; ``done`` is feminine singular."""
    if format_code in _ACCOUNTS:
        done = done.removesuffix("e")
        return counted(count, f"exercice de budget {done}", f"exercices de budget {done}s")
    return counted(count, f"ligne {done}", f"lignes {done}s")


def unchanged_counted(count: int, format_code: str) -> str:
    """Count what a file leaves as it is, ``5 inchangées``."""
    if format_code in _ACCOUNTS:
        return counted(count, "inchangé", "inchangés")
    return counted(count, "inchangée", "inchangées")


def quoted(text: str) -> str:
    """Return a text between French quotes."""
    return typeset(f"« {text} »")
