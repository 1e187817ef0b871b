"""What somebody typed is shown as typed: never HTML, a link or a colour."""

from pathlib import Path

import pytest

from tests.hostile import PAYLOAD, poison
from tests.pages.screens import PAGES, markup, opened, said, troubles

DANGERS = ("<b>x", "[lien](", ":red[y]")


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        *((page, {}) for page in PAGES),
        *(("presentation", {"diapo": str(rank)}) for rank in range(2, 13)),
        ("overview", {"plan": "CDV"}),
        ("delegations", {"delegation": "SEC"}),
        ("delegations", {"plan": "CDV"}),
        ("actions", {"action": "SEC-9.4c"}),
        ("actions", {"action": "FIN-8.2"}),
        ("finances", {"budget": "locations"}),
    ],
)
def test_no_text_becomes_markup(page: str, parameters: dict[str, str], demo_copy: Path) -> None:
    poison(demo_copy)
    screen = opened(page, **parameters)
    assert troubles(screen) == []
    found = {
        text[:400]
        for text in (*markup(screen.main), *markup(screen.sidebar))
        for danger in DANGERS
        if danger in text
    }
    assert not found


def test_the_title_of_an_action_is_read_as_typed(demo_copy: Path) -> None:
    poison(demo_copy, only="action")
    assert PAYLOAD in said(opened("actions", action="SEC-9.4c").main)
    assert PAYLOAD in said(opened("actions").main)
    assert PAYLOAD in said(opened("overview").main)
