"""Whatever stands in the cells, an official table is read or refused, never a crash."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.formats import FormatCode
from data.importers.official import engine
from data.importers.official.tables import TableRow
from data.importers.opened import OpenedFile
from tests.data.importers.official.statistics import NOBODY, OURS, opened

HEADINGS = {
    FormatCode.INCOMES: "CODGEO LIBGEO NBMEN18 Q118 Q218 D118 PPSOC18 PIMPOT18 RD",
    FormatCode.POPULATIONS: "COM Commune PMUN PCAP PTOT",
    FormatCode.CRIME: "CODGEO_2026 annee indicateur nombre taux_pour_mille est_diffuse",
    FormatCode.SCHOOLS: "uai rentree_scolaire ips code_insee_de_la_commune secteur",
    FormatCode.SCHOOL_DIRECTORY: (
        "identifiant_de_l_etablissement type_etablissement code_commune latitude longitude"
    ),
    FormatCode.QUARTER_STATISTICS: "CODGEO LIBGEO POP_MUN TX_F IND_JEUNE A PERCOU NOTE_CNAF",
}
ODD = "62765,62,200069037,QP062036,0620434K,2016,2021-2022,ndiff,diff,NA,,1e400,-0,Ensemble"
CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from([*ODD.split(","), "12,5", "Vols avec armes"])
)


class WildTable:
    """A table in memory that streams whatever cells it is given."""

    sheet = None
    line = 1

    def __init__(self, headings: tuple[str, ...], rows: list[list[str]]) -> None:
        self.name = "table_2021.csv"
        self.headings = headings
        cells = [(row * len(headings))[: len(headings)] for row in rows]
        self.all = tuple(TableRow(2 + rank, tuple(row)) for rank, row in enumerate(cells))
        self.sample = self.all[:20]

    def rows(self, needles: object = ()) -> object:
        return iter(self.all)


@pytest.mark.parametrize("code", list(HEADINGS))
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=12))
def test_any_cells_are_read_or_refused(code: FormatCode, rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = opened(Path(folder), "table_2021.csv", "x")
        wild = OpenedFile(file.file)
        wild.__dict__["tables"] = (WildTable(tuple(HEADINGS[code].split()), rows),)
        assert 0 <= engine.score(wild, code) <= 1
        for town in (OURS, NOBODY):
            with contextlib.suppress(RefusedFileError):
                found = engine.read(wild, town, code)
                assert found.counts["suppressed"] <= found.counts["observations"]
