"""What each part of a demonstration needs while it is loaded."""

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from sqlmodel import Session

from data.base.columns import Tracked
from data.base.models import (
    Organisation,
    Source,
)

Row = TypeVar("Row", bound=Tracked)


@dataclass
class Loading:
    """One load in progress: an open unit of work, the town's folder, what is already known.

    Attributes:
        ids: identifiers of rows already added, by « table:code ».
    """

    session: Session
    folder: Path
    organisation: Organisation
    batch_id: int
    actor_id: int
    ids: dict[str, int] = field(default_factory=dict)

    def read_yaml(self, name: str) -> Any:
        """Return the content of a YAML file of the town's folder."""
        return yaml.load((self.folder / name).read_text("utf-8"), Loader=_loader())

    def read_csv(self, name: str) -> list[dict[str, str]]:
        """Return the lines of a CSV file of the town's folder, every cell as text."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def add(self, row: Row) -> Row:
        """Add a row of this load, not yet sent to the base."""
        row.batch_id = self.batch_id
        self.session.add(row)
        return row

    def add_known(self, code: str, row: Row) -> Row:
        """Add a row and remember its identifier under ``table:code``."""
        self.add(row)
        self.session.flush()
        assert row.id is not None
        self.ids[f"{row.__tablename__}:{code}"] = row.id
        return row

    def id(self, table: str, code: str) -> int:
        """Return the identifier of a row already added; ``KeyError`` if files disagree."""
        return self.ids[f"{table}:{code}"]

    def add_source(self, source: Source) -> int:
        """Add a source and remember it under its code."""
        self.session.add(source)
        self.session.flush()
        assert source.id is not None
        self.ids[f"source:{source.code}"] = source.id
        return source.id


def _loader() -> Any:
    """Prefer the YAML reader written in C: four times faster."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
