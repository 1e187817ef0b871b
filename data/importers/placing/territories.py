"""Territories, shapes and places beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.importers.placing.destination import Destination
from data.territories.drafts import TerritoriesDraft


def territories_destination(
    session: Session, organisation: Organisation | None, draft: TerritoriesDraft
) -> Destination:
    """Place it beside what the base holds."""
    raise NotImplementedError
