"""What tests share: an empty base of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from data.base.database import engine
from data.base.history import unit_of_work
from data.base.models import BaseState
from data.base.settings import settings


@pytest.fixture
def empty_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a base with all tables and no row but its state."""
    import data.schema  # noqa: F401 - completes SQLModel's metadata

    monkeypatch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{tmp_path / 'base.db'}")
    settings.cache_clear()
    SQLModel.metadata.create_all(engine())
    with unit_of_work() as session:
        session.add(BaseState())
    yield
    engine().dispose()
    settings.cache_clear()
