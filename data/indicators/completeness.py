"""How much of an indicator is described, and what is missing. Pure.

Twelve parts, all of the same weight: see « Fiche remplie » in ``docs/methode.md``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data.indicators.views.figures import IndicatorLine
from data.indicators.vocabulary import IndicatorKind

UNDEFINED = "Définition non renseignée."
"""What an import writes where a file gives no definition."""


@dataclass(frozen=True)
class Completeness:
    """How many of its parts an indicator has, and the names of those it lacks, in order."""

    filled: int
    parts: int
    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing

    @property
    def percent(self) -> float:
        """Return the share of its parts that it has, from 0 to 100."""
        return 100 * self.filled / self.parts


def completeness(line: IndicatorLine, *, has_value: bool, has_target: bool) -> Completeness:
    """Return how much of an indicator is described.

    Args:
        line: what the catalogue says.
        has_value: a value is known by the day looked at.
        has_target: a target is decided by then; one of context needs none.
    """
    parts = {
        "définition": _is_said(line.definition) and line.definition.strip() != UNDEFINED,
        "unité": _is_said(line.unit),
        # Neither can be left out: « sans sens favorable » and « suivi » are answers.
        "sens favorable": True,
        "type": True,
        "source": _is_said(line.source_family),
        "méthode": _is_said(line.method),
        "limites": _is_said(line.limits),
        "périodicité": _is_said(line.periodicity),
        "prochaine mise à jour": line.next_update_on is not None,
        "responsable": _is_said(line.owner),
        "valeur": has_value,
        "cible": has_target or line.kind is IndicatorKind.CONTEXT,
    }
    missing = tuple(name for name, is_filled in parts.items() if not is_filled)
    return Completeness(len(parts) - len(missing), len(parts), missing)


def overall(some: Iterable[Completeness]) -> float | None:
    """Return the share of all parts that are filled, from 0 to 100; nothing without indicator."""
    every = list(some)
    parts = sum(one.parts for one in every)
    return 100 * sum(one.filled for one in every) / parts if parts else None


def _is_said(text: str | None) -> bool:
    return bool(text and text.strip())
