"""Numbers, percentages, days and words as people type them."""

from datetime import date

import pytest

from data.importers.tables.cleaning import key
from data.importers.tables.dates import ImplausibleDayError, NotADayError, day, deadline
from data.importers.tables.numbers import NotANumberError, Scale, number, percents
from data.importers.tables.sheets import Cell
from data.importers.tables.values import (
    ABSENCE_WORDS,
    CONFIDENCE_WORDS,
    DIRECTION_WORDS,
    NATURE_WORDS,
    STAGE_WORDS,
)
from data.indicators.vocabulary import Absence, Direction
from data.mandate.vocabulary import ActionNature, Confidence, DeadlinePrecision, Stage

ENDS_ON = date(2032, 3, 31)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (42, 42),
        (42.5, 42.5),
        ("1 234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("\u22123", -3),
        ("-3,5", -3.5),
        ("42 %", 42),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("12 €", 12),
        ("0,42", 0.42),
    ],
)
def test_numbers_are_read_as_french_writes_them(cell: Cell, value: float) -> None:
    assert number(cell) == value


@pytest.mark.parametrize(
    "cell",
    ["", "abc", "1,2,3x", "1e400", "٣٤x", True, date(2029, 1, 1), None, "12 34x", float("inf")],
)
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(NotANumberError):
        number(cell)


def test_fractions_are_percentages_only_when_the_whole_column_is() -> None:
    fractions = percents([0.42, 1, 0, None])
    assert (fractions.scale, fractions.read(0.42), fractions.read(1)) == (Scale.FRACTION, 42, 100)
    assert percents([42, 100, 0]).read(42) == 42
    assert percents([0, 1]).scale is Scale.HUNDRED
    mixed = percents([0.42, 42])
    assert mixed.is_doubtful(0.42)
    assert not mixed.is_doubtful(42)
    assert percents(["0,42 %", "42 %"]).read("0,42 %") == 0.42
    assert percents(["0,07", "0,5"]).read("0,07") == 7


@pytest.mark.parametrize(
    ("cell", "latest", "precision"),
    [
        (date(2029, 6, 30), date(2029, 6, 30), DeadlinePrecision.DAY),
        ("30/06/2029", date(2029, 6, 30), DeadlinePrecision.DAY),
        ("30.6.29", date(2029, 6, 30), DeadlinePrecision.DAY),
        ("30 juin 2029", date(2029, 6, 30), DeadlinePrecision.DAY),
        ("1er août 2029", date(2029, 8, 1), DeadlinePrecision.DAY),
        ("2029-06-30", date(2029, 6, 30), DeadlinePrecision.DAY),
        ("2029-06-30T00:00:00", date(2029, 6, 30), DeadlinePrecision.DAY),
        ("juin 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("fin juin 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("avant fin juin 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("avant mars 2028", date(2028, 2, 29), DeadlinePrecision.SEASON),
        ("06/2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("avant l’été 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("avant l'été 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("été 2029", date(2029, 9, 30), DeadlinePrecision.SEASON),
        ("2e trimestre 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("T3 2029", date(2029, 9, 30), DeadlinePrecision.SEASON),
        ("1er semestre 2029", date(2029, 6, 30), DeadlinePrecision.SEASON),
        ("fin 2029", date(2029, 12, 31), DeadlinePrecision.YEAR),
        ("2029", date(2029, 12, 31), DeadlinePrecision.YEAR),
        (2029.0, date(2029, 12, 31), DeadlinePrecision.YEAR),
        ("courant de l’année 2029", date(2029, 12, 31), DeadlinePrecision.YEAR),
        ("avant 2030", date(2029, 12, 31), DeadlinePrecision.YEAR),
        ("d’ici la fin du mandat", ENDS_ON, DeadlinePrecision.MANDATE),
    ],
)
def test_deadlines_end_where_their_words_end(
    cell: Cell, latest: date, precision: DeadlinePrecision
) -> None:
    read = deadline(cell, ENDS_ON)
    assert (read.latest_on, read.precision) == (latest, precision)


@pytest.mark.parametrize(
    "cell",
    [date(1900, 1, 1), "00/01/1900", "01/01/2106", date(2106, 2, 7), "fin 1929", 1904, "2106"],
)
def test_days_of_another_century_are_slips(cell: Cell) -> None:
    with pytest.raises(ImplausibleDayError):
        deadline(cell, ENDS_ON)


@pytest.mark.parametrize(
    "cell", ["31/02/2029", "30/13/2029", "bientôt", 47299, True, "mandat 2", ""]
)
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(NotADayError):
        deadline(cell, ENDS_ON)
    with pytest.raises(NotADayError):
        day(cell)


def test_a_report_wants_a_day() -> None:
    with pytest.raises(NotADayError):
        day("juin 2029")


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("fini", Stage.DONE),
        ("TERMINÉ", Stage.DONE),
        ("Fait.", Stage.DONE),
        ("achevée", Stage.DONE),
        ("realise", Stage.DONE),
        ("done", Stage.DONE),
        ("en cours", Stage.IN_PROGRESS),
        ("lancée", Stage.IN_PROGRESS),
        ("démarré", Stage.IN_PROGRESS),
        ("in_progress", Stage.IN_PROGRESS),
        ("à faire", Stage.UPCOMING),
        ("A VENIR", Stage.UPCOMING),
        ("non démarré", Stage.UPCOMING),
        ("à lancer", Stage.UPCOMING),
        ("suspendu", Stage.PAUSED),
        ("En attente", Stage.PAUSED),
        ("bloqué", Stage.BLOCKED),
        ("abandonné", Stage.DROPPED),
        ("annulées", Stage.DROPPED),
    ],
)
def test_stages_are_known_by_many_words(word: str, stage: Stage) -> None:
    assert STAGE_WORDS.find(word, {}) is stage


def test_an_unknown_word_says_what_is_expected_and_proposes() -> None:
    assert STAGE_WORDS.find("En courrs", {}) is None
    message = STAGE_WORDS.unknown("En courrs").replace("\u00a0", " ")
    assert message.startswith(
        "« En courrs » n’est pas connu ; attendu : Réalisé, En cours, À venir"
    )
    assert message.endswith("Vouliez-vous dire « En cours » ?")


def test_the_officers_choices_win() -> None:
    choices = {"Phase 2": "En cours", "fini": "dropped"}
    assert STAGE_WORDS.find("PHASE 2", choices) is Stage.IN_PROGRESS
    assert STAGE_WORDS.find("Fini", choices) is Stage.DROPPED


def test_signs_and_pictures_are_words_too() -> None:
    assert CONFIDENCE_WORDS.find("☀️", {}) is Confidence.SECURED
    assert CONFIDENCE_WORDS.find("🔴", {}) is Confidence.AT_RISK
    assert CONFIDENCE_WORDS.find("💥", {}) is None
    assert DIRECTION_WORDS.find("↗", {}) is Direction.UP
    assert DIRECTION_WORDS.find("baisse", {}) is Direction.DOWN
    assert NATURE_WORDS.find("rendez-vous récurrents", {}) is ActionNature.RECURRING
    for word, absence in (
        ("s", Absence.NOT_PUBLISHED),
        ("Secret", Absence.NOT_PUBLISHED),
        ("ns", Absence.QUALITY),
        ("ND", Absence.UNKNOWN),
        ("n. d.", Absence.UNKNOWN),
        ("-", Absence.UNKNOWN),
        ("Sans objet", Absence.NOT_APPLICABLE),
    ):
        assert ABSENCE_WORDS.find(word, {}) is absence, word


def test_texts_are_compared_without_accents_case_signs_or_plural() -> None:
    assert key("  Échéances : ") == key("echeance")
    assert key("N° d’action") == key("Numéro d'action")
    assert key("Œuvre") == key("oeuvres")
