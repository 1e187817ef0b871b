"""Whatever happens to the bytes of a file, it is read or refused, never anything else."""

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.outlines import communes, quarters
from tests.data.importers.outlines.made import (
    SQUARE,
    TOWN,
    a_quarter,
    frame,
    geojson,
    opened,
    zipped_shapefile,
)

ROWS = ((a_quarter(), SQUARE), (a_quarter("QN06237M", insee_com="62525"), SQUARE))


@lru_cache
def whole(suffix: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        if suffix == ".geojson":
            path.write_text(geojson(*ROWS), "utf-8")
        elif suffix == ".zip":
            zipped_shapefile(path, frame(*ROWS))
        else:
            frame(*ROWS).to_file(path)
        return path.read_bytes()


changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".zip"])
@example(change=[], kept=0.7)
@example(change=[(0.0, b"\xff\xff")], kept=1.0)
@given(change=changes, kept=st.sampled_from([1.0, 1.0, 1.0, 0.9, 0.5, 0.1]))
@settings(
    max_examples=int(os.environ.get("MANDASCOPE_FUZZ_EXAMPLES", "60")),
    deadline=5000,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_changed_bytes_are_read_or_refused(
    tmp_path: Path, suffix: str, change: list[tuple[float, bytes]], kept: float
) -> None:
    content = bytearray(whole(suffix))
    for place, new in change:
        at = int(place * len(content))
        content[at : at + len(new)] = new
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content[: int(kept * len(content))])
    file = opened(path)
    for reader in (quarters, communes):
        with suppress(RefusedFileError):
            reader.score(file)
            reader.read(file, TOWN)
