"""One saving in progress: every row it adds or changes names its import and its source."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlmodel import Session

from data.base.columns import Tracked
from data.base.models import Organisation

Row = TypeVar("Row", bound=Tracked)


@dataclass
class Writing:
    """One saving in progress: who writes, from which file, what was added so far.

    Attributes:
        on: the day of the saving, from which a new state or a new deadline is true.
    """

    session: Session
    organisation: Organisation
    on: date
    actor_id: int
    batch_id: int
    source_id: int
    delegation_ids: dict[str, int] = field(default_factory=dict)
    heading_ids: dict[str, int] = field(default_factory=dict)
    territory_ids: dict[str, int] = field(default_factory=dict)
    place_ids: dict[str, int] = field(default_factory=dict)

    def signed(self, row: Row) -> Row:
        """Sign a row with this import and its source."""
        row.batch_id = self.batch_id
        row.source_id = self.source_id
        return row

    def add(self, row: Row) -> Row:
        """Add a signed row, not yet sent to the base."""
        self.session.add(self.signed(row))
        return row
