"""Emptying the whole base inside an open unit of work, so that another town may start in it.

History goes too: a revision tells of rows that exist no more. What stays is the schema and the
version of the data, which keeps growing because caches are keyed by it.
"""

from sqlalchemy import delete, inspect
from sqlmodel import Session, SQLModel

from data.base.models import BaseState


def clear(session: Session) -> None:
    """Delete every row of every table known to the program; saved only if the unit of work is.

    The caller has imported every world, as whoever reads across them has.
    """
    existing = set(inspect(session.connection()).get_table_names())
    session.flush()
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table.name in existing and table.name != BaseState.__tablename__:
            session.execute(delete(table))
    # Identifiers start again: no row of before may be taken for one of after.
    session.expunge_all()
