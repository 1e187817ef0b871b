"""What may be typed: numbers in French, what is doubtful, what is refused."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.formats import number
from data.base.numbers import LARGEST, NotANumberError, typed_number
from data.indicators.entering.rules import findings, read_number
from data.indicators.entering.views import Findings, HeldValue, Seen, TypedValue
from data.indicators.views import IndicatorLine
from data.indicators.vocabulary import Absence, Direction, ObservationStatus

PERCENT = IndicatorLine("bio", "Bio", "cantines", "", "%", 1, Direction.UP, None, None)
EUROS = IndicatorLine("niveau", "Niveau", "revenus", "", "€/an", 0, Direction.UP, None, None)
HELD = HeldValue(Seen(1, 1), 20.0, None, ObservationStatus.DEFINITIVE, "20,0 %", "définitive", "")
ON = date(2029, 6, 30)


def a_value(text: str = "20", year: int | None = 2027, **values: object) -> TypedValue:
    details = {
        "absence": None,
        "status": ObservationStatus.DEFINITIVE,
        "cited": "registre",
        "reason": "relevé",
    }
    return TypedValue("bio", "62765", year, text, **(details | values))  # type: ignore[arg-type]


def found(typed: TypedValue, held: HeldValue | None = None, **known: object) -> Findings:
    before = known.get("before")
    return findings(typed, PERCENT, held, before, on=ON, today=ON)  # type: ignore[arg-type]


@given(st.decimals(-(10**11), 10**11, places=2))
def test_a_number_written_in_french_is_read_back(value: object) -> None:
    assert typed_number(number(float(value), 2)) == pytest.approx(float(value))  # type: ignore[arg-type]


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    with contextlib.suppress(NotANumberError):
        assert abs(read_number(text, PERCENT)) < LARGEST


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 345,6", 12345.6),
        ("12\u202f345,6", 12345.6),
        ("−3", -3),
        ("42 %", 42),
        ("1.234.567", 1234567),
        ("0", 0),
    ],
)
def test_french_writing(text: str, value: float) -> None:
    assert read_number(text, PERCENT) == value


@pytest.mark.parametrize("text", ["12 k€", "3 M€", "douze", "=1+1", "nan", "1e400", "٣x"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumberError):
        read_number(text, EUROS)


def test_the_unit_may_follow_the_number() -> None:
    assert read_number("11 770 €/an", EUROS) == read_number("11 770 €", EUROS) == 11770


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (a_value(""), "La valeur manque"),
        (a_value(absence=Absence.NOT_PUBLISHED), "gardez l’une ou l’autre"),
        (a_value(year=None), "L’année des données manque"),
        (a_value(cited=" "), "La source manque"),
        (a_value("beaucoup"), "n’est pas un nombre"),
        (
            a_value("", absence=Absence.UNKNOWN, status=ObservationStatus.CONFIDENTIAL),
            "n’est pas confidentielle",
        ),
    ],
)
def test_errors_refuse(typed: TypedValue, words: str) -> None:
    assert words in " ".join(found(typed).errors)


def test_only_a_correction_must_say_why() -> None:
    assert not found(a_value(reason="")).errors
    assert "La raison manque" in found(a_value("21", reason=""), HELD).errors[0]


def test_typing_what_is_held_changes_nothing() -> None:
    assert "rien à changer" in found(a_value("20,0"), HELD).errors[0]
    assert not found(a_value(status=ObservationStatus.ESTIMATED), HELD).errors


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (a_value("104"), "hors de 0 à 100"),
        (a_value("-1"), "hors de 0 à 100"),
        (a_value("20,55"), "une décimale"),
        (a_value(year=2030), "dans l’avenir"),
    ],
)
def test_doubts_are_told(typed: TypedValue, words: str) -> None:
    assert words in " ".join(found(typed).warnings)


def test_a_year_after_the_date_looked_at_is_told() -> None:
    looked = findings(a_value(), PERCENT, None, None, on=date(2026, 1, 1), today=ON)
    assert "suit la date regardée" in looked.warnings[0]


@pytest.mark.parametrize(("text", "is_told"), [("2", True), ("2,1", False), ("199", False)])
def test_ten_times_the_former_value_is_told(text: str, is_told: bool) -> None:
    told = [one for one in found(a_value(text), before=(2026, HELD)).warnings if "dix fois" in one]
    assert bool(told) is is_told


def test_a_first_value_ten_times_corrected_is_told() -> None:
    assert "dix fois" in found(a_value("200"), HELD).warnings[1]


def test_an_ordinary_value_raises_no_doubt() -> None:
    assert found(a_value("21,5"), before=(2026, HELD)) == Findings((), (), 21.5)
