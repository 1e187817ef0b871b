"""Indicators and values beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.base.service import today
from data.importers.placing.destination import Destination, Signature
from data.indicators import saving as indicators
from data.indicators.drafts import IndicatorsDraft


def indicators_destination(
    session: Session, organisation: Organisation | None, draft: IndicatorsDraft
) -> Destination:
    """Place the town's own indicators and values."""
    stored = (
        indicators.read_stored(session, draft) if organisation else indicators.StoredIndicators()
    )
    content = indicators.reconciled(draft, stored, today())

    def write(by: Signature) -> None:
        indicators.write_indicators(
            session, content, stored, batch_id=by.batch_id, source_id=by.source_id
        )

    return Destination(
        content=content,
        comparison=indicators.compared(content, stored),
        write=write,
        problems=tuple(indicators.problems(content, stored)) if organisation else (),
    )
