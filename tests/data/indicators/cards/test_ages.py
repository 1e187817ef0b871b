"""The years and the age of a figure have one wording."""

from dataclasses import replace

from data.indicators.cards.ages import about, dated
from data.indicators.views import Figure

FIGURE = Figure(
    indicator="x", label="X", subject="Q", value=1.0, text="1", absence=None, data_year=2021,
    year_text="2021", edition="2024", perimeter="périmètre QPV 2024", concept="revenu disponible",
    source="", citation="", age_years=8, age_text="8 ans", note=None,
)  # fmt: skip


def test_it_says_data_year_edition_and_age() -> None:
    assert dated(FIGURE) == "données 2021, publiées en 2024\u00a0: 8 ans"


def test_an_edition_that_is_no_year_keeps_its_name() -> None:
    assert dated(replace(FIGURE, edition="juin")) == "données 2021, édition juin\u00a0: 8 ans"


def test_what_is_not_known_is_not_said() -> None:
    assert dated(replace(FIGURE, edition=None)) == "données 2021\u00a0: 8 ans"
    assert dated(replace(FIGURE, data_year=None)) == "année non précisée"
    assert about(replace(FIGURE, perimeter="")) == "revenu disponible"
