"""Schools as files name them."""

import pytest

from data.importers.official.establishments import school_kind, school_name, school_sector
from data.territories.words import PLACE_KINDS


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ECOLE PRIMAIRE CHARLES PERRAULT", "primaire"),
        ("ECOLE ELEMENTAIRE CENTRE", "elementaire"),
        ("École élémentaire du Centre", "elementaire"),
        ("GROUPE SCOLAIRE DES 3 EPIS", "primaire"),
        ("COLLEGE DE LA MORINIE", "college"),
        ("LYCEE ALEXANDRE RIBOT", "lycee"),
        ("ECOLE MATERNELLE JEAN MOULIN", "maternelle"),
    ],
)
def test_the_name_tells_what_a_school_is(name: str, kind: str) -> None:
    assert school_kind(name, "") == kind
    assert kind in PLACE_KINDS


def test_the_file_tells_when_the_name_does_not() -> None:
    assert school_kind("NOTRE DAME", "fr-en-ips_colleges_2021.csv") == "college"


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ECOLE PRIMAIRE CHARLES PERRAULT", "École primaire Charles Perrault"),
        ("COLLEGE PRIVE NOTRE DAME DE SION", "Collège privé Notre Dame de Sion"),
        ("ECOLE ELEMENTAIRE RPI 144", "École élémentaire RPI 144"),
        ("ECOLE PRIMAIRE DU CENTRE", "École primaire du Centre"),
        ("École Jean-Jaurès", "École Jean-Jaurès"),
    ],
)
def test_capitals_are_written_as_one_reads(capitals: str, written: str) -> None:
    assert school_name(capitals) == written


def test_the_sector_is_one_word() -> None:
    assert school_sector("privé sous contrat") == "privé"
    assert school_sector("PUBLIC") == "public"
    assert school_sector("") is None
