"""Territories, shapes and places beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.importers.placing.destination import Destination, Signature
from data.territories import saving as territories
from data.territories.drafts import TerritoriesDraft


def territories_destination(
    session: Session, organisation: Organisation | None, draft: TerritoriesDraft
) -> Destination:
    """Place what a file says of the ground beside what the base holds."""
    if organisation:
        draft = territories.settled(session, organisation.code, draft)
    stored = territories.read_stored(session, draft) if organisation else territories.StoredGround()
    content = territories.reconciled(draft, stored) if organisation else draft

    def write(by: Signature) -> None:
        territories.write_territories(
            session, content, stored, batch_id=by.batch_id, source_id=by.source_id
        )

    return Destination(
        content=content,
        comparison=territories.compared(content, stored),
        write=write,
        problems=tuple(territories.problems(content, stored)) if organisation else (),
    )
