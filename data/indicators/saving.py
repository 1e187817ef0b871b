"""Saving indicators and values that were read: beside what the base holds, then into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isclose
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import MISSING, number
from data.base.models import Source
from data.base.problems import Problem
from data.indicators.catalogue import catalogue_rows
from data.indicators.drafts import IndicatorDraft, IndicatorsDraft, ObservationDraft
from data.indicators.models import Indicator, Observation
from data.indicators.vocabulary import Direction, IndicatorKind, ObservationStatus
from data.indicators.words import ABSENCES
from data.territories.models import Territory

ObservationKey = tuple[str, str, int | None, str | None]
"""Indicator, territory, data year, edition: what a value is known by."""

Row = TypeVar("Row", Indicator, Observation)

CITED = "citée:"
"""How the codes of sources that only a file's own words name begin."""

_CITED_TITLE = "citée par le fichier importé"
_CONTENT = ("value", "absence", "status", "perimeter", "note")
_MOST_DECIMALS = 2
_UNDEFINED = "Définition non renseignée."
_DEFAULTS = {
    "theme": "indicateurs de la ville",
    "definition": _UNDEFINED,
    "unit": "",
    "direction": Direction.NONE,
    "kind": IndicatorKind.MONITORING,
}
_LABELS = {
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
}


@dataclass(frozen=True)
class StoredIndicators:
    """What the base holds of the indicators and territories that a file names.

    Attributes:
        territory_codes: official code of each territory, by its code and by its name.
    """

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    territory_ids: Mapping[str, int] = field(default_factory=dict)
    territory_codes: Mapping[str, str] = field(default_factory=dict)
    observations: Mapping[ObservationKey, Observation] = field(default_factory=dict)
    source_ids: Mapping[str, int] = field(default_factory=dict)


def read_stored(session: Session, draft: IndicatorsDraft) -> StoredIndicators:
    """Read what the base holds of what a draft names; packaged indicators count as held."""
    named = {one.code for one in draft.indicators} | {one.indicator for one in draft.observations}
    rows = {row.code: row for row in catalogue_rows() if row.code in named}
    rows |= {
        row.code: row
        for row in session.exec(select(Indicator).where(col(Indicator.code).in_(named)))
    }
    territories = session.exec(select(Territory)).all()
    codes = {row.name.casefold(): row.code for row in territories}
    codes |= {row.code.casefold(): row.code for row in territories}
    found = session.exec(
        select(Observation, Indicator.code, Territory.code, Source.edition)
        .outerjoin(Source, col(Observation.source_id) == col(Source.id))
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Territory, col(Observation.territory_id) == col(Territory.id))
        .where(col(Indicator.code).in_(named))
    )
    return StoredIndicators(
        indicators=rows,
        territory_ids={row.code: row.id or 0 for row in territories},
        territory_codes=codes,
        observations={
            (indicator, territory, row.data_year, row.edition or edition): row
            for row, indicator, territory, edition in found
        },
        source_ids={
            row.code: row.id or 0 for row in session.exec(select(Source)) if row.id is not None
        },
    )


def reconciled(draft: IndicatorsDraft, stored: StoredIndicators) -> IndicatorsDraft:
    """Return the draft with the official codes of its territories, and no gap to guess."""
    decimals = _decimals(draft.observations)
    return IndicatorsDraft(
        indicators=tuple(
            _completed(one, stored.indicators.get(one.code), decimals.get(one.code, 0))
            for one in draft.indicators
        ),
        observations=tuple(
            replace(
                one,
                territory=stored.territory_codes.get(one.territory.casefold(), one.territory),
                status=one.status or ObservationStatus.DEFINITIVE,
            )
            for one in draft.observations
        ),
    )


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
        name: getattr(row, name) if row is not None else defaults.get(name) for name in _LABELS
    }
    missing = {name: value for name, value in known.items() if getattr(draft, name) is None}
    return replace(draft, **missing)


def problems(draft: IndicatorsDraft, stored: StoredIndicators) -> list[Problem]:
    """Return what keeps a reconciled draft from being saved: unknown names, values said twice."""
    declared = {one.code for one in draft.indicators} | set(stored.indicators)
    found: list[Problem] = []
    seen: set[ObservationKey] = set()
    for one in draft.observations:
        if _key(one) in seen:
            found.append(
                Problem(
                    f"L’indicateur « {one.indicator} » a déjà une valeur pour ce territoire, "
                    "cette année et cette édition dans le fichier : n’en gardez qu’une.",
                    one.where,
                )
            )
        seen.add(_key(one))
        if one.territory not in stored.territory_ids:
            found.append(
                Problem(
                    f"« {one.territory} » n’est pas un territoire connu. Attendu : le code "
                    "officiel ou le nom d’un territoire de la base (commune, agglomération, "
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
    return found


def compared(draft: IndicatorsDraft, stored: StoredIndicators) -> Comparison:
    """Return what saving a reconciled draft would change."""
    return Comparison(
        (
            *(_indicator_line(one, stored.indicators.get(one.code)) for one in draft.indicators),
            *(_observation_line(one, stored) for one in draft.observations),
        )
    )


def _key(draft: ObservationDraft) -> ObservationKey:
    return draft.indicator, draft.territory, draft.data_year, draft.edition


def _indicator_line(draft: IndicatorDraft, row: Indicator | None) -> ChangeLine:
    code = f"Indicateur {draft.code}"
    if row is None or row.id is None:
        return ChangeLine(Difference.ADDED, code, draft.title)
    changes = tuple(
        FieldChange(label, str(before if before is not None else "—"), str(after))
        for name, label in _LABELS.items()
        if (before := getattr(row, name)) != (after := getattr(draft, name))
    )
    return ChangeLine(
        Difference.CHANGED if changes else Difference.UNCHANGED, code, draft.title, changes
    )


def _observation_line(draft: ObservationDraft, stored: StoredIndicators) -> ChangeLine:
    year = f" {draft.data_year}" if draft.data_year else ""
    code, title = f"{draft.indicator}, {draft.territory}{year}", _value(draft)
    row = stored.observations.get(_key(draft))
    if row is None:
        return ChangeLine(Difference.ADDED, code, title)
    before, after = _content(row), _content(draft)
    if _is_same(row, draft):
        return ChangeLine(Difference.UNCHANGED, code, title)
    changes = (
        (FieldChange("Valeur", _value(row), _value(draft)),)
        if before[:2] != after[:2]
        else (FieldChange("Précisions", row.note or "—", draft.note or "—"),)
    )
    return ChangeLine(Difference.CHANGED, code, title, changes)


def _content(one: Observation | ObservationDraft) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in _CONTENT)


def _is_same(row: Observation, draft: ObservationDraft) -> bool:
    """Tell whether both say the same: a spreadsheet keeps sixteen figures of a number."""
    if row.value is None or draft.value is None:
        return _content(row) == _content(draft)
    return _content(row)[1:] == _content(draft)[1:] and isclose(row.value, draft.value)


def _value(one: Observation | ObservationDraft) -> str:
    if one.value is not None:
        return number(one.value, 0 if one.value == int(one.value) else 2)
    return ABSENCES[one.absence] if one.absence else MISSING


def write_indicators(
    session: Session,
    draft: IndicatorsDraft,
    stored: StoredIndicators,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Save what differs between a reconciled draft and the base, signed by an import."""
    signature = {"batch_id": batch_id, "source_id": source_id}
    rows = _write_catalogue(session, draft.indicators, stored, signature)
    _write_observations(session, draft.observations, stored, rows, signature)
    session.flush()


def _write_catalogue(
    session: Session,
    drafts: Sequence[IndicatorDraft],
    stored: StoredIndicators,
    signature: Mapping[str, int],
) -> dict[str, Indicator]:
    rows = dict(stored.indicators)
    for one in drafts:
        row = rows.get(one.code)
        values = {name: getattr(one, name) for name in _LABELS}
        if row is None:
            row = rows[one.code] = Indicator(code=one.code, **values)
        changed = {name for name, value in values.items() if getattr(row, name) != value}
        for name in changed:
            setattr(row, name, values[name])
        if changed or row.id is None:
            _sign(row, signature)
    for row in rows.values():
        if row.id is None:
            session.add(_sign(row, signature))
    session.flush()
    return rows


def _write_observations(
    session: Session,
    drafts: Sequence[ObservationDraft],
    stored: StoredIndicators,
    indicators: Mapping[str, Indicator],
    signature: dict[str, int],
) -> None:
    sources = dict(stored.source_ids)
    for one in drafts:
        row = stored.observations.get(_key(one))
        values = {name: getattr(one, name) for name in _CONTENT}
        if row is None:
            row = Observation(
                indicator_id=indicators[one.indicator].id or 0,
                territory_id=stored.territory_ids[one.territory],
                data_year=one.data_year,
                edition=one.edition,
                **values,
            )
            session.add(_sign(row, signature | _cited(session, one, sources)))
        elif not _is_same(row, one):
            for name, value in values.items():
                setattr(row, name, value)
            _sign(row, signature | _cited(session, one, sources))


def _cited(session: Session, draft: ObservationDraft, sources: dict[str, int]) -> dict[str, int]:
    """Return the source that a row names, by code or in words; else the file itself is cited."""
    if not draft.source:
        return {}
    code = draft.source if draft.source in sources else f"{CITED}{draft.source.casefold()}"
    if code not in sources:
        row = Source(code=code, title=_CITED_TITLE, producer=draft.source)
        session.add(row)
        session.flush()
        sources[code] = row.id or 0
    return {"source_id": sources[code]}


def _sign(row: Row, signature: Mapping[str, int]) -> Row:
    row.batch_id, row.source_id = signature["batch_id"], signature["source_id"]
    return row
