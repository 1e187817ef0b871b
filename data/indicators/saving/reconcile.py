"""A draft with the official codes of its territories, completed by what the base knows. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from data.base.problems import Problem
from data.indicators.completeness import UNDEFINED
from data.indicators.drafts import IndicatorDraft, IndicatorsDraft, ObservationDraft
from data.indicators.models import Indicator
from data.indicators.saving.stored import ObservationKey, StoredIndicators, key_of
from data.indicators.saving.targets import aimed, target_problems
from data.indicators.vocabulary import Direction, IndicatorKind, ObservationStatus

_MOST_DECIMALS = 2
_DEFAULTS = {
    "theme": "indicateurs de la ville",
    "definition": UNDEFINED,
    "unit": "",
    "direction": Direction.NONE,
    "kind": IndicatorKind.MONITORING,
    "is_own": True,
}

LABELS = {
    "title": "Indicateur",
    "theme": "Thème",
    "definition": "Définition",
    "unit": "Unité",
    "decimals": "Décimales",
    "direction": "Sens favorable",
    "kind": "Type",
    "concept": "Concept",
    "periodicity": "Périodicité",
    "limits": "Limites",
    "source_family": "Source habituelle",
    "method": "Méthode",
    "owner": "Responsable",
    "next_update_on": "Prochaine mise à jour",
    "smallest_count": "Effectif minimal publiable",
    "is_own": "Propre à la commune",
}
"""The columns of the catalogue that a file may give, and their names."""


def reconciled(
    draft: IndicatorsDraft, stored: StoredIndicators, on: date | None = None
) -> IndicatorsDraft:
    """Return the draft with the official codes of its territories, and no gap to guess.

    ``on`` is the day from which a target counts that says none and that the base does not hold.
    """
    decimals = _decimals(draft.observations)
    return IndicatorsDraft(
        indicators=tuple(
            _completed(one, stored.indicators.get(one.code), decimals.get(one.code, 0))
            for one in draft.indicators
        ),
        observations=tuple(_placed(one, stored) for one in draft.observations),
        targets=tuple(aimed(one, stored, on) for one in draft.targets),
    )


def _placed(draft: ObservationDraft, stored: StoredIndicators) -> ObservationDraft:
    """Return a value with the official code of its territory, or of the place it names instead."""
    status = draft.status or ObservationStatus.DEFINITIVE
    territory = stored.territory_codes.get(draft.territory.casefold())
    if territory is None and draft.place is None and draft.territory in stored.place_ids:
        return replace(draft, territory="", place=draft.territory, status=status)
    return replace(draft, territory=territory or draft.territory, status=status)


def _decimals(observations: Sequence[ObservationDraft]) -> dict[str, int]:
    """Return how many decimals the values of each indicator are written with, two at most."""
    found: dict[str, int] = {}
    for one in observations:
        if one.value is not None:
            written = f"{one.value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
            found[one.indicator] = max(found.get(one.indicator, 0), len(written))
    return found


def _completed(draft: IndicatorDraft, row: Indicator | None, decimals: int) -> IndicatorDraft:
    defaults = _DEFAULTS | {"decimals": decimals}
    known: dict[str, Any] = {
        name: getattr(row, name) if row is not None else defaults.get(name) for name in LABELS
    }
    missing = {name: value for name, value in known.items() if getattr(draft, name) is None}
    return replace(draft, **missing)


def problems(
    draft: IndicatorsDraft, stored: StoredIndicators, brought: Collection[str] = ()
) -> list[Problem]:
    """Return what keeps a reconciled draft from being saved: unknown names, values said twice.

    ``brought`` are the codes of territories and places that come with it.
    """
    declared = {one.code for one in draft.indicators} | set(stored.indicators)
    grounds = {*stored.territory_ids, *stored.place_ids, *brought}
    found: list[Problem] = []
    seen: set[ObservationKey] = set()
    for one in draft.observations:
        if key_of(one) in seen:
            found.append(
                Problem(
                    f"L’indicateur « {one.indicator} » a déjà une valeur pour ce territoire, "
                    "cette année et cette édition dans le fichier : n’en gardez qu’une.",
                    one.where,
                )
            )
        seen.add(key_of(one))
        if (one.place or one.territory) not in grounds:
            found.append(
                Problem(
                    f"« {one.place or one.territory} » n’est pas un territoire connu. Attendu : le "
                    "code officiel ou le nom d’un territoire de la base (commune, agglomération, "
                    "département, quartier dont le contour est importé).",
                    replace(one.where, column="Territoire"),
                )
            )
        if one.indicator not in declared:
            found.append(
                Problem(
                    f"« {one.indicator} » n’est pas un indicateur connu. Décrivez-le dans une "
                    "feuille de catalogue (Code, Indicateur, Unité, Définition), ou corrigez "
                    "son code.",
                    replace(one.where, column="Indicateur"),
                )
            )
    return [*found, *target_problems(draft, stored, declared, grounds)]
