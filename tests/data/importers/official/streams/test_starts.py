"""Where the headings of an official table stand."""

import pytest

from data.importers.official.streams.starts import heading_rank

_CODES = ["CODGEO", "LIBGEO", "POP_MUN", "TX_TOT_0A24", "TP6021"]
_LABELS = ["Code géographique", "Libellé", "Population", "Part des 0-24 ans (%)", "Taux"]
_VALUES = ["QP062036", "Saint-Exupéry", "2490", "36,5", "60,4"]
_TITLES = [["Quartiers prioritaires 2020", "", "", "", ""], ["Source", "Insee", "", "", ""]]


@pytest.mark.parametrize(
    ("rows", "rank"),
    [
        ([_CODES, _VALUES, _VALUES], 0),
        ([_CODES, _LABELS, _VALUES, _VALUES], 0),
        ([_LABELS, _CODES, _VALUES, _VALUES], 1),
        ([*_TITLES, _LABELS, _CODES, _VALUES], 3),
        ([*_TITLES * 4, _CODES, _LABELS, _VALUES], 8),
        ([_LABELS, ["", "", "", "", ""], _CODES, _VALUES], 2),
        ([_LABELS, _VALUES, _VALUES], 0),
        ([["", "Hommes", "", "Femmes", ""], _LABELS, _VALUES], 1),
        ([_CODES, _VALUES, ["x"] * 60, _VALUES], 0),
        ([["codGeo", "nbLsPls"], ["QP062036", "12"]], 0),
        ([["Code QP", "Nom"], ["QP062036", "LENS"], ["QP062037", "ARRAS"]], 0),
        ([["Code", "Nom"], ["62765", "COMMUNE"]], 0),
        ([_CODES], 0),
    ],
)
def test_headings(rows: list[list[str]], rank: int) -> None:
    assert heading_rank(rows) == rank


@pytest.mark.parametrize("rows", [[], [[]], [["", ""]], [["Un titre"], ["Un mot"]]])
def test_no_headings(rows: list[list[str]]) -> None:
    assert heading_rank(rows) is None
