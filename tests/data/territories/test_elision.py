"""« de » before the name of a commune."""

import pytest

from data.territories.elision import of


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
