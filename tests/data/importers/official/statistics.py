"""Small official tables of our own making, and a town to read them for."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from data.importers.files import IncomingFile
from data.importers.formats import FormatCode, Reading, Town
from data.importers.official import engine
from data.importers.opened import OpenedFile
from data.indicators.drafts import ObservationDraft, StatisticsDraft
from data.territories.surroundings import Surroundings

AROUND = Surroundings(
    commune="62765",
    siren="216207654",
    communes={
        "62765": "Saint-Omer",
        "62040": "Arques",
        "62525": "Longuenesse",
        "62757": "Saint-Martin-lez-Tatinghem",
        "62014": "Aire-sur-la-Lys",
    },
    former={"62807": "62757"},
    epci="200069037",
    epci_name="CA du Pays de Saint-Omer",
    departement="62",
    departement_name="Pas-de-Calais",
)
OURS = Town(date(2026, 11, 21), surroundings=AROUND)
NOBODY = Town(date(2026, 11, 21))


def opened(folder: Path, name: str, content: str | bytes) -> OpenedFile:
    """Write a file and open it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return OpenedFile(IncomingFile(name, path))


def read(
    folder: Path, name: str, content: str | bytes, code: FormatCode, town: Town = OURS
) -> Reading:
    """Read a file of our own making for the town."""
    return engine.read(opened(folder, name, content), town, code)


def statistics(reading: Reading) -> StatisticsDraft:
    """Return what was read of an official table."""
    assert isinstance(reading.content, StatisticsDraft)
    return reading.content


def observations(reading: Reading) -> Mapping[tuple[str, str, int | None], ObservationDraft]:
    """Return the values by indicator, territory or place, and year."""
    drafts = statistics(reading).values.observations
    return {(one.indicator, one.place or one.territory, one.data_year): one for one in drafts}


def values(reading: Reading) -> dict[tuple[str, str, int | None], float | None]:
    """Return the numbers by indicator, territory or place, and year."""
    return {key: one.value for key, one in observations(reading).items()}
