"""The directory of schools says where they stand, and renames none of those that are known."""

from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.formats import Reading
from data.importers.official import directory
from data.importers.opened import OpenedFile
from data.importers.registry import recognised
from data.importers.words import contents
from data.indicators.drafts import StatisticsDraft
from data.territories.drafts import PlaceDraft
from data.territories.models import Place
from data.territories.saving.compare import place_values
from tests.data.importers.outlines.made import TOWN

HEADINGS = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;"
    "Code_commune;Nom_commune;position;latitude;longitude;etat"
)
OURS = "0620001A;Ecole primaire publique du Centre;Ecole;Public;62765;Saint-Omer;;50.75;2.26;OUVERT"
ROWS = (
    OURS,
    "0620002B;Collège du Port;Collège;Public;62525;Longuenesse;;;;OUVERT",
    "0620003C;CIO;Information et orientation;Public;62765;Saint-Omer;;50.75;2.26;OUVERT",
    "0590001A;Ecole d’ailleurs;Ecole;Public;59350;Lille;;50.6;3.06;OUVERT",
)


def file_of(folder: Path, *rows: str) -> OpenedFile:
    path = folder / "fr-en-annuaire-education.csv"
    path.write_text("\n".join([HEADINGS, *rows]), "utf-8")
    return OpenedFile(IncomingFile(path.name, path))


def places(found: Reading) -> tuple[PlaceDraft, ...]:
    assert isinstance(found.content, StatisticsDraft)
    return found.content.grounds.places


def test_only_schools_of_the_agglomeration_are_kept(tmp_path: Path) -> None:
    found = directory.read(file_of(tmp_path, *ROWS), TOWN)
    first, second = places(found)
    assert (first.code, first.kind, first.sector) == ("0620001A", "primaire", "public")
    assert (first.lon, first.lat) == (2.26, 50.75)
    assert (second.kind, second.lon) == ("college", None)
    assert found.ignored == 2
    assert not found.warnings


def test_it_says_how_many_schools_it_found(tmp_path: Path) -> None:
    found = directory.read(file_of(tmp_path, *ROWS), TOWN)
    assert contents(found.counts).replace("\u00a0", " ") == "2 établissements"


def test_it_is_told_from_other_files_of_schools(tmp_path: Path) -> None:
    assert recognised(file_of(tmp_path, *ROWS)).code == "annuaire-education"


@pytest.mark.parametrize("position", ["50.75;ici", "0;0", "2.26;50.75"])
def test_a_wrong_position_refuses_all(tmp_path: Path, position: str) -> None:
    row = OURS.replace("50.75;2.26", position)
    with pytest.raises(RefusedFileError, match="position"):
        directory.read(file_of(tmp_path, row), TOWN)


def test_a_known_school_keeps_its_name_and_gains_a_place() -> None:
    held = Place(code="0620001A", name="École du Centre", kind="maternelle", sector="privé")
    draft = PlaceDraft("0620001A", "Ecole", "primaire", lon=2.26, lat=50.75, is_only_placed=True)
    values = place_values(draft, held, None)
    assert (values["name"], values["kind"], values["sector"]) == (held.name, held.kind, "privé")
    assert (values["lon"], values["lat"]) == (2.26, 50.75)
