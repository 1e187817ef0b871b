"""An official table of statistics beside the base: the ground that it names, then its values."""

from dataclasses import replace

from sqlmodel import Session

from data.base.comparison import Comparison
from data.base.models import Organisation
from data.importers.placing.destination import Destination, Signature
from data.indicators import saving as indicators
from data.indicators.drafts import StatisticsDraft
from data.territories import saving as territories


def statistics_destination(
    session: Session, organisation: Organisation | None, draft: StatisticsDraft
) -> Destination:
    """Place a table of statistics; it names territories, and renames none that the base holds."""
    ground = territories.StoredGround()
    values = indicators.StoredIndicators()
    grounds = draft.grounds
    if organisation:
        ground = territories.read_stored(session, grounds)
        grounds = territories.reconciled(grounds, ground, renames=False)
        values = indicators.read_stored(session, draft.values)
    content = StatisticsDraft(grounds, indicators.reconciled(draft.values, values))
    brought = {one.code for one in grounds.territories} | {one.code for one in grounds.places}

    def write(by: Signature) -> None:
        signature = {"batch_id": by.batch_id, "source_id": by.source_id}
        territories.write_territories(session, grounds, ground, **signature)
        measured = {one.place for one in content.values.observations if one.place}
        held = replace(
            values,
            territory_ids=indicators.territory_ids(session),
            place_ids=indicators.place_ids(session, measured),
        )
        indicators.write_indicators(session, content.values, held, **signature)

    return Destination(
        content=content,
        comparison=Comparison(
            (
                *territories.compared(grounds, ground).lines,
                *indicators.compared(content.values, values).lines,
            )
        ),
        write=write,
        problems=(
            (
                *territories.problems(grounds, ground),
                *indicators.problems(content.values, values, brought),
            )
            if organisation
            else ()
        ),
    )
