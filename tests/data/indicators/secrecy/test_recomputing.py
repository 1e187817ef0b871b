"""A hidden part of a whole that all the other parts would give away."""

from pathlib import Path

import pytest
from sqlmodel import Session, select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.models import Source
from data.indicators.confidentiality import RECOMPUTABLE
from data.indicators.models import Indicator, Observation
from data.indicators.secrecy import withheld_values
from data.indicators.vocabulary import Direction, IndicatorKind
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind

EPCI = "200069037"


def _type_in(session: Session, *, hidden: int, whole: int) -> dict[int, str]:
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
        select(Territory.id, Territory.code)
        .join(TerritoryLink, TerritoryLink.territory_id == Territory.id)
        .where(TerritoryLink.other_id == body, TerritoryLink.kind == LinkKind.MEMBER_OF)
        .where(Territory.kind == TerritoryKind.COMMUNE)
    ).all()
    values = {
        key or 0: 3 if rank < hidden else 100 + rank for rank, (key, _) in enumerate(communes)
    }
    for key, value in {**values, body: sum(values.values()) + whole}.items():
        session.add(
            Observation(
                indicator_id=indicator.id or 0,
                territory_id=key,
                data_year=2028,
                edition="2028",
                value=value,
                source_id=source.id,
            )
        )
    return {key: code for key, code in communes if key is not None}


@pytest.mark.parametrize(
    ("hidden", "apart", "also"),
    [(1, 0, 1), (2, 0, 0), (1, 500, 0), (0, 0, 0)],
    ids=["one hidden", "two hidden", "parts do not add up", "none hidden"],
)
def test_the_smallest_other_part_goes_with_the_only_hidden_one(
    demo_copy: Path, hidden: int, apart: int, also: int
) -> None:
    with unit_of_work() as session:
        communes = _type_in(session, hidden=hidden, whole=apart)
    with reading() as session:
        withheld = withheld_values(session)
        rows = {row.id: row for row in session.exec(select(Observation)) if row.id in withheld}
    found = [rows[key] for key, why in withheld.items() if why == RECOMPUTABLE]
    assert len(withheld) == hidden + also
    assert [row.value for row in found] == [101] * also
    assert all(row.territory_id in communes for row in rows.values())
