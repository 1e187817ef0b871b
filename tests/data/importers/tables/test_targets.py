"""Targets are read from a sheet of their own, or from columns beside values."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.base.problems import RefusedFileError
from data.importers.tables.indicators import read, score
from data.importers.tables.suggestions import suggestions
from data.indicators.drafts import IndicatorsDraft, TargetDraft
from tests.data.importers.tables.files import TOWN, Rows, an_xlsx, opened

HEADINGS = [
    "Code de l’indicateur", "Territoire", "Année de départ", "Valeur de départ", "Échéance",
    "Cible", "Borne haute", "Unité", "Référence", "Décidée le",
]  # fmt: skip


def draft(path: Path, sheets: dict[str, Rows] | Rows) -> IndicatorsDraft:
    content = read(opened(an_xlsx(path / "a.xlsx", sheets)), TOWN).content
    assert isinstance(content, IndicatorsDraft)
    return content


def row(*cells: Any) -> list[Any]:
    return [*cells, *[None] * (len(HEADINGS) - len(cells))]


def errors(path: Path, *rows: Any) -> str:
    with pytest.raises(RefusedFileError) as caught:
        draft(path, [HEADINGS, *rows])
    return " ".join(map(str, caught.value.problems)).replace("\u00a0", " ")


WHOLE = ["bio", "62765", 2024, 20, 2032, "30 %", None, "%", "Contrat, objectif 3", "15/04/2027"]


def test_a_sheet_of_targets_is_recognised_and_read(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", [HEADINGS, WHOLE])
    assert score(opened(path)) > 0.6
    (one,) = draft(tmp_path, {"Cibles": [HEADINGS, WHOLE]}).targets
    assert one == TargetDraft(
        "bio", "62765", 2032, 30.0, "Contrat, objectif 3", None, 2024, 20.0, date(2027, 4, 15),
        one.where,
    )  # fmt: skip


def test_a_range_and_a_bare_target_are_read(tmp_path: Path) -> None:
    rows = [
        row("bio", "Arques", None, None, 2030, 10, 20, None, "Note"),
        row("bio", "Arques", None, None, None, None),
    ]
    (one,) = draft(tmp_path, [HEADINGS, *rows]).targets
    assert (one.value, one.upper_value, one.baseline_year) == (10, 20, None)
    assert one.decided_on is None


def test_shares_are_read_as_percents(tmp_path: Path) -> None:
    rows = [row("bio", "62765", 2024, 0.2, 2032, 0.3, None, "%", "Note")]
    (one,) = draft(tmp_path, [HEADINGS, *rows]).targets
    assert (one.baseline_value, one.value) == (20, 30)


def test_targets_may_stand_beside_values(tmp_path: Path) -> None:
    headings = ["Code", "Territoire", "Année", "Valeur", "Échéance", "Cible", "Référence"]
    rows = [
        ["bio", "62765", 2024, 20, 2032, 30, "Note"],
        ["bio", "62765", 2026, 22, 2032, 30, "Note"],
        ["bio", "62040", 2026, 12, None, None, None],
    ]
    found = draft(tmp_path, [headings, *rows])
    assert len(found.observations) == 3
    assert [(one.territory, one.value) for one in found.targets] == [("62765", 30.0)]


def test_a_lone_target_column_beside_values_stays_unread(tmp_path: Path) -> None:
    headings = ["Code", "Territoire", "Année", "Valeur", "Cible"]
    assert draft(tmp_path, [headings, ["bio", "62765", 2024, 20, 30]]).targets == ()


@pytest.mark.parametrize(
    ("rank", "cell", "message"),
    [
        (0, None, "« Code de l’indicateur » est vide"),
        (1, None, "« Territoire » est vide"),
        (4, None, "« Échéance » est vide"),
        (4, "bientôt", "« bientôt » n’est pas une année"),
        (4, 2032.5, "n’est pas une année"),
        (5, "beaucoup", "« beaucoup » n’est pas un nombre"),
        (8, None, "« Référence » est vide"),
        (9, "hier", "« hier » n’est pas une date"),
    ],
)
def test_what_a_target_lacks_is_refused(tmp_path: Path, rank: int, cell: Any, message: str) -> None:
    bad = [*WHOLE[:rank], cell, *WHOLE[rank + 1 :]]
    assert message in errors(tmp_path, bad)


def test_a_start_that_our_own_export_withheld_is_kept(tmp_path: Path) -> None:
    (one,) = draft(tmp_path, [HEADINGS, [*WHOLE[:3], "Secret", *WHOLE[4:]]]).targets
    assert (one.baseline_value, one.keeps_baseline) == (None, True)


def test_two_targets_for_one_year_are_refused_and_a_repeated_one_is_not(tmp_path: Path) -> None:
    assert len(draft(tmp_path, [HEADINGS, WHOLE, WHOLE]).targets) == 1
    other = [*WHOLE[:5], 40, *WHOLE[6:]]
    assert "donnée deux fois autrement" in errors(tmp_path, WHOLE, other)


def test_a_missing_reference_is_asked(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "b.xlsx", [HEADINGS[:8], WHOLE[:8]])
    found = suggestions(opened(path).sheets, "indicateurs", TOWN)
    assert any("Référence" in question for question in found.questions)
    with pytest.raises(RefusedFileError, match="Référence"):
        read(opened(path), TOWN)


def test_a_plan_of_actions_is_not_taken_for_targets(tmp_path: Path) -> None:
    rows = [["Action", "Pilote", "Échéance", "Indicateur", "Cible"], ["Agir", "X", 2030, "Y", 3]]
    assert score(opened(an_xlsx(tmp_path / "c.xlsx", rows))) == 0.0
