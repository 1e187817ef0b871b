"""The pages are always opened through ``app.py``, as readers do."""

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test


class _Pages(PagesManager):
    """Takes the resets of ``AppTest``, which would wake Streamlit's older navigation."""


@pytest.fixture(autouse=True)
def one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep ``switch_page`` from running a page alone because the folder is named pages/."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    monkeypatch.setattr(app_test, "PagesManager", _Pages)
