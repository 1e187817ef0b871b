"""What the town types over a published row is the town's own: the small-count rule holds."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.models import Actor, ImportBatch, Source
from data.indicators.entering.service import sheet_desk
from data.indicators.models import Indicator, Observation
from data.indicators.secrecy import withheld_values
from data.indicators.service import indicator_sheet, known_figures
from data.territories.models import Territory
from tests.data.indicators.entering.typed import (
    SCOPE,
    TOWN,
    a_value,
    recorded,
    town_with_indicator,
)


def id_of(session: Session, table: type[Indicator] | type[Territory], code: str) -> int:
    return session.exec(select(table.id).where(table.code == code)).one() or 0


@pytest.fixture(autouse=True)
def published(empty_base: None) -> None:
    """Publish the values of 2026 and 2027, three persons each, in an official file."""
    town_with_indicator(unit="personnes")
    with unit_of_work() as session:
        source = Source(code="insee-essai", title="Essai", producer="INSEE", edition="2028")
        actor = Actor(code="cabinet-essai", label="Cabinet")
        session.add_all([source, actor])
        session.flush()
        batch = ImportBatch(
            file_name="essai.csv", sha256="0" * 64, format="insee-qpv", actor_id=actor.id or 0,
            recorded_at=datetime(2028, 3, 1, tzinfo=UTC),
        )  # fmt: skip
        session.add(batch)
        session.flush()
        for year in (2026, 2027):
            session.add(
                Observation(
                    indicator_id=id_of(session, Indicator, "bio"),
                    territory_id=id_of(session, Territory, TOWN),
                    data_year=year,
                    value=3,
                    source_id=source.id,
                    batch_id=batch.id,
                )
            )


def withheld_years() -> list[int | None]:
    with reading() as session:
        withheld = withheld_values(session)
        rows = session.exec(select(Observation)).all()
    return [row.data_year for row in rows if row.id in withheld]


def test_a_published_small_count_stays_as_published() -> None:
    assert withheld_years() == []


def test_a_small_count_typed_over_a_published_one_is_withheld() -> None:
    recorded(a_value("2", reason="erreur de la publication"))
    assert withheld_years() == [2027]
    values = {one.data_year: one.value for one in known_figures(SCOPE)[1]}
    assert values == {2026: 3, 2027: None}


def test_a_sheet_whose_only_values_are_secret_says_so() -> None:
    for year in (2026, 2027):
        recorded(a_value("2", year=year, reason="erreur de la publication"))
    answer = indicator_sheet(SCOPE, "bio").answer.replace("\u00a0", " ")
    assert answer == "**Aucune valeur ne peut être montrée** à cette date (secret : moins de 5)."


def test_the_history_of_such_a_correction_tells_neither_number() -> None:
    recorded(a_value("2", reason="erreur de la publication"))
    (change,) = sheet_desk(SCOPE, "bio").history
    assert "secret" in change.before
    assert "secret" in change.after
    assert "publication" not in change.reason, "the number may stand in the reason"
    assert sheet_desk(SCOPE, "bio").baselines == ((TOWN, 2026, 3.0),)
