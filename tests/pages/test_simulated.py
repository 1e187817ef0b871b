"""Made-up figures say so wherever they are shown; real ones never do."""

import pytest

from components.simulated import SIMULATED_BADGE
from tests.pages.screens import markup, moved, nodes, opened, said

MARK = "simulé"


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
            assert MARK not in str(node.proto).replace("\\303\\251", "é")  # type: ignore[attr-defined]


@pytest.mark.usefixtures("demo_base")
def test_real_slides_are_not_marked_and_simulated_ones_are() -> None:
    screen = opened("presentation")
    count = int(said(screen.main).split(" / ")[1].split()[0])
    assert 8 <= count <= 12
    kinds = {}
    for rank in range(1, count + 1):
        screen = moved(opened("presentation", diapo=str(rank)), "presentation", diapo=str(rank))
        title = screen.title[0].value
        is_quarter = "INSEE" in said(screen.main) or "quartiers" in title
        kinds[title] = (is_quarter, bool(marked(markup(screen.main))))
    assert all(is_marked is not is_quarter for is_quarter, is_marked in kinds.values()), kinds
