"""Lists of priority quarters: those of 2024, what they succeed to, the communes they stand on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.formats import FormatCode, Reading, Town
from data.importers.official import quarters
from data.importers.official.quarter_lists import quarter_lists
from data.importers.opened import OpenedFile
from data.importers.registry import recognised
from data.territories.drafts import TerritoriesDraft
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import LinkKind, TerritoryKind

AROUND = Surroundings(
    commune="62765",
    communes={
        "62765": "Saint-Omer",
        "62525": "Longuenesse",
        "62040": "Arques",
        "62014": "Aire-sur-la-Lys",
        "62757": "Saint-Martin-lez-Tatinghem",
    },
    former={"62807": "62757"},
    epci="200069037",
    epci_name="CA du Pays de Saint-Omer",
    departement="62",
    departement_name="Pas-de-Calais",
)
TOWN = Town(date(2026, 11, 21), "62765", "Saint-Omer", surroundings=AROUND)
KNOWING = replace(TOWN, surroundings=replace(AROUND, quarters=frozenset({"QN06236M", "QP062037"})))

CORRESPONDENCE = """\
QP2024 ; Label_QP2024 ;Statut ;QP2015_1 ;Label_QP2015_1 ;QP2015_2 ;Label_QP2015_2 ;QP2015_3 ;
QN00101M;Grande Reyssouze;Modifié;QP001001;Grande Reyssouze;;;
QN06236M;Saint-Exupéry - Léon Blum;Modifié;QP062036;Saint-Exupéry;QP062099;Léon Blum;;
QN06237M;Quai Du commerce - Saint Sépulcre;Modifié;QP062037;Quai Du commerce;;;;
QN06210N;Ailleurs;Nouveau;;;;;;
"""
LIST = """\
code_qp;lib_qp;insee_reg;lib_reg;insee_dep;lib_dep;insee_com;lib_com;siren_epci;lib_epci;;;
QN00101M;Grande Reyssouze;84;ARA;1;Ain;1053;Bourg-en-Bresse;200071751;Grand Bourg;;;
QN06236M;Saint-Exupéry - Léon Blum;32;HDF;62;Pas-de-Calais;"62040; 62525; 62765";\
"Arques; Longuenesse; Saint-Omer";200069037;CAPSO;;;
QN06237M;Quai Du commerce;32;HDF;62;Pas-de-Calais;62765;Saint-Omer;200069037;CAPSO;;;
QN06210N;Ailleurs;32;HDF;62;Pas-de-Calais;62193;Calais;246200729;GCTM;;;
"""


def opened(folder: Path, text: str, name: str = "liste-correspondance.csv") -> OpenedFile:
    path = folder / name
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    return OpenedFile(IncomingFile(name, path))


def content(reading: Reading) -> TerritoriesDraft:
    assert isinstance(reading.content, TerritoriesDraft)
    return reading.content


def codes(reading: Reading) -> list[str]:
    return [one.code for one in content(reading).territories]


def links(reading: Reading, kind: LinkKind) -> list[tuple[str, str]]:
    return [(one.territory, one.other) for one in content(reading).links if one.kind is kind]


def test_a_list_and_a_correspondence_are_recognised(tmp_path: Path) -> None:
    for text in (CORRESPONDENCE, LIST):
        assert quarters.score(opened(tmp_path, text)) > 0.9
        assert recognised(opened(tmp_path, text)).code == FormatCode.QUARTERS
    assert quarters.score(opened(tmp_path, "CODGEO;LIBGEO;TP60\nQP062036;A;18,7\n")) == 0


def test_a_correspondence_keeps_the_known_quarters_and_all_that_they_succeed_to(
    tmp_path: Path,
) -> None:
    reading = quarters.read(opened(tmp_path, CORRESPONDENCE), KNOWING)
    assert codes(reading) == ["QN06236M", "QP062036", "QP062099", "QN06237M", "QP062037"]
    assert links(reading, LinkKind.SUCCEEDS) == [
        ("QN06236M", "QP062036"),
        ("QN06236M", "QP062099"),
        ("QN06237M", "QP062037"),
    ]
    assert links(reading, LinkKind.OVERLAPS) == []
    assert (reading.ignored, reading.counts["territories"]) == (2, 5)
    assert reading.kept == (
        "Gardés\u00a0: les quartiers prioritaires de la CA du Pays de Saint-Omer (2 de 2024, 3 de "
        "2015)."
    )


def test_both_generations_have_their_kind_and_their_own_label(tmp_path: Path) -> None:
    reading = quarters.read(opened(tmp_path, CORRESPONDENCE), KNOWING)
    named = {one.code: (one.kind, one.name) for one in content(reading).territories}
    assert named["QN06236M"] == (TerritoryKind.QPV_2024, "Saint-Exupéry - Léon Blum")
    assert named["QP062099"] == (TerritoryKind.QPV_2015, "Léon Blum")


def test_when_nothing_says_where_quarters_stand_the_departement_is_kept_and_said(
    tmp_path: Path,
) -> None:
    reading = quarters.read(opened(tmp_path, CORRESPONDENCE), TOWN)
    assert "QN06210N" in codes(reading)
    assert "QN00101M" not in codes(reading)
    assert reading.ignored == 1
    assert "département" in reading.kept
    assert "contours" in reading.kept


def test_a_list_keeps_the_quarters_of_the_agglomerations_communes(tmp_path: Path) -> None:
    reading = quarters.read(opened(tmp_path, LIST, "listeqp2024-cog2024.csv"), TOWN)
    assert codes(reading) == ["QN06236M", "QN06237M"]
    assert links(reading, LinkKind.OVERLAPS) == [
        ("QN06236M", "62040"),
        ("QN06236M", "62525"),
        ("QN06236M", "62765"),
        ("QN06237M", "62765"),
    ]
    assert reading.warnings == ()


def test_a_former_commune_is_todays(tmp_path: Path) -> None:
    text = LIST.replace(";62765;", ";62807;")
    reading = quarters.read(opened(tmp_path, text), TOWN)
    assert ("QN06237M", "62757") in links(reading, LinkKind.OVERLAPS)


def test_communes_may_be_named_only_and_a_namesake_of_elsewhere_is_left_out(
    tmp_path: Path,
) -> None:
    text = (
        "QP2024;Label_QP2024;QP2015_1;Communes\n"
        "QN06236M;Léon Blum;QP062036;ARQUES, Saint Omer\n"
        "QN97101M;Ailleurs;QP971001;Saint-Omer\n"
    )
    reading = quarters.read(opened(tmp_path, text), TOWN)
    assert codes(reading) == ["QN06236M", "QP062036"]
    assert links(reading, LinkKind.OVERLAPS) == [("QN06236M", "62040"), ("QN06236M", "62765")]


def test_without_a_town_everything_is_kept(tmp_path: Path) -> None:
    reading = quarters.read(opened(tmp_path, CORRESPONDENCE), Town(date(2026, 11, 21)))
    assert len(codes(reading)) == 8
    assert (reading.ignored, reading.kept) == (0, "")


def test_a_workbook_with_several_codes_in_a_cell_is_read(tmp_path: Path) -> None:
    rows: Sequence[Sequence[str | None]] = (
        ("QP2024", "Nom QP2024", "QP 2015 correspondant"),
        ("QN06236M", "Léon Blum", "QP062036 ; QP062099"),
        ("QN06237M", "Quai", "-"),
        ("Source : ANCT, 2024", None, None),
    )
    path = tmp_path / "qp.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for rank, row in enumerate(rows):
            sheet.write_row(rank, 0, [cell or "" for cell in row])
    reading = quarters.read(OpenedFile(IncomingFile("qp.xlsx", path)), KNOWING)
    assert links(reading, LinkKind.SUCCEEDS) == [
        ("QN06236M", "QP062036"),
        ("QN06236M", "QP062099"),
    ]


def test_a_column_that_nobody_knows_is_told(tmp_path: Path) -> None:
    text = CORRESPONDENCE.replace("Statut ;", "Humeur ;")
    (warning,) = quarters.read(opened(tmp_path, text), KNOWING).warnings
    assert "«\u00a0Humeur\u00a0»" in warning.message


def test_a_code_that_is_none_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = CORRESPONDENCE.replace("QP062099", "QP62099")
    with pytest.raises(RefusedFileError) as refusal:
        quarters.read(opened(tmp_path, text), KNOWING)
    (problem,) = refusal.value.problems
    assert problem.where.line == 3
    assert "«\u00a0QP62099\u00a0»" in problem.message


def test_a_mistake_elsewhere_in_france_refuses_nothing(tmp_path: Path) -> None:
    text = CORRESPONDENCE.replace("QP001001", "QP1001")
    (warning,) = quarters.read(opened(tmp_path, text), KNOWING).warnings
    assert warning.where.line == 2
    assert "QP1001" in warning.message


def test_a_list_of_elsewhere_is_refused(tmp_path: Path) -> None:
    elsewhere = "\n".join(CORRESPONDENCE.split("\n")[:2]) + "\n"
    for town in (TOWN, KNOWING):
        with pytest.raises(RefusedFileError, match="CA du Pays de Saint-Omer"):
            quarters.read(opened(tmp_path, elsewhere), town)


def test_a_list_without_any_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError):
        quarters.read(opened(tmp_path, LIST.split("\n")[0] + "\n"), TOWN)


def test_another_table_forced_on_this_format_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="QP2024"):
        quarters.read(opened(tmp_path, "a;b\n1;2\n"), TOWN)


def test_each_shape_is_recognised_by_headings_that_it_reads() -> None:
    for one in quarter_lists():
        read = {*one.key, *one.name, *one.commune_codes, *one.commune_names, *one.known}
        read |= {name for some in one.earlier for name in (*some.codes, *some.name)}
        assert all(name in read for group in one.requires for name in group), one.code


_CELLS = st.text(
    st.sampled_from("QNP0623M6;\" '\t,|é-\u202f\u00a0\x00") | st.characters(codec="utf-8"),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(_CELLS, min_size=1, max_size=8), max_size=6))
def test_whatever_stands_under_the_headings_is_read_or_refused_in_french(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    text = CORRESPONDENCE.split("\n")[0] + "\n" + "\n".join(";".join(row) for row in rows)
    for town in (TOWN, KNOWING, Town(date(2026, 11, 21))):
        try:
            reading = quarters.read(opened(tmp_path, text), town)
        except RefusedFileError:
            continue
        assert content(reading).territories
