"""The cells of a grid beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.importers.placing.destination import Destination, Signature
from data.territories.grid import saving
from data.territories.grid.drafts import GridDraft


def grid_destination(
    session: Session, organisation: Organisation | None, draft: GridDraft
) -> Destination:
    """Place the cells of a year of data beside those that the base holds."""
    stored = saving.read_stored(session, draft) if organisation else saving.StoredGrid()

    def write(by: Signature) -> None:
        saving.write_grid(session, draft, stored, batch_id=by.batch_id, source_id=by.source_id)

    return Destination(
        content=draft,
        comparison=saving.compared(draft, stored),
        write=write,
        absent=saving.absent(draft, stored),
    )
