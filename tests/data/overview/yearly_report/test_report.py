"""The draft of the yearly report: the decree's parts, traced figures, no secret let out."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.base.views import Scope
from data.indicators.gap_analysis.service import gap_analysis_view
from data.mandate.contract.programme.service import programme_view
from data.overview.yearly_report.service import committee_document, yearly_report
from data.overview.yearly_report.views import (
    Paragraph,
    ReportTable,
    ToWrite,
    TracedDocument,
    Unmeasurable,
    YearlyReport,
)
from tests.data.indicators.secrecy.planted import plant
from tests.data.indicators.secrecy.test_sweep import leaks, told

SCOPE = Scope("62765", "CDV", date(2029, 6, 30))
ASKED = (
    "orientations",
    "situation",
    "actions",
    "perspectives",
    "articulation",
    "dsu",
    "consultation",
)
_YEAR = re.compile(r"\b(19|20)\d\d\b")


def report(scope: Scope = SCOPE, year: int | None = None) -> YearlyReport:
    found = yearly_report(scope, year)
    assert found is not None
    return found


def table(document: TracedDocument, start: str) -> ReportTable:
    return next(
        one
        for one in document.blocks()
        if isinstance(one, ReportTable) and one.title.startswith(start)
    )


@pytest.mark.usefixtures("demo_base")
def test_the_parts_that_the_decree_asks_for_stand_in_its_order() -> None:
    parts = [one for one in report().sections if one.level == 1]
    assert tuple(one.code for one in parts) == ASKED
    assert all(one.asked_by for one in parts)


@pytest.mark.usefixtures("demo_base")
def test_each_figure_has_a_reference_that_the_report_holds() -> None:
    found = report()
    numbers = {one.number for one in found.references}
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert list(found.figures())
    for figure in found.figures():
        assert figure.references, figure.text
        assert set(figure.references) <= numbers


@pytest.mark.usefixtures("demo_base")
def test_no_number_but_a_year_stands_in_a_sentence_without_its_reference() -> None:
    for block in report().blocks():
        for run in block.runs if isinstance(block, Paragraph) and block.style == "text" else ():
            if isinstance(run, str) and "contrat de ville" not in run.lower():
                assert not re.search(r"\d", _YEAR.sub("", run)), run


@pytest.mark.usefixtures("demo_base")
def test_the_gaps_are_those_of_the_page_of_gaps() -> None:
    found = report()
    view = gap_analysis_view(replace(SCOPE, on=date(2028, 12, 31)))
    shown = {cell.text for row in view.rows for cell in row.cells if cell.year is not None}
    written = {
        figure.text
        for section in found.sections
        if section.code.startswith("quartier-")
        for figure in section.figures()
    }
    assert shown
    assert shown <= written


@pytest.mark.usefixtures("demo_base")
def test_the_published_income_of_the_quarters_equals_the_file() -> None:
    rows = table(report(), "Chiffres clés").rows
    assert [row[1].text.split("\xa0")[0] for row in rows if not isinstance(row[1], str)] == [
        "11\u202f770",
        "13\u202f910",
        "13\u202f640",
    ]


@pytest.mark.usefixtures("demo_base")
def test_the_programme_adds_up_as_on_its_page() -> None:
    view = programme_view(SCOPE, 2028)
    assert view is not None
    last = table(report(), "Programmation").rows[-1]
    known = [total.known_eur for _, total in view.overall.by_financer]
    written = [re.sub(r"\D", "", run.text) for run in last[4:] if not isinstance(run, str)]
    assert written == [str(int(one)) for one in known if one is not None]


@pytest.mark.usefixtures("demo_base")
def test_simulated_figures_and_their_references_are_marked() -> None:
    found = report()
    simulated = {one.number for one in found.references if one.is_simulated}
    assert simulated
    for figure in found.figures():
        assert figure.is_simulated == bool(simulated & set(figure.references)), figure.text


@pytest.mark.usefixtures("demo_base")
def test_what_nothing_measures_is_written_as_such() -> None:
    texts = [one.text for one in report().blocks() if isinstance(one, Unmeasurable)]
    assert len(texts) >= 3
    assert all(text.startswith("Effet non mesurable à ce jour\xa0: aucun") for text in texts)
    assert any("aucune observation après 2015" in text for text in texts)


@pytest.mark.usefixtures("demo_base")
def test_what_the_base_does_not_hold_is_left_to_write_and_told_before() -> None:
    found = report()
    for code in ("dsu", "consultation"):
        section = next(one for one in found.sections if one.code == code)
        assert any(isinstance(block, ToWrite) for block in section.blocks)
        assert section.figures() == ()
    assert any("DSU" in text for text in found.missing)


@pytest.mark.usefixtures("demo_base")
def test_the_year_that_is_over_comes_first_and_another_may_be_chosen() -> None:
    assert report().year == 2028
    assert report().years[0] == 2028
    assert report(year=2026).until == date(2026, 12, 31)
    assert report(year=2029).until == SCOPE.on
    assert report(year=1999).year == 2028


def test_no_secret_stands_in_the_report_nor_in_the_sheet(demo_copy: Path) -> None:
    plant()
    assert leaks(told(report(year=2029))) == []
    assert leaks(told(committee_document(SCOPE))) == []


@pytest.mark.usefixtures("soignies_base")
def test_a_town_without_contract_has_no_report() -> None:
    scope = Scope("55040", "PST", date(2027, 6, 30))
    assert yearly_report(scope) is None
    assert committee_document(scope) is None
