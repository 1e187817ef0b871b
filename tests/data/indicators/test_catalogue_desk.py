"""What a town adds to the catalogue and corrects in it; what a file brings does not undo it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.database import migrate, reading
from data.base.views import Scope
from data.exporters.spreadsheets import export_indicators
from data.importers.formats import Town
from data.importers.tables import indicators as indicator_format
from data.indicators import queries, saving
from data.indicators.catalogue import catalogue_rows
from data.indicators.catalogue_desk.checking import checked_description, code_of
from data.indicators.catalogue_desk.errors import DescriptionChangedError, RefusedDescriptionError
from data.indicators.catalogue_desk.service import add_indicator, describe_indicator, desk_view
from data.indicators.catalogue_desk.views import Described, Upkeep
from data.indicators.drafts import IndicatorDraft, IndicatorsDraft
from data.indicators.errors import UnknownIndicatorError
from data.indicators.service import indicator_sheet, indicators_view
from data.indicators.views import IndicatorFilters, IndicatorLine
from data.indicators.vocabulary import Direction, IndicatorKind
from data.overview.service import start_town
from tests.data.importers.tables.files import opened

SCOPE = Scope("62765", "FDR", date(2029, 6, 30))
BIO = Described(
    title="Part du bio à la cantine",
    theme="cantines",
    definition="Part des achats d'aliments bio.",
    unit="%",
    decimals=1,
    direction=Direction.UP,
    kind=IndicatorKind.OUTCOME,
    method="Achats bio ÷ achats",
    owner="Service restauration",
    next_update_on=date(2030, 1, 31),
    smallest_count=11,
)


@pytest.fixture
def own_town(no_base: Path) -> None:
    """Give the test a town of its own, without any content."""
    migrate()
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def catalogue() -> dict[str, IndicatorLine]:
    with reading() as session:
        return queries.list_indicators(session)


def refused(typed: Described, *titles: str) -> tuple[str, ...]:
    with pytest.raises(RefusedDescriptionError) as caught:
        checked_description(typed, titles)
    return caught.value.problems


@pytest.mark.usefixtures("own_town")
def test_an_indicator_of_the_town_is_added_with_all_that_was_typed() -> None:
    code = add_indicator(SCOPE, BIO, author="Cuisine centrale")
    assert code == "part_du_bio_a_la_cantine"
    line = catalogue()[code]
    assert line.is_own
    assert not line.is_simulated
    assert line.definition == "Part des achats d’aliments bio."
    assert (line.smallest_count, line.next_update_on) == (11, date(2030, 1, 31))
    (change,) = desk_view(SCOPE, code).history
    assert (change.field, change.author) == ("Création", "Cuisine centrale")
    (bare,) = indicators_view(SCOPE, IndicatorFilters(is_own=True)).bare
    assert bare.state.missing == ("source", "limites", "périodicité", "valeur", "cible")


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = Described(unit="u" * 31, decimals=7, next_update_on=date(1900, 1, 1), smallest_count=0)
    said = " ".join(refused(wrong))
    for name in (
        "Indicateur",
        "Thème",
        "Définition",
        "Unité",
        "Décimales",
        "Prochaine",
        "Effectif",
    ):
        assert f"«\u00a0{name}" in said


def test_a_title_is_taken_whatever_its_case_and_spaces() -> None:
    (problem,) = refused(BIO, "  PART du  bio À la cantine ")
    assert "déjà le nom d’un indicateur" in problem


@pytest.mark.usefixtures("own_town")
def test_a_title_of_the_package_is_taken_even_before_its_values_come() -> None:
    packaged = catalogue_rows()[0].title
    with pytest.raises(RefusedDescriptionError):
        add_indicator(SCOPE, replace(BIO, title=packaged.upper()))
    assert catalogue() == {}


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_is_saved_on_one_line_or_refused_in_french(title: str, theme: str) -> None:
    told: tuple[str, ...] = ()
    try:
        one = checked_description(replace(BIO, title=title, theme=theme), ())
    except RefusedDescriptionError as error:
        told = error.problems
    else:
        assert one.title.isprintable()
        assert one.title == " ".join(one.title.split())
    assert all("»" in problem for problem in told)


@given(st.text(max_size=200), st.lists(st.sampled_from(["a", "indicateur", "indicateur_2", "a_2"])))
def test_a_code_is_free_and_has_only_plain_letters(title: str, taken: list[str]) -> None:
    code = code_of(title, taken)
    assert code not in taken
    assert code.isascii()
    assert code.replace("_", "a").isalnum()
    assert code == code.lower()


@pytest.mark.usefixtures("own_town")
def test_two_who_write_at_once_learn_of_each_other() -> None:
    code = add_indicator(SCOPE, BIO)
    seen = desk_view(SCOPE, code)
    first = replace(seen.seen, owner="Service éducation")
    assert describe_indicator(SCOPE, code, seen.version, first, author="Éducation")
    with pytest.raises(DescriptionChangedError) as caught:
        describe_indicator(SCOPE, code, seen.version, replace(seen.seen, limits="Hors pain."))
    (change,) = caught.value.changes
    assert "Responsable : « Service restauration » est devenu « Service éducation »" in change
    assert "par Éducation le" in change
    assert catalogue()[code].limits is None
    now = desk_view(SCOPE, code)
    assert describe_indicator(SCOPE, code, now.version, replace(now.seen, limits="Hors pain."))
    assert catalogue()[code].owner == "Service éducation"


@pytest.mark.usefixtures("own_town")
def test_saving_what_did_not_change_writes_nothing() -> None:
    code = add_indicator(SCOPE, BIO)
    seen = desk_view(SCOPE, code)
    assert not describe_indicator(SCOPE, code, seen.version, seen.seen)
    assert desk_view(SCOPE, code).version == seen.version


@pytest.mark.usefixtures("demo_copy")
def test_of_a_packaged_indicator_only_its_keeping_is_the_towns_to_write() -> None:
    seen = desk_view(SCOPE, "population")
    assert not seen.is_own
    typed = replace(seen.seen, title="Gens", owner="Service statistiques")
    assert describe_indicator(SCOPE, "population", seen.version, typed)
    line = catalogue()["population"]
    assert (line.title, line.owner) == (seen.seen.title, "Service statistiques")
    assert line.is_simulated
    facts = dict(indicator_sheet(SCOPE, "population").facts)
    assert facts["Responsable"] == "Service statistiques (simulé)"
    with pytest.raises(UnknownIndicatorError):
        describe_indicator(SCOPE, "bonheur", 1, Upkeep())


@pytest.mark.usefixtures("demo_copy")
def test_a_file_that_says_nothing_of_it_keeps_what_the_town_wrote() -> None:
    seen = desk_view(SCOPE, "population")
    describe_indicator(SCOPE, "population", seen.version, Upkeep("Service statistiques"))
    draft = IndicatorsDraft((IndicatorDraft("population", catalogue()["population"].title),))
    with reading() as session:
        stored = saving.read_stored(session, draft)
        (line,) = saving.reconciled(draft, stored).indicators
    assert line.owner == "Service statistiques"
    assert line.is_own is False


@pytest.mark.usefixtures("own_town")
def test_what_was_written_leaves_and_comes_back_unchanged(tmp_path: Path) -> None:
    add_indicator(SCOPE, BIO)
    describe_what_is_left()
    path = tmp_path / "catalogue.xlsx"
    export_indicators(catalogue().values(), (), path)
    draft = indicator_format.read(opened(path), Town(SCOPE.on)).content
    assert isinstance(draft, IndicatorsDraft)
    with reading() as session:
        stored = saving.read_stored(session, draft)
        found = saving.compared(saving.reconciled(draft, stored), stored)
    assert [line.fields for line in found.lines] == [()]
    (read,) = draft.indicators
    assert (read.method, read.smallest_count, read.is_own) == ("Achats bio ÷ achats", 11, True)


def describe_what_is_left() -> None:
    (code,) = catalogue()
    seen = desk_view(SCOPE, code)
    full = replace(seen.seen, source_family="Cuisine", limits="Hors pain.", periodicity="annuelle")
    describe_indicator(SCOPE, code, seen.version, full)


@pytest.mark.usefixtures("demo_base")
def test_filters_keep_what_they_name() -> None:
    everything = indicators_view(SCOPE)
    for filters in (
        IndicatorFilters(kind=IndicatorKind.CONTEXT),
        IndicatorFilters(source="INSEE, Filosofi"),
        IndicatorFilters(has_target=False),
        IndicatorFilters(is_complete=False),
    ):
        kept = indicators_view(SCOPE, filters)
        assert kept.lines
        assert set(kept.lines) <= set(everything.lines)
        assert len(kept.catalogue.rows) == len(kept.lines) + len(kept.bare)
    assert not indicators_view(SCOPE, IndicatorFilters(is_own=True)).lines
    assert indicators_view(SCOPE, IndicatorFilters("ELEVES")).lines


@pytest.mark.usefixtures("demo_base")
def test_themes_that_no_file_brings_are_said() -> None:
    covered = {one.theme: one for one in indicators_view(SCOPE).themes_covered}
    assert covered["mobilité"].described == 0
    assert "Aucun fichier officiel" in covered["mobilité"].brought_by
    assert "Finances" in covered["finances"].brought_by
    assert covered["revenus"].measured > 0
