"""The identity card: published values, each compared to a named place, each with its age."""

import pytest
from sqlmodel import select

from data.base.history import unit_of_work
from data.indicators.cards.identity.service import quarter_identity
from data.indicators.models import Indicator
from data.indicators.views import GapVerdict
from data.indicators.views.identity import IdentityLine, Move, QuarterIdentity
from tests.data.indicators.measured import add_values
from tests.data.indicators.test_gap_analysis import (  # noqa: F401 - fixtures
    add_departement,
    copied,
    measured,
)
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY, SCOPE


def card_of(quarter: str | None = None) -> QuarterIdentity:
    card = quarter_identity(SCOPE, quarter)
    assert card is not None
    return card


def line_of(card: QuarterIdentity, indicator: str) -> IdentityLine:
    return next(one for one in card.lines if one.indicator == indicator)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.usefixtures("quarters")
def test_a_published_income_is_there_with_its_years_concept_and_communes_by_name() -> None:
    line = line_of(card_of(SAINT_EXUPERY), "median_disposable_income")
    assert plain(line.text) == "11 770 €"
    assert plain(line.dated) == "données 2017, publiées en 2021 : 12 ans"
    assert "périmètre QPV 2015" in line.about
    assert "revenu disponible" in line.about
    assert plain(line.change.text) == "hausse de 596 € depuis 2015"
    assert plain(line.beside).startswith("En 2015 (11 174 € ici) : Saint-Omer 15 744 €, Arques")
    assert "Longuenesse 17 234 €" in plain(line.beside)


@pytest.mark.usefixtures("quarters")
def test_declared_and_disposable_incomes_stand_apart() -> None:
    card = card_of(SAINT_EXUPERY)
    declared = line_of(card, "median_declared_income")
    assert "revenu déclaré" in declared.about
    assert plain(declared.text) == "6 560 €"
    assert declared.change.move is Move.LITTLE


@pytest.mark.usefixtures("quarters")
def test_a_figure_without_year_is_neither_dated_nor_compared() -> None:
    line = line_of(card_of(SAINT_EXUPERY), "neet_16_25_share")
    assert line.dated == "année non précisée"
    assert line.change.move is Move.UNKNOWN
    assert line.verdicts == ()


@pytest.mark.usefixtures("quarters")
def test_a_count_is_never_compared() -> None:
    line = line_of(card_of(QUAI_DU_COMMERCE), "population")
    assert (line.text.replace("\u202f", " "), line.no_verdict) == ("1 694", "effectif, non comparé")


@pytest.mark.usefixtures("quarters")
def test_the_demonstration_has_no_verdict_yet_and_says_what_is_unknown() -> None:
    card = card_of(SAINT_EXUPERY)
    verdicts = {one.verdict for line in card.lines for one in line.verdicts}
    assert verdicts == {GapVerdict.NOT_MEASURABLE}
    assert "n’est pas encore mesurable (niveau de vie médian" in card.answer
    assert "le département (inconnu ici)" in card.without
    assert "ne sont pas connus ici" in card.rank_note
    assert not any(line.rank for line in card.lines)


@pytest.mark.usefixtures("quarters")
@pytest.mark.parametrize("code", [None, "QN00000X"])
def test_an_unknown_quarter_gives_the_first(code: str | None) -> None:
    assert card_of(code).code == card_of().quarters[0].code


@pytest.mark.usefixtures("quarters")
def test_schools_inside_come_first_with_their_index() -> None:
    schools = card_of(CENTRE_HISTORIQUE).schools
    assert [one.is_inside for one in schools] == [True, True, True, False]


@pytest.mark.usefixtures("quarters")
def test_the_locator_holds_the_quarter_inside_its_frame() -> None:
    locator = card_of(SAINT_EXUPERY).locator
    assert locator is not None
    rings = [ring for one in locator.shapes if one.role == "selected" for ring in one.rings]
    points = [point for ring in rings for point in ring]
    assert points
    assert all(0 <= x <= 1000 and 0 <= y <= locator.height for x, y in points)
    assert "Arques, Longuenesse et Saint-Omer" in locator.alt


@pytest.mark.usefixtures("measured")
def test_each_commune_of_a_quarter_has_its_own_verdict() -> None:
    line = line_of(card_of(SAINT_EXUPERY), "median_disposable_income")
    told = {one.verdict: one.gaps for one in line.verdicts}
    assert "Saint-Omer" in told[GapVerdict.CLOSING]
    assert "Arques" in told[GapVerdict.WIDENING]
    assert line.is_simulated


@pytest.mark.usefixtures("copied")
def test_among_the_quarters_of_the_departement_it_has_a_rank() -> None:
    add_departement()
    card = card_of(SAINT_EXUPERY)
    assert card.rank_note == ""
    assert "sur 3" in line_of(card, "median_disposable_income").rank
    assert "**" not in line_of(card, "median_disposable_income").rank


@pytest.mark.usefixtures("copied")
def test_a_published_count_follows_the_common_rule_of_secrecy() -> None:
    before = line_of(card_of(SAINT_EXUPERY), "population").text
    with unit_of_work() as session:
        row = session.exec(select(Indicator).where(Indicator.code == "population")).one()
        row.smallest_count = 5_000
        session.add(row)
    line = line_of(card_of(SAINT_EXUPERY), "population")
    assert line.text == before


@pytest.mark.usefixtures("copied")
def test_a_newer_value_changes_the_age_and_the_move() -> None:
    add_values({SAINT_EXUPERY: {2026: 15_000}}, perimeters={SAINT_EXUPERY: "2024"})
    line = line_of(card_of(SAINT_EXUPERY), "median_disposable_income")
    assert plain(line.dated) == "données 2026, publiées en 2028 : 3 ans"
    assert line.change.text == "sans valeur antérieure"
