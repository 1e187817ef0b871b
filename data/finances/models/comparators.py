"""The towns that this one is held beside."""

from decimal import Decimal

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Money, Tracked
from data.finances.vocabulary import (
    ComparatorKind,
)


class PeerCommune(Tracked, table=True):
    """A commune that the town chose to be held beside."""

    __tablename__ = "peer_commune"
    __table_args__ = (UniqueConstraint("organisation_id", "commune"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    commune: str
    name: str


class ComparatorAmount(Tracked, table=True):
    """One amount of towns that this one is held beside: their sum, in euros, and their inhabitants.

    Attributes:
        group_code: of the stratum as the publisher codes it, or of the commune.
        group_title: the same for a reader.
        code: of ``data/reference/aggregates.yaml``.
        population: of the towns whose amount is in the sum.
        communes: how many towns the sum is of.
    """

    __tablename__ = "comparator_amount"
    __table_args__ = (UniqueConstraint("organisation_id", "year", "kind", "group_code", "code"),)

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    year: int
    kind: ComparatorKind
    group_code: str
    group_title: str
    code: str
    amount_eur: Decimal = Field(sa_type=Money)
    population: int
    communes: int
