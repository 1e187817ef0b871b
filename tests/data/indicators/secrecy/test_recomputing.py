"""A hidden number that all the others of a whole would give away."""

from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.models import Source
from data.indicators.confidentiality import RECOMPUTABLE
from data.indicators.models import Indicator, Observation
from data.indicators.secrecy import withheld_values
from data.indicators.vocabulary import Direction, IndicatorKind, ObservationStatus
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind

EPCI = "200069037"


def _type_in(
    session: Session,
    *,
    hidden: int,
    apart: int = 0,
    status: ObservationStatus = ObservationStatus.DEFINITIVE,
) -> set[int]:
    """Type a value in each commune of the agglomeration, the first ones small, then the whole."""
    source = Source(code="citée:registre", title="registre", producer="Registre")
    indicator = Indicator(
        code="compte", title="Compte", theme="essai", definition="Essai.", unit="personnes",
        direction=Direction.NONE, kind=IndicatorKind.MONITORING,
    )  # fmt: skip
    session.add_all([source, indicator])
    session.flush()
    body = session.exec(select(Territory.id).where(Territory.code == EPCI)).one() or 0
    communes = session.exec(
        select(Territory.id)
        .join(TerritoryLink, col(TerritoryLink.territory_id) == col(Territory.id))
        .where(TerritoryLink.other_id == body, TerritoryLink.kind == LinkKind.MEMBER_OF)
        .where(Territory.kind == TerritoryKind.COMMUNE)
    ).all()
    values = {key or 0: 3 if rank < hidden else 100 + rank for rank, key in enumerate(communes)}
    for key, value in {**values, body: sum(values.values()) + apart}.items():
        session.add(
            Observation(
                indicator_id=indicator.id or 0,
                territory_id=key,
                data_year=2028,
                edition="2028",
                value=value,
                status=status if key == body else ObservationStatus.DEFINITIVE,
                source_id=source.id,
            )
        )
    return set(values)


def _withheld() -> list[tuple[Observation, str]]:
    with reading() as session:
        withheld = withheld_values(session)
        rows = session.exec(select(Observation)).all()
    return [(row, withheld[row.id or 0]) for row in rows if row.id in withheld]


@pytest.mark.parametrize(
    ("hidden", "apart", "also"),
    [(1, 0, 1), (2, 0, 0), (1, 500, 0), (0, 0, 0)],
    ids=["one hidden", "two hidden", "parts do not add up", "none hidden"],
)
def test_the_smallest_other_part_goes_with_the_only_hidden_one(
    demo_copy: Path, hidden: int, apart: int, also: int
) -> None:
    with unit_of_work() as session:
        communes = _type_in(session, hidden=hidden, apart=apart)
    found = _withheld()
    assert len(found) == hidden + also
    assert [row.value for row, why in found if why == RECOMPUTABLE] == [101] * also
    assert all(row.territory_id in communes for row, _ in found)


def test_a_confidential_whole_is_not_the_sum_of_what_is_shown(demo_copy: Path) -> None:
    with unit_of_work() as session:
        communes = _type_in(session, hidden=0, status=ObservationStatus.CONFIDENTIAL)
    found = _withheld()
    assert [row.value for row, why in found if why == RECOMPUTABLE] == [100]
    assert sum(row.territory_id in communes for row, _ in found) == 1
    assert len(found) == 2


def test_what_goes_with_a_hidden_part_is_not_given_away_by_another_whole(demo_copy: Path) -> None:
    with unit_of_work() as session:
        communes = sorted(_type_in(session, hidden=1))
        small, also, third = communes[0], communes[1], communes[2]
        holder = Territory(code="essai", name="Essai", kind=TerritoryKind.WATCHED_TERRITORY)
        session.add(holder)
        session.flush()
        for part in (also, third):
            session.add(
                TerritoryLink(territory_id=part, other_id=holder.id or 0, kind=LinkKind.MEMBER_OF)
            )
        indicator = session.exec(select(Indicator.id).where(Indicator.code == "compte")).one()
        source = session.exec(select(Source.id).where(Source.code == "citée:registre")).one()
        session.add(
            Observation(
                indicator_id=indicator or 0, territory_id=holder.id, data_year=2028,
                edition="2028", value=203, source_id=source,
            )
        )  # fmt: skip
    assert {row.territory_id for row, _ in _withheld()} == {small, also, third}
