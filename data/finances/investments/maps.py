"""Euros by quarter on the map: what the PPI plans, pays or expects there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.base.formats import counted, euros, listed, number
from data.finances.investments.views import Measure, TerritoryTotal
from data.finances.investments.words import MEASURES
from data.indicators.classes import Classes, ClassMethod, classes
from data.territories.views import LegendEntry, MapFeature, MapStatus, MapView

_NO_OPERATION = "Aucune opération du PPI"
_NO_AMOUNT = "Montant non renseigné"
_SHARED = (
    "Une opération partagée entre plusieurs quartiers compte en entier dans chacun : les montants "
    "de la carte ne s’additionnent pas. Une opération que personne n’a située n’y est pas."
)


def euros_map(
    outlined: MapView,
    totals: Sequence[TerritoryTotal],
    measure: Measure,
    period: str,
    source: str,
    *,
    is_simulated: bool,
) -> MapView:
    """Return the map of quarters, coloured by the euros of the operations that happen in each.

    Args:
        outlined: the quarters without value.
        totals: operations added up by territory.
        measure: which euros.
        period: the years in words.
        source: who says so.
        is_simulated: one of the amounts was made up.
    """
    found = {one.territory.code: one for one in totals if one.territory is not None}
    amounts = {code: _known(one, measure) for code, one in found.items()}
    shown = [amounts.get(one.code) for one in outlined.features]
    parted = classes([one for one in shown if one is not None], ClassMethod.QUANTILES)
    features = tuple(
        _feature(one, found.get(one.code), amounts, parted, measure) for one in outlined.features
    )
    title = _finding(features, measure, period)
    said = " ; ".join(f"{one.name} : {one.value_text}" for one in features)
    return replace(
        outlined,
        title=title,
        features=features,
        class_bounds=parted.bounds,
        legend=_legend(features, parted),
        source=source,
        method=_SHARED,
        alt=f"Carte de {counted(len(features), 'quartier')}. {title}. {said}.",
        table=replace(
            outlined.table,
            columns=(*outlined.table.columns, f"{MEASURES[measure]} (€)", "Dont partagées"),
            rows=tuple(
                (*row, amounts.get(str(row[0])), _shared(found.get(str(row[0]))))
                for row in outlined.table.rows
            ),
        ),
        is_simulated=is_simulated,
    )


def _known(one: TerritoryTotal, measure: Measure) -> float | None:
    amount = one.total.sum(measure).known_eur
    return None if amount is None else float(amount)


def _shared(one: TerritoryTotal | None) -> int | None:
    return one.shared if one else None


def _feature(
    one: MapFeature,
    total: TerritoryTotal | None,
    amounts: Mapping[str, float | None],
    parted: Classes,
    measure: Measure,
) -> MapFeature:
    value = amounts.get(one.code)
    if total is None:
        return replace(
            one, status=MapStatus.NOT_APPLICABLE, value=None, value_text=_NO_OPERATION, detail=""
        )
    many = counted(total.total.operations, "opération")
    shared = f", dont {number(total.shared)} partagée{'s' * (total.shared > 1)}"
    lacking = total.total.sum(measure).missing
    unknown = f" ; {counted(lacking, 'montant')} non renseigné{'s' * (lacking > 1)}"
    return replace(
        one,
        status=MapStatus.MISSING if value is None else MapStatus.PRESENT,
        value=value,
        value_text=_NO_AMOUNT if value is None else euros(value),
        detail=f"{many}{shared * bool(total.shared)}{unknown * bool(lacking)}",
        class_index=parted.rank_of(value),
    )


def _legend(features: Sequence[MapFeature], parted: Classes) -> tuple[LegendEntry, ...]:
    coloured = [
        LegendEntry(
            euros(low) if low == high else f"{euros(low)} à {euros(high)}",
            sum(one.class_index == rank for one in features),
            MapStatus.PRESENT,
            rank,
        )
        for rank, (low, high) in enumerate(parted.bounds)
    ]
    without = [
        LegendEntry(label, count, status, None)
        for status, label in (
            (MapStatus.MISSING, _NO_AMOUNT),
            (MapStatus.NOT_APPLICABLE, _NO_OPERATION),
        )
        if (count := sum(one.status is status for one in features))
    ]
    return (*coloured, *without)


def _finding(features: Sequence[MapFeature], measure: Measure, period: str) -> str:
    served = [one for one in features if one.value is not None]
    about = f"({MEASURES[measure].lower()}, {period})"
    if not served:
        return f"Aucun des {counted(len(features), 'quartier')} n’a de montant au PPI {about}"
    most = max(one.value or 0 for one in served)
    first = listed([one.name for one in served if one.value == most])
    verb = "a" if len(served) < 2 else "ont"
    return (
        f"{counted(len(served), 'quartier')} sur {number(len(features))} {verb} des montants au "
        f"PPI {about} ; le plus : {first}, {euros(most)}"
    )
