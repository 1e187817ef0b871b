"""The quarters of the demonstration, loaded alone into the configured base."""

from datetime import UTC, date, datetime
from pathlib import Path

import data.demo
from data.base.history import unit_of_work
from data.base.models import (
    Actor,
    ImportBatch,
    Organisation,
    Source,
)
from data.base.views import Scope
from data.base.vocabulary import (
    OrganisationKind,
)
from data.demo.loading import Loading
from data.demo.statistics import load_statistics
from data.demo.territories import CONTRACT, load_territories

SCOPE = Scope("62765", "CDV", date(2029, 6, 30))
SAINT_EXUPERY, QUAI_DU_COMMERCE, CENTRE_HISTORIQUE = "QN06236M", "QN06237M", "QN06256M"


def load_quarters() -> None:
    """Load territories and statistics, as the demonstration does."""
    with unit_of_work() as session:
        actor = Actor(code="test", label="Test")
        town = Organisation(
            code="62765", name="Saint-Omer", kind=OrganisationKind.TOWN, parent_code="200069037"
        )
        session.add_all([actor, town])
        session.flush()
        batch = ImportBatch(
            format="demo",
            file_name="test",
            sha256="",
            recorded_at=datetime.now(UTC),
            actor_id=actor.id or 0,
        )
        session.add(batch)
        session.flush()
        folder = Path(data.demo.__file__).parent / "saint_omer"
        load = Loading(session, folder, town, batch_id=batch.id or 0, actor_id=actor.id or 0)
        load.add_source(Source(code=CONTRACT, title="Contrat de ville", producer="CAPSO"))
        load_territories(load)
        load_statistics(load)
