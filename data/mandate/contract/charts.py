"""How the investments are pictured: by group and stage, and by quarter on the map."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.formats import counted, listed, long_date, number
from data.base.views import Scope
from data.mandate.charts import UNREPORTED_ROLE, source_words
from data.mandate.contract import rules
from data.mandate.contract.views import Dimension, Investment
from data.mandate.contract.words import DIMENSIONS
from data.mandate.views import PlanLine
from data.mandate.words import STAGES, UNREPORTED
from data.territories.views import LegendEntry, MapFeature, MapStatus, MapView

_NO_INVESTMENT = "Aucun investissement situé ici"
_MOST_CLASSES = 5
_SHARED = {Dimension.QUARTER: "lieux", Dimension.PILOT: "pilotes"}
"""What one investment may have several of."""


def investments_chart(
    plan: PlanLine, scope: Scope, investments: Sequence[Investment], dimension: Dimension
) -> StackedBars:
    """Return the investments by group, parted by declared stage."""
    groups = rules.grouped(investments, dimension)
    rows = tuple(BarRow(name, name, _segments(found), number(len(found))) for name, found in groups)
    by, are_several = DIMENSIONS[dimension].lower(), dimension in _SHARED
    is_silent = all(one.action.report is None for one in investments)
    told = "statuts non renseignés" if is_silent else "par statut"
    return StackedBars(
        title=_finding(groups, len(investments)),
        subtitle=(
            f"Nombre d’investissements par {by}, {told} au {long_date(scope.on)}"
            + (f" ; à plusieurs {_SHARED[dimension]}, il compte dans chacun" if are_several else "")
        ),
        source=source_words(plan, is_silent=is_silent),
        alt=" ; ".join(f"{name} : {_in_words(found)}" for name, found in groups) + ".",
        table=_table(DIMENSIONS[dimension], groups),
        is_simulated=is_simulated(investments),
        rows=rows,
        order=(*(stage.value for stage in STAGES), UNREPORTED_ROLE),
        maximum=max((len(found) for _, found in groups), default=1),
        is_overlapping=are_several,
    )


def is_simulated(investments: Sequence[Investment]) -> bool:
    """Tell whether one declaration at least was made up."""
    return any(one.action.report and one.action.report.is_simulated for one in investments)


def stage_counts(investments: Sequence[Investment]) -> list[tuple[str, str, int]]:
    """Count investments by declared stage (role, label, count), then those never updated."""
    reports = [one.action.report for one in investments]
    told = [
        (
            stage.value,
            label,
            sum(report is not None and report.stage is stage for report in reports),
        )
        for stage, label in STAGES.items()
    ]
    return [*told, (UNREPORTED_ROLE, UNREPORTED, reports.count(None))]


def _segments(found: Sequence[Investment]) -> tuple[Segment, ...]:
    return tuple(Segment(*part) for part in stage_counts(found) if part[2])


def _in_words(found: Sequence[Investment]) -> str:
    return listed([f"{label.lower()} {count}" for _, label, count in stage_counts(found) if count])


def _finding(groups: Sequence[tuple[str, list[Investment]]], total: int) -> str:
    if not groups:
        return "Aucun investissement ne correspond"
    most = len(groups[0][1])
    first = [name for name, found in groups if len(found) == most]
    if len(first) > 2 or len(groups) == 1:
        return f"{counted(total, 'investissement')} en {counted(len(groups), 'groupe')}"
    verb = "porte" if len(first) == 1 else "portent chacun"
    names = listed([f"« {name} »" for name in first])
    return f"{names} {verb} {number(most)} des {counted(total, 'investissement')}, le plus"


def _table(label: str, groups: Sequence[tuple[str, list[Investment]]]) -> Table:
    columns = (label, *STAGES.values(), UNREPORTED, "Investissements")
    return Table(
        columns,
        tuple(
            (name, *(count for *_, count in stage_counts(found)), len(found))
            for name, found in groups
        ),
    )


def counts_map(outlined: MapView, counts: Mapping[str, int], selected: str | None) -> MapView:
    """Return the map of quarters, coloured by how many investments happen in each."""
    known = sorted({count for count in counts.values() if count})
    size = -(-len(known) // _MOST_CLASSES) or 1
    classes = [known[start : start + size] for start in range(0, len(known), size)]
    features = tuple(_feature(one, counts.get(one.code, 0), classes) for one in outlined.features)
    said = " ; ".join(f"{one.name} : {one.value_text}" for one in features)
    return replace(
        outlined,
        title=_map_finding(features),
        features=features,
        class_bounds=tuple((float(one[0]), float(one[-1])) for one in classes),
        legend=_legend(features, classes),
        selected=selected,
        alt=f"Carte des quartiers prioritaires. {said}.",
        table=Table(
            (*outlined.table.columns, "Investissements"),
            tuple((*row, counts.get(str(row[0]), 0)) for row in outlined.table.rows),
        ),
    )


def _feature(one: MapFeature, count: int, classes: Sequence[Sequence[int]]) -> MapFeature:
    rank = next((rank for rank, some in enumerate(classes) if count in some), None)
    return replace(
        one,
        status=MapStatus.MISSING if rank is None else MapStatus.PRESENT,
        value=float(count),
        value_text=counted(count, "investissement") if count else _NO_INVESTMENT,
        detail="",
        class_index=rank,
    )


def _legend(
    features: Sequence[MapFeature], classes: Sequence[Sequence[int]]
) -> tuple[LegendEntry, ...]:
    entries = [
        LegendEntry(
            counted(some[0], "investissement")
            if some[0] == some[-1]
            else f"{some[0]} à {some[-1]} investissements",
            sum(one.class_index == rank for one in features),
            MapStatus.PRESENT,
            rank,
        )
        for rank, some in enumerate(classes)
    ]
    bare = sum(one.class_index is None for one in features)
    empty = [LegendEntry(_NO_INVESTMENT, bare, MapStatus.MISSING, None)] if bare else []
    return (*entries, *empty)


def _map_finding(features: Sequence[MapFeature]) -> str:
    served = sum(one.class_index is not None for one in features)
    if served < 2:
        return f"{number(served)} quartier sur {number(len(features))} porte des investissements"
    return f"{number(served)} quartiers sur {number(len(features))} portent des investissements"
