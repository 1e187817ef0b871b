"""Bullets, numbers and kinds are taken off; years, dates and quantities are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.documents.lines.markers import Marker, taken_off


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("12. Ouvrir", Marker("Ouvrir", "12")),
        ("12) Ouvrir", Marker("Ouvrir", "12")),
        ("12 - Ouvrir", Marker("Ouvrir", "12")),
        ("12 – Ouvrir", Marker("Ouvrir", "12")),
        ("12.- Ouvrir", Marker("Ouvrir", "12")),
        ("12° Ouvrir", Marker("Ouvrir", "12")),
        ("12 : Ouvrir", Marker("Ouvrir", "12")),
        ("1/ Ouvrir", Marker("Ouvrir", "1")),
        ("1.Ouvrir", Marker("Ouvrir", "1")),
        ("1.1 Ouvrir", Marker("Ouvrir", "1.1")),
        ("1.1. Ouvrir", Marker("Ouvrir", "1.1")),
        ("1.2.3. ouvrir", Marker("ouvrir", "1.2.3")),
        ("IV. SANTÉ", Marker("SANTÉ", "IV")),
        ("a) ouvrir", Marker("ouvrir", "a")),
        ("- Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("-Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("• Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("•Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("→ Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("o Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("* Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("\uf0b7 Ouvrir", Marker("Ouvrir", is_bullet=True)),
        ("- 119. Action : Ouvrir", Marker("Ouvrir", "119", label="Action")),
        ("119. Action : Ouvrir", Marker("Ouvrir", "119", label="Action")),
        ("Action 52 : Ouvrir", Marker("Ouvrir", "52", label="Action")),
        ("Action : Ouvrir", Marker("Ouvrir", label="Action")),
        ("Objectif stratégique 1 : Être", Marker("Être", "1", label="Objectif stratégique")),
        ("OBJECTIF STRATEGIQUE 1 – Être", Marker("Être", "1", label="OBJECTIF STRATEGIQUE")),
        ("Objectif opérationnel 1.1 : Être", Marker("Être", "1.1", label="Objectif opérationnel")),
        ("Ambition n°3 : Être", Marker("Être", "3", label="Ambition")),
        ("Ambition n° 3 : Être", Marker("Être", "3", label="Ambition")),
        ("VOLET 1 – LA VILLE", Marker("LA VILLE", "1", label="VOLET")),
        ("Volet II : La ville", Marker("La ville", "II", label="Volet")),
        ("Axe A – La ville", Marker("La ville", "A", label="Axe")),
        ("AXE 2 LA VILLE", Marker("LA VILLE", "2", label="AXE")),
        ("Axe 2", Marker("Axe 2", "2", label="Axe")),
    ],
)
def test_taken_off(text: str, marker: Marker) -> None:
    assert taken_off(text) == marker


@pytest.mark.parametrize(
    "text",
    [
        "2026 marque le début du mandat",
        "2026. Le mandat commence",
        "14 juillet : la fête",
        "37 % des Français",
        "15 logements",
        "3 QPV",
        "1,5 million d’euros",
        "1.5 million d’euros",
        "3.500 habitants",
        "12.03.26 Réunion publique",
        "12:30 Accueil",
        "3/4 des élèves",
        "16-25 ans : la mission locale",
        "12 - 18 ans : le club",
        "1er adjoint",
        "Action à mener avec la région",
        "Objectif 2030 : la sobriété",
        "Action 52 mène à la gare",
        "La ville. Elle agit",
        "M. Le Maire",
        "-5 % de dépenses",
        "L’action : ouvrir",
        "Actionner la pompe : oui",
        "",
        "-",
        "12.",
    ],
)
def test_left_alone(text: str) -> None:
    assert taken_off(text) == Marker(text)


_WORDS = st.lists(
    st.sampled_from(["ouvrir", "une", "crèche", "dans", "le", "quartier", "nord", "Été", "l’île"]),
    min_size=2,
    max_size=12,
).map(lambda words: " ".join(["Rénover", *words]))


@given(
    number=st.integers(1, 999),
    style=st.sampled_from(["{}. ", "{}) ", "{} - ", "{} – ", "{} : "]),
    bullet=st.sampled_from(["", "- ", "• ", "▪ ", "* ", "→ "]),
    label=st.sampled_from(["", "Action : ", "Mesure : "]),
    words=_WORDS,
    is_loud=st.booleans(),
)
def test_any_style(
    number: int, style: str, bullet: str, label: str, words: str, is_loud: bool
) -> None:
    words = words.upper() if is_loud else words
    label = label.upper() if is_loud else label

    found = taken_off(f"{bullet}{style.format(number)}{label}{words}")

    assert found == Marker(words, str(number), label=label.split(" ")[0] or None)


@given(st.text(max_size=200))
def test_nothing_breaks_it(text: str) -> None:
    found = taken_off(text)

    assert found.text in text
