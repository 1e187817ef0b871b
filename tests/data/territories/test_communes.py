"""The packaged list of communes: what it holds, how it is searched."""

import gzip

import pytest

from data.base.settings import PROJECT_ROOT
from data.territories.communes import (
    answers_to,
    bears_former_name,
    commune,
    communes_named,
    find_communes,
    former_communes,
    members,
    successor,
)
from data.territories.naming import folded

REFERENCE = PROJECT_ROOT / "data" / "reference"


def codes(text: str, most: int = 20) -> list[str]:
    return [one.code for one in find_communes(text, most)]


class TestFiles:
    def test_each_line_answers_to_the_others(self) -> None:
        with gzip.open(REFERENCE / "communes.csv.gz", "rt", encoding="utf-8") as content:
            head, *lines = (line.rstrip("\n").split(";") for line in content)
        assert head == ["code", "name", "epci", "population", "into", "siren"]
        today = {line[0]: line for line in lines if not line[4]}
        assert len(today) == sum(not line[4] for line in lines) == 34_963
        bodies = {
            line.split(";")[0]
            for line in (REFERENCE / "epcis.csv").read_text("utf-8").splitlines()[1:]
        }
        departements = {
            line.split(";")[0]
            for line in (REFERENCE / "departements.csv").read_text("utf-8").splitlines()[1:]
        }
        assert {line[2] for line in today.values()} - {""} == bodies
        for code, name, _, population, into, siren in lines:
            assert into or code[: 3 if code[:2] in ("97", "98") else 2] in departements
            assert into in today or (not into and name)
            assert not into or population == today[into][3]
            assert "'" not in name
            assert not siren or (len(siren) == 9 and not into)

    def test_the_largest_come_first(self) -> None:
        assert codes("paris")[0] == "75056"


class TestFind:
    @pytest.mark.parametrize(
        "text",
        ["Saint-Omer", "saint omer", "SAINT OMER", "St Omer", "st-omer", " Saint–Omer ", "62765"],
    )
    def test_whatever_the_writing(self, text: str) -> None:
        assert codes(text)[0] == "62765"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("evreux", "27229"),
            ("ÉVREUX", "27229"),
            ("ste genevieve des bois", "91549"),
            ("l'hay les roses", "94038"),
            ("L’Haÿ-les-Roses", "94038"),
            ("oeuf en ternois", "62633"),
            ("havre", "76351"),
            ("saint martin les tatinghem", "62757"),
            ("aire lys", "62014"),
            ("2a004", "2A004"),
            ("saint barthelemy", "97701"),
        ],
    )
    def test_the_first_answer(self, text: str, code: str) -> None:
        assert codes(text)[0] == code

    def test_whole_names_then_beginnings_then_words(self) -> None:
        names = [one.name for one in find_communes("Arques", 200)]
        assert names[0] == "Arques"
        whole = [name for name in names if folded(name) in ("arques", "les arques")]
        beginnings = [name for name in names if folded(name).startswith("arques ")]
        assert names[: len(whole)] == whole
        assert names[len(whole) : len(whole) + len(beginnings)] == beginnings
        assert "Saint-Martin-d’Arques" not in whole

    def test_homonyms_are_told_apart_the_largest_first(self) -> None:
        found = [one for one in find_communes("Saint-Denis") if one.name == "Saint-Denis"]
        assert [one.code for one in found[:2]] == ["97411", "93066"]
        assert len({one.label for one in found}) == len(found)
        sizes = [one.population for one in found]
        assert sizes == sorted(sizes, reverse=True)
        label = found[1].label
        assert "Seine-Saint-Denis" in label
        assert "Plaine Commune" in label

    def test_a_former_commune_gives_that_of_today(self) -> None:
        (found,) = find_communes("Inghem")[:1]
        assert (found.code, found.name, found.former_name) == ("62471", "Bellinghem", "Inghem")
        assert codes("62807") == ["62757"]
        assert codes("75113") == ["75056"]

    def test_each_commune_once_and_never_too_many(self) -> None:
        found = codes("saint", 50)
        assert len(found) == len(set(found)) == 50
        assert len(find_communes("62", 5)) == 5

    @pytest.mark.parametrize("text", ["", "   ", "zzzz", ";;;", "\n", "saint\nomer;x(", "é"])
    def test_nothing_is_found_kindly(self, text: str) -> None:
        assert isinstance(find_communes(text), tuple)

    def test_nothing(self) -> None:
        assert find_communes("") == find_communes("zzzz") == find_communes("99999") == ()


class TestCommune:
    def test_a_commune_and_what_it_belongs_to(self) -> None:
        found = commune("62765")
        assert found is not None
        assert (found.name, found.departement_code, found.departement) == (
            "Saint-Omer",
            "62",
            "Pas-de-Calais",
        )
        assert (found.epci_code, found.epci) == ("200069037", "CA du Pays de Saint-Omer")

    @pytest.mark.parametrize(
        ("code", "departement"), [("97411", "974"), ("2A004", "2A"), ("01053", "01")]
    )
    def test_the_departement_of_a_code(self, code: str, departement: str) -> None:
        found = commune(code)
        assert found is not None
        assert found.departement_code == departement

    def test_an_island_without_intercommunal_body(self) -> None:
        found = commune("29155")
        assert found is not None
        assert (found.epci_code, found.epci) == (None, None)

    @pytest.mark.parametrize("code", ["", "6276", "99999", "62807", "2a004", "62765;", "ABCDE"])
    def test_no_commune_of_today(self, code: str) -> None:
        assert commune(code) is None

    def test_the_successor_of_a_former_code_only(self) -> None:
        today = successor("62807")
        assert today is not None
        assert today.code == "62757"
        assert successor("62765") is None
        assert successor("99999") is None

    def test_the_members_of_an_intercommunal_body(self) -> None:
        found = members("200069037")
        assert len(found) == 53
        assert {"62765", "62525", "62040", "62014"} <= {one.code for one in found}
        assert members("000000000") == ()

    def test_greater_paris_is_read_by_its_territories(self) -> None:
        saint_denis, paris = commune("93066"), commune("75056")
        assert saint_denis is not None
        assert paris is not None
        assert saint_denis.epci == "Plaine Commune"
        assert paris.epci == "Métropole du Grand Paris"


class TestNames:
    @pytest.mark.parametrize(
        "name",
        ["Saint-Omer", "ST OMER", "Ville de Saint-Omer", "Saint Omer (62)", "Saint-Omr"],
    )
    def test_a_commune_answers_to_its_name(self, name: str) -> None:
        found = commune("62765")
        assert found is not None
        assert answers_to(found, name)

    @pytest.mark.parametrize("name", ["Longuenesse", "Petiteville", "Soignies"])
    def test_and_to_no_other(self, name: str) -> None:
        found = commune("62765")
        assert found is not None
        assert not answers_to(found, name)

    def test_a_commune_answers_to_what_it_was_called(self) -> None:
        found = commune("62471")
        assert found is not None
        assert answers_to(found, "Inghem")

    def test_named(self) -> None:
        assert [one.code for one in communes_named("commune de Longuenesse")] == ["62525"]
        assert communes_named("Soignies") == communes_named("") == communes_named("-") == ()


def test_a_commune_is_known_by_its_siren() -> None:
    saint_omer = commune("62765")
    assert saint_omer is not None
    assert saint_omer.siren == "216207654"


def test_the_former_codes_of_a_merged_commune_leave_its_own_out() -> None:
    assert former_communes("62757") == ("62807",)
    assert former_communes("62765") == ()


@pytest.mark.parametrize(
    ("code", "name", "is_former"),
    [
        ("62757", "Saint-Martin-au-Laërt", True),
        ("62691", "Rebecques", True),
        ("62471", "Inghem", True),
        ("62757", "SAINT MARTIN LEZ TATINGHEM", False),
        ("62765", "St-Omer", False),
        ("62765", "Un nom jamais porté", False),
    ],
)
def test_a_code_kept_after_a_merger_is_told_by_its_former_name(
    code: str, name: str, is_former: bool
) -> None:
    assert bears_former_name(code, name) is is_former
