"""The debt: what is left of it, when it falls due, to whom it is owed."""

from data.base.chart import Chart, Table
from data.base.formats import euros, typeset
from data.finances.debate.sections.common import EUROS, PERCENT, Ground, drawn, lines, projected
from data.finances.debate.views import Block, Grid, Picture, Words, WordsKind
from data.finances.debt.service import debt_view

_SHARE_COLUMNS = 4


def debt_section(ground: Ground) -> tuple[Block, ...]:
    """Return the debt page's pictures; who it is owed to, as tables; the end of the year."""
    view = debt_view(ground.scope, ground.code)
    found: list[Block] = [
        Words(_end_of_year(ground)),
        drawn(ground, "dob-encours", view.outstanding),
        # The first is the one held against the target; the table of the accounts has the others.
        *(drawn(ground, "dob-poids", chart) for chart in view.weights[:1]),
    ]
    if view.due is None:
        found.append(Words(view.why, WordsKind.LACKING))
    else:
        found.append(Picture("dob-echeances", view.due))
        found += [_share(rank, chart) for rank, chart in enumerate(view.shares)]
    return (*found, *lines(WordsKind.NOTE, view.assumptions))


def _end_of_year(ground: Ground) -> str:
    """Say what the scenario leaves to owe at the end of the year debated."""
    year = ground.head.year
    owed = projected(ground.projection.table, "Encours de dette au 31 décembre").get(year)
    if owed is None:
        return f"Aucun scénario projeté ne donne l’encours visé au 31 décembre {year}."
    return typeset(
        f"Encours visé au 31 décembre {year}, scénario « {ground.head.scenario_title} » "
        f"(projection, {ground.head.perimeter}) : {euros(owed)}."
    )


def _share(rank: int, chart: Chart) -> Grid:
    columns = chart.table.columns[:_SHARE_COLUMNS]
    return Grid(
        key=f"dob-structure-{rank}",
        title=chart.subtitle,
        table=Table(columns, tuple(row[:_SHARE_COLUMNS] for row in chart.table.rows)),
        decimals=(None, EUROS, PERCENT, EUROS),
        source=chart.source,
        is_simulated=chart.is_simulated,
    )
