"""The page of candidate cells: empty, filled, its rule changed in the address."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.history import unit_of_work
from data.base.models import Source
from data.base.views import Scope
from data.territories.grid.files import as_geojson
from data.territories.grid.service import candidate_cells
from data.territories.grid.views import Choices
from data.territories.models import GridCell
from tests.pages.screens import links, opened, parameters_of, said, troubles

ON = date(2029, 6, 30)
SCOPE = Scope("62765", "FDR", ON)
_X, _Y = 3774000, 3088000

Figures = tuple[int, int, str, float, float, float | None, bool]
CELLS: tuple[Figures, ...] = (
    (0, 0, "62765", 120, 60, 30, False),
    (1, 0, "62765 62525", 90, 55, 14, True),
    (2, 1, "62525", 110, 48, 20, False),
    (9, 9, "62040", 1700, 817, 28, False),
    (10, 9, "62040", 20, 10, None, False),
    (20, 20, "59350", 900, 500, 400, False),
)
"""980 households and 92 poor ones in the agglomeration: 9.4 %, hence 18.8 % to reach."""


@pytest.fixture
def gridded(demo_copy: Path) -> None:
    """Add a small invented grid of 2021 to the demonstration."""
    with unit_of_work() as session:
        source = Source(code="carreaux", title="Carreaux inventés", producer="Essai")
        session.add(source)
        session.flush()
        for column, row, communes, people, households, poor, is_imputed in CELLS:
            cell = GridCell(
                code=f"CRS3035RES200mN{_Y + 200 * row}E{_X + 200 * column}",
                vintage=2021,
                communes=communes,
                people=people,
                households=households,
                poor_households=poor,
                is_imputed=is_imputed,
                is_simulated=True,
                source_id=source.id,
            )
            session.add(cell)


@pytest.mark.usefixtures("gridded")
def test_it_answers_with_the_rule_of_the_contract() -> None:
    screen = opened("grid_cells", au="2029-06-30")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "3 carreaux sur 5 répondent à la règle" in text
    assert "ils forment 2 groupes, où vivent 320 habitants" in text
    assert "Règle du contrat" in text
    assert "soit 18,8 % ou plus" in text
    assert "Les quartiers fragiles retenus ont été choisis par les élus" in text
    assert "simulé" in text
    assert not [one for one in links(screen.main) if one[0] == "Revenir à la règle du contrat"]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"ratio": "3"}, "2 carreaux sur 5"),
        ({"habitants": "150"}, "2 carreaux sur 5"),
        ({"contact": "coins"}, "ils forment 1 groupe"),
        ({"imputes": "sans"}, "2 carreaux sur 5"),
        ({"menages": "150", "habitants": "300", "ratio": "3"}, "aucun carreau"),
    ],
)
@pytest.mark.usefixtures("gridded")
def test_the_address_changes_the_rule(parameters: dict[str, str], sentence: str) -> None:
    screen = opened("grid_cells", au="2029-06-30", **parameters)
    assert troubles(screen) == []
    assert sentence in said(screen.main)
    found = links(screen.main)
    assert any(one[0] == "Revenir à la règle du contrat" for one in found)


@pytest.mark.usefixtures("gridded")
def test_what_the_address_asks_and_is_not_offered_is_said() -> None:
    screen = opened("grid_cells", au="2029-06-30", ratio="-4", groupe="99")
    assert troubles(screen) == []
    assert "L’adresse demandait « -4 »" in said(screen.main)
    assert "L’adresse demandait « 99 »" in said(screen.main)
    assert "ratio" not in parameters_of(screen)


@pytest.mark.usefixtures("gridded")
def test_before_the_year_of_the_grid_nothing_is_known() -> None:
    assert candidate_cells(Scope("62765", "FDR", date(2020, 12, 31)), Choices()).is_empty


@pytest.mark.usefixtures("demo_base")
def test_without_a_grid_it_says_what_would_fill_it() -> None:
    screen = opened("grid_cells", au="2029-06-30")
    assert "Aucun carreau n’est connu à cette date" in said(screen.main)
    assert any(one[:2] == ("Importer les carreaux", "imports") for one in links(screen.main))


@pytest.mark.usefixtures("gridded")
def test_tables_and_geojson_hold_the_groups_and_their_cells() -> None:
    view = candidate_cells(SCOPE, Choices())
    assert [row[:5] for row in view.groups.rows] == [
        ("Groupe\u00a01", 2, 210, 115, 38.3),
        ("Groupe\u00a02", 1, 110, 48, 41.7),
    ]
    assert view.groups.rows[0][5] == 47.8
    assert view.groups.rows[0][8] is None, "no contour of a quartier fragile is known"
    assert [row[7] for row in view.cells.rows] == ["non", "oui", "non"]
    collection = json.loads(as_geojson(view))
    kinds = [one["properties"].get("Carreau") is None for one in collection["features"]]
    assert kinds == [True, True, False, False, False]
    assert {one["properties"]["Simulé"] for one in collection["features"]} == {"oui"}


@pytest.mark.usefixtures("gridded")
def test_the_map_frames_the_group_asked_for_and_marks_imputed_cells() -> None:
    whole = candidate_cells(SCOPE, Choices())
    assert whole.map is not None
    code = str(whole.cells.rows[2][1])
    assert whole.group_of(code) == "2"
    framed = candidate_cells(SCOPE, Choices(group="2"))
    assert framed.map is not None
    assert framed.map.bounds != whole.map.bounds
    details = [one.detail for one in whole.map.features if one.class_index is not None]
    assert [detail.endswith("imputé") for detail in details] == [False, True, False]
    assert not whole.map.marks, "too small to be read"
    (mark,) = framed.map.marks
    assert (mark.code, mark.words) == (whole.cells.rows[1][1], "carreau imputé")
    assert "imputées" in framed.map.layers[0].words


@given(text=st.text(max_size=12))
def test_any_rule_asked_for_in_an_address_is_answered(text: str) -> None:
    from data.territories.grid.service import rule_of

    rule = rule_of(Choices(ratio=text, households=text, people=text))
    assert rule.ratio >= 0
    assert rule.households >= 0
    assert rule.people >= 0
