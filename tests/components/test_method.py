"""The method is there, and whatever is linked to exists in it."""

import pytest

from components.method import Method, anchor, sections


@pytest.mark.parametrize("linked", Method)
def test_every_linked_section_exists_and_says_something(linked: Method) -> None:
    assert len(sections()[linked].body) > 100


def test_no_two_sections_share_an_anchor() -> None:
    titles = [one.title for one in sections().values()]
    assert len(titles) == len(set(map(anchor, titles))) >= 15


def test_an_anchor_is_the_one_a_forge_makes() -> None:
    assert anchor("Écart et rapport") == "écart-et-rapport"
    assert anchor("Périmètres 2015 et 2024") == "périmètres-2015-et-2024"
