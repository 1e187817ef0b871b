"""The column « Indicateurs » of a table of actions: linked, kept, taken away and brought back."""

from pathlib import Path

import pytest
from sqlmodel import select

from data.base.comparison import Difference
from data.base.database import reading
from data.base.desk import desk_work
from data.base.problems import Problem
from data.exporters.service import export_content
from data.importers import service
from data.importers.errors import CannotUndoError
from data.importers.views import Preview
from data.indicators.models import Indicator
from data.mandate.models import Action, IndicatorLink
from tests.data.importers.made import a_roadmap, own_town, saved

HEAD = "Code;Action;Indicateurs"


@pytest.fixture(autouse=True)
def town(tmp_path: Path, empty_base: None) -> None:
    own_town()
    saved(tmp_path, a_roadmap())


def previewed(folder: Path, *lines: str) -> Preview:
    """Place a table of actions beside the base."""
    path = folder / "suivi.csv"
    path.write_text("\n".join([HEAD, *lines]), "utf-8")
    return service.preview_file(path, path.name, format_code="actions")


def imported(folder: Path, *lines: str) -> None:
    """Save a table of actions."""
    service.save(previewed(folder, *lines), author="Évaluation")


def aims() -> dict[str, set[str]]:
    """Return the codes of the indicators that each action aims at."""
    found: dict[str, set[str]] = {}
    with reading() as session:
        for link in session.exec(select(IndicatorLink)):
            action = session.get(Action, link.action_id)
            indicator = session.get(Indicator, link.indicator_id)
            assert action is not None
            assert indicator is not None
            found.setdefault(action.code, set()).add(indicator.code)
    return found


def warned(preview: Preview) -> list[Problem]:
    """Return what is said of indicators."""
    return [one for one in preview.reading.warnings if "indicateur connu" in one.message]


def test_indicators_are_known_by_code_or_by_title(tmp_path: Path) -> None:
    imported(tmp_path, 'SEC-1.1;Action SEC-1.1;"poverty_rate_60 ; revenu declare MEDIAN"')
    assert aims() == {"SEC-1.1": {"poverty_rate_60", "median_declared_income"}}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_town_s_own_export_brings_no_change(tmp_path: Path, kind: str) -> None:
    imported(tmp_path, "SEC-1.1;Action SEC-1.1;poverty_rate_60")
    path = tmp_path / f"export.{kind}"
    export_content(kind, "actions", path)
    lines = service.preview_file(path, path.name).comparison.lines
    assert [line for line in lines if line.difference is not Difference.UNCHANGED] == []


def test_a_cell_replaces_what_it_named_and_keeps_what_was_expected(tmp_path: Path) -> None:
    imported(tmp_path, 'SEC-1.1;Action SEC-1.1;"poverty_rate_60;median_declared_income"')
    with desk_work(reason="Précision") as session:
        for link in session.exec(select(IndicatorLink)):
            link.expected = "Une baisse"
    imported(tmp_path, 'SEC-1.1;Action SEC-1.1;"poverty_rate_60;population"')
    assert aims() == {"SEC-1.1": {"poverty_rate_60", "population"}}
    with reading() as session:
        assert [one.expected for one in session.exec(select(IndicatorLink))] == ["Une baisse", None]


def test_an_empty_cell_or_no_column_erases_nothing(tmp_path: Path) -> None:
    imported(tmp_path, "SEC-1.1;Action SEC-1.1;poverty_rate_60")
    imported(tmp_path, "SEC-1.1;Action SEC-1.1, corrigée;", "SEC-1.2;Action SEC-1.2;population")
    saved(tmp_path, a_roadmap(), name="encore.txt")
    assert aims() == {"SEC-1.1": {"poverty_rate_60"}, "SEC-1.2": {"population"}}


def test_an_unknown_indicator_is_told_with_its_place_and_the_nearest_titles(
    tmp_path: Path,
) -> None:
    imported(tmp_path, "SEC-1.1;Action SEC-1.1;population")
    preview = previewed(tmp_path, 'SEC-1.1;Action SEC-1.1;"Taux de povreté"')
    (one,) = warned(preview)
    message = one.message.replace("\u00a0", " ")
    assert "« Taux de povreté »" in message
    assert "« Taux de pauvreté »" in message
    assert (one.where.line, one.where.column) == (2, "Indicateurs")
    service.save(preview, author="Évaluation")
    assert aims() == {"SEC-1.1": {"population"}}


def test_an_import_whose_action_was_linked_later_is_not_undone_and_says_why(
    tmp_path: Path,
) -> None:
    imported(tmp_path, "SEC-1.1;Action SEC-1.1;population")
    report = service.save(previewed(tmp_path, "SEC-9.9;Une action de plus;"), author="Évaluation")
    with desk_work(reason="Comité") as session:
        action = session.exec(select(Action).where(Action.title == "Une action de plus")).one()
        indicator = session.exec(select(Indicator).where(Indicator.code == "population")).one()
        session.add(IndicatorLink(indicator_id=indicator.id or 0, action_id=action.id))
    with pytest.raises(CannotUndoError, match="lien avec un indicateur"):
        service.undo(report.batch_id or 0)
    assert {len(codes) for codes in aims().values()} == {1}
    assert len(aims()) == 2
