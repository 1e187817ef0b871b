"""A contract that came by its document: filled in, then kept from being taken back."""

from datetime import date
from pathlib import Path

import pytest

from data.base.database import migrate
from data.base.views import Scope
from data.importers.errors import CannotUndoError
from data.importers.service import preview_file, save, undo
from data.mandate.contract.service import contract_view, investments_view, save_crossings
from data.mandate.contract.views import Crossed, InvestmentFilters
from tests.contracts import an_edit
from tests.data.importers.made import own_town

SOURCES = Path(__file__).resolve().parents[5] / "shared" / "sources"
SCOPE = Scope("62765", "FDR", date(2027, 1, 1))

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the sources are not beside this checkout"
)


@pytest.fixture
def batch(no_base: Path) -> int:
    migrate()
    own_town()
    path = next(SOURCES.glob("001_*.txt"))
    number = save(preview_file(path, path.name, format_code="contrat-de-ville")).batch_id
    assert number is not None
    return number


def test_it_fills_the_page(batch: int) -> None:
    view = contract_view(SCOPE)
    assert view is not None
    assert not view.is_demonstration
    assert (len(view.matrix.ambitions), len(view.matrix.objectives)) == (7, 36)
    assert (view.matrix.counts.filled, view.matrix.counts.total) == (0, 252)
    found = investments_view(SCOPE, InvestmentFilters(place="Centre Historique"))
    assert (len(found.investments), found.total) == (6, 27)
    assert found.map is None


def test_an_answered_crossing_keeps_the_import_until_it_is_set_back(batch: int) -> None:
    save_crossings(SCOPE, [an_edit(Crossed.LINKED)])
    with pytest.raises(CannotUndoError, match="un croisement"):
        undo(batch)
    save_crossings(SCOPE, [an_edit(Crossed.TO_FILL, Crossed.LINKED)])
    undo(batch)
    assert contract_view(SCOPE) is None
