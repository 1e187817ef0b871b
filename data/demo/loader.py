"""Loading a demonstration town into an empty base: everything or nothing."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from data.base.errors import MandascopeError, NotEmptyError
from data.base.history import unit_of_work
from data.base.models import (
    Actor,
    BaseState,
    ImportBatch,
    Organisation,
    Source,
)
from data.base.vocabulary import (
    OrganisationKind,
)
from data.demo.accounts import load_accounts
from data.demo.aims import load_aims
from data.demo.city_contract import load_city_contract
from data.demo.comparators import load_comparators
from data.demo.green import load_green
from data.demo.investments import load_investments
from data.demo.journal import load_journal
from data.demo.loading import Loading
from data.demo.roadmap import load_roadmap
from data.demo.scenarios import load_scenarios
from data.demo.soignies import load_pst
from data.demo.statistics import load_statistics
from data.demo.territories import load_territories

TOWNS = {"saint-omer": "saint_omer", "soignies": "soignies"}
_FOLDER = Path(__file__).parent


class UnknownTownError(MandascopeError):
    """No demonstration has this name."""

    def __init__(self, name: str) -> None:
        known = ", ".join(TOWNS)
        super().__init__(f"Aucune démonstration ne s’appelle « {name} ». Choix : {known}.")


def load_demo(name: str = "saint-omer") -> None:
    """Load a demonstration into the empty base.

    Raises:
        UnknownTownError: no demonstration has this name.
        NotEmptyError: the base already holds an organisation; nothing is changed.
    """
    if name not in TOWNS:
        raise UnknownTownError(name)
    folder = _FOLDER / TOWNS[name]
    with unit_of_work(reason=f"Démonstration {name}") as session:
        if session.exec(select(Organisation)).first() is not None:
            raise NotEmptyError
        load = _opened(session, folder, name)
        for source in load.read_yaml("sources.yaml")["sources"]:
            load.add_source(Source(**source))
        if name == "soignies":
            load_pst(load)
        else:
            _load_saint_omer(load)


def _load_saint_omer(load: Loading) -> None:
    load_territories(load)
    load_statistics(load)
    load_roadmap(load)
    load_city_contract(load)
    load_journal(load)
    load_accounts(load)
    load_comparators(load)
    load_investments(load)
    load_green(load)
    load_scenarios(load)
    load_aims(load)


def _opened(session: Session, folder: Path, name: str) -> Loading:
    """Add the town, the program as an actor, and the batch that every row will name."""
    actor = Actor(code="demonstration", label="Démonstration")
    session.add_all([actor, BaseState()])
    session.flush()
    batch = ImportBatch(
        format="demo",
        file_name=name,
        sha256=_fingerprint(folder),
        recorded_at=datetime.now(UTC),
        actor_id=actor.id or 0,
    )
    session.add(batch)
    session.flush()
    town = Organisation(**_town(folder), batch_id=batch.id)
    session.add(town)
    session.flush()
    return Loading(session, folder, town, batch_id=batch.id or 0, actor_id=actor.id or 0)


def _town(folder: Path) -> dict[str, Any]:
    import yaml

    content = yaml.safe_load((folder / "town.yaml").read_text("utf-8"))
    return {
        "code": content["code"],
        "name": content["name"],
        "kind": OrganisationKind(content["kind"]),
        "parent_code": content["parent_code"],
        "default_on": date.fromisoformat(str(content["default_on"])),
        "is_simulated": content["is_simulated"],
    }


def _fingerprint(folder: Path) -> str:
    """Return the SHA-256 of all the files of a town, names and contents."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
