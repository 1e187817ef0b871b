"""The method is there, and whatever is linked to exists in it."""

import re
from functools import lru_cache

import pytest

from components.method import METHOD_FILE, Method, anchor, sections


@pytest.mark.parametrize("linked", Method)
def test_every_linked_section_exists_and_says_something(linked: Method) -> None:
    assert len(sections()[linked].body) > 100


def test_no_two_sections_share_an_anchor() -> None:
    titles = [one.title for one in sections().values()]
    assert len(titles) == len(set(map(anchor, titles))) >= 15


def test_an_anchor_is_the_one_a_forge_makes() -> None:
    assert anchor("Écart et rapport") == "écart-et-rapport"
    assert anchor("Périmètres 2015 et 2024") == "périmètres-2015-et-2024"


def test_every_section_of_the_method_is_linked_from_a_screen() -> None:
    assert sections().keys() - {one.value for one in Method} == set()


@pytest.mark.parametrize("linked", Method)
def test_every_link_of_the_method_stands_on_a_screen(linked: Method) -> None:
    drawn = re.compile(rf"\bMethod\.{linked.name}\b")
    assert any(drawn.search(text) for text in _screens()), f"{linked} is linked nowhere"


@lru_cache(maxsize=1)
def _screens() -> tuple[str, ...]:
    """Return what draws pages, the method itself left out."""
    root = METHOD_FILE.parents[1]
    files = (one for part in ("components", "pages") for one in (root / part).rglob("*.py"))
    return tuple(one.read_text("utf-8") for one in files if one.name != "method.py")
