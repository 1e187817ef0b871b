"""What tests share: bases of their own, empty or holding the demonstration."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from sqlmodel import SQLModel

from data.base.database import engine
from data.base.history import unit_of_work
from data.base.models import BaseState
from data.base.settings import settings

# No test is timed, and a failure found once is found again.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("repeatable")


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


@pytest.fixture(scope="session")
def quarters_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a base holding the demonstration's quarters, loaded once."""
    import data.schema  # noqa: F401 - completes SQLModel's metadata
    from tests.quarters import load_quarters

    url = f"sqlite:///{tmp_path_factory.mktemp('quarters') / 'base.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", url)
        settings.cache_clear()
        SQLModel.metadata.create_all(engine())
        with unit_of_work() as session:
            session.add(BaseState())
        load_quarters()
        engine().dispose()
    settings.cache_clear()
    return url


@pytest.fixture
def quarters(quarters_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test the demonstration's quarters, to read only."""
    monkeypatch.setenv("MANDASCOPE_DATABASE_URL", quarters_url)
    settings.cache_clear()
    yield
    engine().dispose()
    settings.cache_clear()


@contextmanager
def _base_at(path: Path) -> Iterator[None]:
    """Let the application look at a file, and forget everything it cached before and after."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{path}")
        patch.delenv("MANDASCOPE_TODAY", raising=False)
        _forget()
        try:
            yield
        finally:
            engine().dispose()
            _forget()


def _forget() -> None:
    settings.cache_clear()
    if context := sys.modules.get("pages.context"):
        context.cached_view.cache_clear()


@pytest.fixture
def no_base(tmp_path: Path) -> Iterator[Path]:
    """Give the test the address of a base that does not exist yet."""
    path = tmp_path / "none.db"
    with _base_at(path):
        yield path


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base holding the whole demonstration, loaded once for all tests."""
    from data.base.database import migrate
    from data.demo.loader import load_demo

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with _base_at(path):
        migrate()
        load_demo()
    return path


@pytest.fixture
def demo_base(demo_file: Path) -> Iterator[Path]:
    """Give the test the demonstration, to read only: a test that writes asks for ``demo_copy``."""
    from data.base.service import base_view

    with _base_at(demo_file):
        yield demo_file
        assert base_view().version == 1, "a test wrote into the base that all tests share"


@pytest.fixture(scope="session")
def soignies_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base holding the Walloon demonstration, loaded once for all tests."""
    from data.base.database import migrate
    from data.demo.loader import load_demo

    path = tmp_path_factory.mktemp("soignies") / "soignies.db"
    with _base_at(path):
        migrate()
        load_demo("soignies")
    return path


@pytest.fixture
def soignies_base(soignies_file: Path) -> Iterator[Path]:
    """Give the test the Walloon demonstration, to read only."""
    from data.base.service import base_view

    with _base_at(soignies_file):
        yield soignies_file
        assert base_view().version == 1, "a test wrote into the base that all tests share"


@pytest.fixture
def demo_copy(demo_file: Path, tmp_path: Path) -> Iterator[Path]:
    """Give the test a copy of the demonstration of its own."""
    path = tmp_path / "copy.db"
    shutil.copy(demo_file, path)
    with _base_at(path):
        yield path


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file's bytes by their length: an archive holds the time at which it was made."""
    return f"{argname}-{len(val)}" if isinstance(val, bytes) else None
