"""INSEE's grid, from a file to the base and back, in each of its forms."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.problems import RefusedFileError
from data.importers import service
from data.importers.errors import MissingEditionError
from data.importers.views import Preview
from data.territories.grid.drafts import CellDraft, GridDraft
from data.territories.models import GridCell
from tests.data.importers.grid.made import (
    CELLS,
    HEADINGS,
    Made,
    code_of,
    written_csv,
    written_gpkg,
    written_zip,
)
from tests.data.importers.made import content_of_base, own_town


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def previewed(path: Path, **asked: object) -> Preview:
    return service.preview_file(path, path.name, **asked)  # type: ignore[arg-type]


def cells(preview: Preview) -> dict[str, CellDraft]:
    content = preview.reading.content
    assert isinstance(content, GridDraft)
    return {one.code: one for one in content.cells}


def refusal(folder: Path, *made: Made) -> str:
    with pytest.raises(RefusedFileError) as refused:
        previewed(written_csv(folder, made))
    return str(refused.value).replace("\u00a0", " ")


def test_the_cells_of_the_agglomeration_are_kept_as_the_file_says_them(tmp_path: Path) -> None:
    preview = previewed(written_csv(tmp_path))
    found = cells(preview)
    assert list(found) == [code_of(0, 0), code_of(1, 0), code_of(2, 2), code_of(9, 9)]
    first = found[code_of(0, 0)]
    assert (first.people, first.households, first.poor_households) == (120.5, 60, 30.5)
    assert found[code_of(1, 0)].communes == ("62765", "62525")
    assert [one.is_imputed for one in found.values()] == [False, False, True, False]
    assert preview.reading.ignored == 1
    kept = preview.reading.kept.replace("\u00a0", " ")
    assert kept.startswith("Gardés : 4 carreaux")
    assert kept.endswith("2021, dont 1 imputé.")
    assert preview.reading.source is not None
    assert preview.reading.source.edition == "2021"


@pytest.mark.parametrize("year", HEADINGS)
def test_the_headings_of_each_edition_are_known(tmp_path: Path, year: int) -> None:
    path = written_csv(tmp_path, name=f"Filosofi{year}_carreaux_200m_met.csv", year=year)
    preview = previewed(path)
    assert (preview.reading.format, len(cells(preview))) == ("carreaux", 4)
    assert isinstance(preview.reading.content, GridDraft)
    assert preview.reading.content.vintage == year


def test_a_geopackage_and_an_archive_say_the_same_as_the_text(tmp_path: Path) -> None:
    expected = [_bare(one) for one in cells(previewed(written_csv(tmp_path))).values()]
    for path in (written_gpkg(tmp_path), written_zip(tmp_path)):
        preview = previewed(path)
        assert preview.reading.format == "carreaux"
        assert [_bare(one) for one in cells(preview).values()] == expected
    assert preview.reading.ignored == 2


def _bare(cell: CellDraft) -> CellDraft:
    return replace(cell, where=CELL_NOWHERE)


CELL_NOWHERE = CellDraft("", (), 0, 0, None, False).where


def test_the_year_must_be_said_by_a_name_or_by_the_officer(tmp_path: Path) -> None:
    path = written_csv(tmp_path, name="carreaux_200m_met.csv")
    with pytest.raises(MissingEditionError):
        previewed(path)
    content = previewed(path, edition=2019).reading.content
    assert isinstance(content, GridDraft)
    assert content.vintage == 2019


def test_a_poverty_that_is_not_published_is_missing_and_said(tmp_path: Path) -> None:
    preview = previewed(written_csv(tmp_path, [(0, 0, "0", "62765", "30", "12", "")]))
    assert cells(preview)[code_of(0, 0)].poor_households is None
    assert any("sans nombre de ménages pauvres" in str(one) for one in preview.reading.warnings)


def test_cells_that_lie_across_the_border_are_said(tmp_path: Path) -> None:
    (warning,) = previewed(written_csv(tmp_path)).reading.warnings
    assert "à cheval" in warning.message
    assert warning.message.startswith("1")


def test_what_is_no_count_is_refused_with_its_line(tmp_path: Path) -> None:
    said = refusal(tmp_path, (0, 0, "0", "62765", "beaucoup", "12", "1"))
    assert "Ligne 2, colonne « ind »" in said
    assert "beaucoup" in said
    assert "positif" in refusal(tmp_path, (0, 0, "0", "62765", "30", "-12", "1"))
    assert "imputé" in refusal(tmp_path, (0, 0, "2", "62765", "30", "12", "1"))


def test_one_square_described_twice_is_refused(tmp_path: Path) -> None:
    one = (0, 0, "0", "62765", "30", "12", "1")
    assert "deux fois" in refusal(tmp_path, one, (0, 0, "0", "62765", "31", "12", "1"))
    assert len(cells(previewed(written_csv(tmp_path, [one, one])))) == 1


def test_a_wrong_row_elsewhere_refuses_nothing(tmp_path: Path) -> None:
    made = [*CELLS, (30, 30, "?", "59350", "?", "?", "?")]
    assert len(cells(previewed(written_csv(tmp_path, made)))) == 4


def test_a_file_of_elsewhere_or_of_kilometres_is_refused(tmp_path: Path) -> None:
    assert "aucun de ses" in refusal(tmp_path, CELLS[-1])
    path = written_csv(tmp_path)
    path.write_text(path.read_text("utf-8").replace("RES200m", "RES1000m"), "utf-8")
    with pytest.raises(RefusedFileError, match="carreaux de 1"):
        previewed(path, format_code="carreaux")


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    path = written_csv(tmp_path)
    path.write_text(path.read_text("utf-8").replace("men_pauv", "autre"), "utf-8")
    with pytest.raises(RefusedFileError, match="men_pauv"):
        previewed(path)


def test_saving_twice_changes_nothing_and_undoing_takes_all_back(tmp_path: Path) -> None:
    before = content_of_base()
    first = service.save(previewed(written_csv(tmp_path)))
    assert (first.added, first.changed) == (4, 0)
    assert previewed(written_csv(tmp_path)).comparison.changes_nothing
    corrected = [(0, 0, "0", "62765", "120.5", "60", ""), *CELLS[1:]]
    second = service.save(previewed(written_csv(tmp_path, corrected)))
    assert (second.added, second.changed, second.unchanged) == (0, 1, 3)
    with reading() as session:
        rows = session.exec(select(GridCell.poor_households).where(GridCell.people == 120.5)).all()
    assert rows == [None]
    for report in (second, first):
        service.undo(report.batch_id or 0)
    assert content_of_base() == before


def test_two_years_stand_side_by_side(tmp_path: Path) -> None:
    service.save(previewed(written_csv(tmp_path)))
    report = service.save(previewed(written_gpkg(tmp_path)))
    assert report.added == 4
