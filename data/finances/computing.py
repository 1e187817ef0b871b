"""Net amounts of account lines, computed once for each version of the base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session

from data.base.history import is_writing
from data.base.queries import data_version
from data.finances.engine import Ledger, computed, formulas_by_code
from data.finances.ledgers import ledgers
from data.finances.models import AccountSet
from data.finances.vocabulary import Method


@dataclass(frozen=True)
class NetAmounts:
    """The net amounts of an account set, in euros, by their code of ``aggregates.yaml``.

    Attributes:
        nomenclature: that its accounts are numbered by.
    """

    nomenclature: str
    amounts: Mapping[str, Decimal]


_Known = dict[int, NetAmounts | None]

_known: WeakKeyDictionary[Engine, tuple[int, _Known]] = WeakKeyDictionary()
"""What was computed, for the last version of each base: a day not asked yet has the same lines."""


def net_amounts(
    session: Session, rows: Sequence[AccountSet], nomenclatures: Mapping[int, str]
) -> dict[int, NetAmounts]:
    """Return the net amounts of the account sets that have lines, by identifier.

    ``nomenclatures`` are those of the budgets, by identifier.
    """
    known = _remembered(session)
    wanted = [row for row in rows if row.id not in known]
    made = ledgers(session, wanted, nomenclatures)
    known.update({row.id or 0: _net(made.get(row.id or 0)) for row in wanted})
    found = {row.id or 0: known[row.id or 0] for row in rows}
    return {key: one for key, one in found.items() if one is not None}


def _remembered(session: Session) -> _Known:
    """Return what was computed for the base as it is; nothing while it is being written."""
    if is_writing(session):
        return {}
    engine, version = session.connection().engine, data_version(session)
    held = _known.get(engine)
    if held is None or held[0] != version:
        held = (version, {})
        _known[engine] = held
    return held[1]


def _net(ledger: Ledger | None) -> NetAmounts | None:
    if ledger is None:
        return None
    methods = formulas_by_code()
    return NetAmounts(
        ledger.nomenclature,
        {
            code: found.value
            for code, found in computed(ledger).items()
            if found.value is not None and methods[code].method is Method.NET
        },
    )
