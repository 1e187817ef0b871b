"""« de » before the name of a commune."""

import pytest

from data.territories.elision import named, of, of_named


@pytest.mark.parametrize(
    ("name", "code", "written"),
    [
        ("Ajaccio", "2A004", "d’Ajaccio"),
        ("Écuisses", "71187", "d’Écuisses"),
        ("Œuf-en-Ternois", "62633", "d’Œuf-en-Ternois"),
        ("Hyères", "83069", "d’Hyères"),
        ("Haguenau", "67180", "de Haguenau"),
        ("Hem", "59299", "de Hem"),
        ("Yvetot", "76758", "d’Yvetot"),
        ("Yutz", "57757", "de Yutz"),
        ("Le Havre", "76351", "du Havre"),
        ("Les Sables-d’Olonne", "85194", "des Sables-d’Olonne"),
        ("La Rochelle", "17300", "de La Rochelle"),
        ("L’Haÿ-les-Roses", "94038", "de L’Haÿ-les-Roses"),
        ("Saint-Omer", "62765", "de Saint-Omer"),
        ("Lens", "62498", "de Lens"),
    ],
)
def test_of(name: str, code: str, written: str) -> None:
    assert of(name, code) == written


@pytest.mark.parametrize(
    ("name", "alone", "after"),
    [
        ("CA du Pays de Saint-Omer", "la CA du Pays de Saint-Omer", "de la CA du Pays"),
        ("CC du Pays de Lumbres", "la CC du Pays de Lumbres", "de la CC du Pays"),
        ("CU d’Arras", "la CU d’Arras", "de la CU d’Arras"),
        ("Métropole Européenne de Lille", "la Métropole Européenne", "de la Métropole"),
        ("Communauté d’agglomération", "la Communauté d’agglomération", "de la Communauté"),
        ("Eurométropole de Metz", "l’Eurométropole de Metz", "de l’Eurométropole de Metz"),
        ("Grand Paris Sud", "Grand Paris Sud", "de Grand Paris Sud"),
        ("EPT Plaine Commune", "EPT Plaine Commune", "d’EPT Plaine Commune"),
        ("Le Grand Chalon", "Le Grand Chalon", "du Grand Chalon"),
        ("Caen", "Caen", "de Caen"),
        ("Ajaccio", "Ajaccio", "d’Ajaccio"),
    ],
)
def test_an_agglomeration_takes_its_article(name: str, alone: str, after: str) -> None:
    assert named(name).startswith(alone)
    assert of_named(name).startswith(after)
