"""What somebody typed is shown as typed: never HTML, a link or a colour."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.hostile import PAYLOAD, poison
from tests.pages.screens import PAGES, PARTS, markup, opened, said, slides, troubles

DANGERS = ("<b>x", "[lien](", ":red[y]")


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        *((page, {}) for page in PAGES),
        ("overview", {"plan": "CDV"}),
        ("delegations", {"delegation": "SEC"}),
        ("delegations", {"plan": "CDV"}),
        ("actions", {"action": "SEC-9.4c"}),
        ("actions", {"action": "FIN-8.2"}),
        *PARTS,
        ("finances", {"budget": "locations"}),
        ("finances", {"partie": "comparaison", "comparer": "FICT1"}),
        ("accounts", {"compte": PAYLOAD}),
        ("investments", {"operation": PAYLOAD}),
        ("actions", {"recherche": PAYLOAD}),
        ("actions", {"action": PAYLOAD}),
        ("actions", {"controle": PAYLOAD}),
        ("delegations", {"delegation": PAYLOAD}),
        ("neighbourhoods", {"annee": PAYLOAD}),
        ("overview", {"plan": PAYLOAD, "au": PAYLOAD}),
    ],
)
def test_no_text_becomes_markup(page: str, parameters: dict[str, str], demo_copy: Path) -> None:
    poison(demo_copy)
    screen = opened(page, **parameters)
    assert troubles(screen) == []
    assert dangers(screen) == []


def dangers(screen: AppTest) -> list[str]:
    """Return the texts in which the payload would be read as markup."""
    texts = (*markup(screen.main), *markup(screen.sidebar))
    return [text[:400] for text in texts if any(danger in text for danger in DANGERS)]


def test_no_slide_turns_text_into_markup(demo_copy: Path) -> None:
    poison(demo_copy)
    for screen in slides("2029-06-30"):
        assert troubles(screen) == []
        assert dangers(screen) == []


def test_the_title_of_an_action_is_read_as_typed(demo_copy: Path) -> None:
    poison(demo_copy, only="action")
    assert PAYLOAD in said(opened("actions", action="SEC-9.4c").main)
    assert PAYLOAD in said(opened("actions").main)
    assert PAYLOAD in said(opened("overview").main)
