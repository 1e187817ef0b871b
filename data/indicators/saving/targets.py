"""Targets that were read: completed by what the base knows, checked, compared, written."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from data.base.comparison import ChangeLine, Difference, FieldChange
from data.base.formats import MISSING, number, short_date
from data.base.problems import Problem
from data.indicators.confidentiality import WORD
from data.indicators.drafts import IndicatorsDraft, TargetDraft
from data.indicators.models import Indicator, Target
from data.indicators.saving.stored import (
    TARGET_CONTENT,
    StoredIndicators,
    TargetKey,
    is_same_target,
    target_key,
)
from data.indicators.targets import columns
from data.indicators.vocabulary import Direction

_LABELS = {
    "value": columns.TARGET,
    "upper_value": columns.UPPER,
    "baseline_year": columns.BASELINE_YEAR,
    "baseline_value": columns.BASELINE_VALUE,
    "reference": columns.REFERENCE,
}


def aimed(draft: TargetDraft, stored: StoredIndicators, on: date | None) -> TargetDraft:
    """Return a target with the code of its territory, and the day from which it counts.

    Without a day of its own it is the last one decided that the base holds, corrected; else a new
    one, of the day ``on``. A start that our own export withheld is the one that the base holds.
    """
    found = _dated(draft, stored, on)
    row = stored.targets.get(target_key(found))
    if row is None or not found.keeps_baseline:
        return found
    return replace(found, baseline_value=row.baseline_value)


def _dated(draft: TargetDraft, stored: StoredIndicators, on: date | None) -> TargetDraft:
    territory = stored.territory_codes.get(draft.territory.casefold(), draft.territory)
    found = replace(draft, territory=territory)
    if found.decided_on is not None:
        return found
    held = [
        key[3]
        for key in stored.targets
        if key[:3] == (found.indicator, territory, found.due_year) and key[3] is not None
    ]
    return replace(found, decided_on=max(held, default=on))


def target_problems(
    draft: IndicatorsDraft,
    stored: StoredIndicators,
    declared: Collection[str],
    grounds: Collection[str],
) -> list[Problem]:
    """Return what keeps reconciled targets from being saved."""
    directions = {code: row.direction for code, row in stored.indicators.items()}
    directions |= {one.code: one.direction for one in draft.indicators if one.direction}
    seen: set[TargetKey] = set()
    found: list[Problem] = []
    for one in draft.targets:
        said = [
            *_unknown(one, declared, {*grounds} & {*stored.territory_ids}),
            *impossible(
                value=one.value,
                upper=one.upper_value,
                baseline_year=one.baseline_year,
                due_year=one.due_year,
                direction=directions.get(one.indicator),
            ),
        ]
        if target_key(one) in seen:
            said.append(
                (
                    f"L’indicateur « {one.indicator} » a déjà une cible pour ce territoire, cette "
                    "échéance et cette date de décision dans le fichier : n’en gardez qu’une.",
                    columns.TARGET,
                )
            )
        seen.add(target_key(one))
        found += [Problem(text, replace(one.where, column=column)) for text, column in said]
    return found


def _unknown(
    one: TargetDraft, declared: Collection[str], grounds: Collection[str]
) -> list[tuple[str, str]]:
    said = []
    if one.territory not in grounds:
        said.append(
            (
                f"« {one.territory} » n’est pas un territoire connu. Attendu : le code officiel ou "
                "le nom d’un territoire de la base.",
                "Territoire",
            )
        )
    if one.indicator not in declared:
        said.append(
            (
                f"« {one.indicator} » n’est pas un indicateur connu. Décrivez-le dans une feuille "
                "de catalogue (Code, Indicateur, Unité, Définition), ou corrigez son code.",
                "Indicateur",
            )
        )
    return said


def impossible(
    *,
    value: float,
    upper: float | None,
    baseline_year: int | None,
    due_year: int,
    direction: Direction | None,
) -> list[tuple[str, str]]:
    """Return what keeps a target from being aimed at, and the column that says it.

    The rule of the file and of the screen: a range is closed above its lower end, and the due year
    follows the year it starts from.
    """
    said = []
    if upper is not None and upper <= value:
        said.append(
            ("La borne haute doit dépasser la cible, qui est la borne basse.", columns.UPPER)
        )
    if direction is Direction.RANGE and upper is None:
        said.append(
            (
                "Cet indicateur doit rester dans une plage : donnez-en aussi la borne haute.",
                columns.UPPER,
            )
        )
    if baseline_year is not None and baseline_year >= due_year:
        said.append(("L’échéance doit venir après l’année de départ.", columns.DUE))
    return said


def target_line(draft: TargetDraft, stored: StoredIndicators) -> ChangeLine:
    """Return what saving a target would change."""
    day = f", décidée le {short_date(draft.decided_on)}" if draft.decided_on else ""
    code = f"{draft.indicator}, {draft.territory}, cible {draft.due_year}{day}"
    title = _written(draft.value)
    if draft.upper_value is not None:
        title = f"{title} à {_written(draft.upper_value)}"
    row = stored.targets.get(target_key(draft))
    if row is None:
        return ChangeLine(Difference.ADDED, code, title)
    if is_same_target(row, draft):
        return ChangeLine(Difference.UNCHANGED, code, title)
    changes = tuple(
        FieldChange(
            label,
            WORD.lower()
            if name == "baseline_value" and row.id in stored.withheld_baselines
            else _written(before),
            _written(after),
        )
        for name, label in _LABELS.items()
        if (before := getattr(row, name)) != (after := getattr(draft, name))
    )
    return ChangeLine(Difference.CHANGED, code, title, changes)


def _written(value: float | str | None) -> str:
    if isinstance(value, float):
        return number(value, 0 if value == int(value) else 2)
    return MISSING if value is None else str(value)


def write_targets(
    session: Session,
    draft: IndicatorsDraft,
    stored: StoredIndicators,
    indicators: Mapping[str, Indicator],
    signature: Mapping[str, int],
) -> None:
    """Save the targets that differ from what the base holds, signed by an import."""
    for one in draft.targets:
        row = stored.targets.get(target_key(one))
        values = {name: getattr(one, name) for name in TARGET_CONTENT}
        if row is None:
            assert one.decided_on is not None
            row = Target(
                indicator_id=indicators[one.indicator].id or 0,
                territory_id=stored.territory_ids[one.territory],
                due_year=one.due_year,
                decided_on=one.decided_on,
                **values,
            )
            session.add(row)
        elif is_same_target(row, one):
            continue
        for name, value in values.items():
            setattr(row, name, value)
        row.batch_id, row.source_id = signature["batch_id"], signature["source_id"]
