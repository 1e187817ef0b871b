"""Made-up figures say so wherever they are shown; real ones never do."""

import re

import pytest

from components.simulated import SIMULATED_BADGE
from tests.pages.screens import PARTS, markup, nodes, opened, said, slides

MARK = "simulé"
_LIST_OF_SOURCES = {"section": "sources"}
"""Its lines name each source, with « (simulé) » in words."""


def marked(texts: list[str]) -> list[str]:
    return [text for text in texts if SIMULATED_BADGE in text]


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("overview", {}),
        ("overview", {"plan": "CDV"}),
        ("delegations", {}),
        ("delegations", {"delegation": "SEC"}),
        ("actions", {}),
        ("actions", {"controle": "overdue"}),
        ("actions", {"action": "SEC-9.4c"}),
        *(one for one in PARTS if one[1] != _LIST_OF_SOURCES),
        ("finances", {}),
        ("finances", {"budget": "locations"}),
        ("presentation", {}),
    ],
)
@pytest.mark.usefixtures("demo_base")
def test_a_page_that_shows_simulated_figures_says_so(page: str, parameters: dict[str, str]) -> None:
    screen = opened(page, **parameters)
    assert marked(markup(screen.main)), "nothing in the page itself says « simulé »"
    assert marked(markup(screen.sidebar))


@pytest.mark.parametrize("quarter", ["QN06236M", "QN06237M", "QN06256M"])
@pytest.mark.usefixtures("demo_base")
def test_only_what_is_promised_is_simulated_in_a_quarter(quarter: str) -> None:
    screen = opened("neighbourhoods", quartier=quarter)
    found = marked(markup(screen.main))
    assert all("située" in text for text in found)
    for metric in screen.metric:
        assert MARK not in metric.value
    for node in nodes(screen.main):
        if node.type in {"metric", "plotly_chart", "table", "dataframe", "component_instance"}:
            content = str(getattr(node, "proto", "")).replace("\\303\\251", "é")
            assert MARK not in content


@pytest.mark.usefixtures("demo_base")
def test_on_the_card_of_a_quarter_only_what_is_promised_and_aimed_at_is_simulated() -> None:
    screen = opened("quarter_card", quartier="QN06237M")
    found = marked(markup(screen.main))
    assert any("actions" in text for text in found)
    assert any("intention" in text for text in found)
    promised = re.compile(r"actions|intention|lien|[A-Z]+-[\d.]+")
    assert [text for text in found if not promised.search(text)] == []


@pytest.mark.usefixtures("demo_base")
def test_real_slides_are_not_marked_and_simulated_ones_are() -> None:
    kinds = {}
    for screen in slides("2029-06-30"):
        title = screen.title[0].value
        is_real = "INSEE" in said(screen.main)
        kinds[title] = (is_real, bool(marked(markup(screen.main))))
    assert 8 <= len(kinds) <= 12
    assert all(is_marked is not is_real for is_real, is_marked in kinds.values()), kinds
