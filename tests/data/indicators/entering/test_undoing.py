"""Taking an import back, where something was typed on what it brought."""

from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import reading
from data.importers import service
from data.importers.errors import CannotUndoError
from data.indicators.entering.service import decide_proposals, entry_view
from data.indicators.models import Observation
from tests.data.importers.tables.files import an_xlsx
from tests.data.indicators.entering.typed import (
    SCOPE,
    TOWN,
    a_value,
    proposed,
    recorded,
    town_with_indicator,
    waiting,
)


@pytest.fixture
def batch(empty_base: None, tmp_path: Path) -> int:
    """Import a value of 2027, and return the number of the import."""
    town_with_indicator()
    sheet = [["Code de l’indicateur", "Territoire", "Année", "Valeur"], ["bio", TOWN, 2027, 20]]
    path = an_xlsx(tmp_path / "valeurs.xlsx", {"Valeurs": sheet})
    report = service.save(service.preview_file(path, path.name), author="Cabinet")
    return report.batch_id or 0


def test_an_import_that_a_correction_rests_on_stays_and_says_so(batch: int) -> None:
    recorded(a_value("21", reason="erreur du fichier"))
    with pytest.raises(CannotUndoError) as caught:
        service.undo(batch)
    assert "a changé depuis (valeur)" in str(caught.value)
    held = entry_view(SCOPE, "bio").at(TOWN, 2027)
    assert held is not None
    assert held.value == 21


def test_an_import_that_a_waiting_proposal_rests_on_stays_and_says_so(batch: int) -> None:
    proposed(a_value("21"))
    with pytest.raises(CannotUndoError) as caught:
        service.undo(batch)
    assert "une proposition de valeur" in str(caught.value)


def test_an_accepted_correction_is_kept_when_the_file_is_read_again(
    batch: int, tmp_path: Path
) -> None:
    proposed(a_value("21"))
    decide_proposals(SCOPE, waiting(), is_accepted=True)
    with reading() as session:
        (row,) = session.exec(select(Observation)).all()
    assert (row.value, row.batch_id) == (21, batch)


def test_an_untouched_import_is_taken_back(batch: int) -> None:
    service.undo(batch)
    assert entry_view(SCOPE, "bio").held == ()
