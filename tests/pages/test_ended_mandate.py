"""A town whose mandate ended years ago is still looked at on today."""

from datetime import date

import pytest

from data.base.database import migrate
from data.overview.service import start_town
from tests.pages.screens import opened, said, troubles


@pytest.mark.usefixtures("no_base")
@pytest.mark.parametrize("page", ["overview", "finances"])
def test_its_pages_open(page: str) -> None:
    migrate()
    start_town("Wittenheim", "68376", date(2014, 4, 1), date(2020, 6, 30))
    screen = opened(page)
    assert troubles(screen) == []
    assert "n’a pas pu s’afficher" not in said(screen.main)
    assert screen.main.title
