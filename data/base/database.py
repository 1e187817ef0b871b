"""The database: one engine per address, its schema brought up to date by Alembic."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session, create_engine

from data.base.settings import PROJECT_ROOT, settings

WRITING = "mandascope_writing"
"""Execution option of a connection that will write: SQLite then makes other writers wait."""


@lru_cache(maxsize=4)
def engine_for(url: str) -> Engine:
    """Return the engine of the base at ``url``, created at first use.

    A SQLite file gets its folder, its write-ahead log (readers never wait for a writer) and
    enforced foreign keys.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver would commit before each change of the schema: we open transactions ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def engine() -> Engine:
    """Return the engine of the configured base."""
    return engine_for(settings().database_url)


def bring_to_file() -> None:
    """Move what SQLite's log holds into the base's file, as far as no reader needs the log.

    Somebody who copies the file then has all that was saved.
    """
    if engine().dialect.name == "sqlite":
        with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")


@contextmanager
def reading() -> Iterator[Session]:
    """Open a session for reading; nothing it holds is ever written."""
    with Session(engine()) as session:
        yield session


def migrate(revision: str = "head") -> None:
    """Bring the schema of the configured base up to date. Safe to call at every start.

    Raises:
        RuntimeError: a row would point nowhere; nothing was changed.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(PROJECT_ROOT / "data" / "migrations"))
    with _rebuilding() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite":
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if lost is not None:
                raise RuntimeError(f"migrating would leave a row of {lost[0]} pointing nowhere")


@contextmanager
def _rebuilding() -> Iterator[Connection]:
    """Open a connection on which tables may be rebuilt.

    SQLite changes a table by making it anew: rows that refer to it must not keep it from going.
    It only listens to that outside a transaction.
    """
    with engine().connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            if is_sqlite:
                raw.execute("PRAGMA foreign_keys=ON")
