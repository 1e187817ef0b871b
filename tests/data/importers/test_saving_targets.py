"""Targets into a base and back: once, corrected, replaced, exported, taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from components.data_table import as_xlsx
from data.base.comparison import Difference
from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.exporters.service import export_content
from data.exporters.texts import as_csv
from data.importers import service
from data.indicators.service import indicator_sheet, known_targets
from tests.data.importers.made import own_town, unchanged
from tests.data.importers.tables.files import an_xlsx

CATALOGUE = [
    ["Code", "Indicateur", "Thème", "Unité", "Décimales", "Sens favorable"],
    ["bio", "Part du bio", "cantines", "%", 1, "À la hausse"],
    ["eau", "Eau par habitant", "eau", "m³", 0, "Dans une plage"],
]
VALUES = [
    ["Code de l’indicateur", "Territoire", "Année", "Valeur"],
    ["bio", "62765", 2024, 20],
    ["bio", "62765", 2026, 22],
    ["bio", "62765", 2028, 26],
]
HEADINGS = [
    "Code de l’indicateur", "Territoire", "Année de départ", "Valeur de départ", "Échéance",
    "Cible", "Borne haute", "Référence", "Décidée le",
]  # fmt: skip
TARGET = ["bio", "62765", 2024, 20, 2032, 30, None, "Projet alimentaire", date(2027, 4, 15)]
RANGE = ["eau", "Saint-Omer", None, None, 2030, 100, 120.5, "Contrat", date(2026, 5, 1)]


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def on(day: date) -> Scope:
    return Scope("62765", "CDM", day)


def file_of(folder: Path, *targets: Any, name: str = "cibles.xlsx") -> Path:
    sheets = {"Indicateurs": CATALOGUE, "Valeurs": VALUES, "Cibles": [HEADINGS, *targets]}
    return an_xlsx(folder / name, sheets)


def saved(folder: Path, *targets: Any, name: str = "cibles.xlsx") -> Any:
    path = file_of(folder, *targets, name=name)
    return service.save(service.preview_file(path, path.name), author="Cabinet")


def refused(folder: Path, *targets: Any) -> str:
    path = file_of(folder, *targets)
    with pytest.raises(RefusedFileError) as caught:
        service.preview_file(path, path.name)
    return " ".join(map(str, caught.value.problems)).replace("\u00a0", " ")


def aims(day: date) -> list[tuple[str, str, float, float | None, date]]:
    _, found = known_targets(on(day))
    return [(o.indicator, o.subject, o.value, o.upper_value, o.decided_on) for o in found]


def test_targets_are_saved_with_their_indicators(tmp_path: Path) -> None:
    report = saved(tmp_path, TARGET, RANGE)
    assert (report.added, report.counts["targets"]) == (2 + 3 + 2, 2)
    assert aims(date(2029, 1, 1)) == [
        ("bio", "62765", 30.0, None, date(2027, 4, 15)),
        ("eau", "62765", 100.0, 120.5, date(2026, 5, 1)),
    ]


def test_a_target_is_not_known_before_it_was_decided(tmp_path: Path) -> None:
    saved(tmp_path, TARGET)
    assert aims(date(2027, 4, 14)) == []
    assert len(aims(date(2027, 4, 15))) == 1
    assert indicator_sheet(on(date(2027, 1, 1)), "bio").targets.cards == ()


def test_the_same_targets_again_change_nothing(tmp_path: Path) -> None:
    saved(tmp_path, TARGET, RANGE)
    undated = [*TARGET[:-1], None]
    with unchanged():
        report = saved(tmp_path, undated, RANGE, name="encore.xlsx")
    assert (report.added, report.changed) == (0, 0)


def test_a_target_without_day_counts_from_the_import_and_is_then_corrected(tmp_path: Path) -> None:
    from data.base.service import today

    saved(tmp_path, [*TARGET[:-1], None])
    assert [one[4] for one in aims(date(2040, 1, 1))] == [today()]
    other = [*TARGET[:5], 35, *TARGET[6:-1], None]
    report = saved(tmp_path, other, name="b.xlsx")
    assert (report.added, report.changed) == (0, 1)
    assert [one[2] for one in aims(date(2040, 1, 1))] == [35]


def test_a_later_decision_replaces_and_the_past_is_still_told(tmp_path: Path) -> None:
    saved(tmp_path, TARGET)
    saved(tmp_path, [*TARGET[:5], 28, *TARGET[6:-1], date(2028, 6, 1)], name="b.xlsx")
    before, after = (
        indicator_sheet(on(day), "bio").targets.cards
        for day in (date(2028, 5, 31), date(2028, 6, 1))
    )
    assert [one.title.replace("\u00a0", " ") for one in before] == [
        "Saint-Omer : au moins 30,0 % en 2032"
    ]
    (card,) = after
    assert "28,0" in card.title
    assert "remplace au moins 30,0" in dict(card.facts)["Référence"]


@pytest.mark.parametrize("small", [False, True])
def test_an_export_comes_back_without_a_difference(tmp_path: Path, small: bool) -> None:
    tiny = ["bio", "62765", 2024, "0,2 %", 2032, "0,7 %", None, "Note", date(2027, 1, 2)]
    saved(tmp_path, tiny if small else TARGET, RANGE)
    path = tmp_path / "export.xlsx"
    export_content("xlsx", "indicateurs", path, on=date(2029, 1, 1))
    preview = service.preview_file(path, path.name)
    lines = preview.comparison.lines
    assert preview.reading.counts["targets"] == 2
    assert [one for one in lines if one.difference is not Difference.UNCHANGED] == []


def test_taking_the_import_back_leaves_no_target(tmp_path: Path) -> None:
    with unchanged():
        report = saved(tmp_path, TARGET, RANGE)
        service.undo(report.batch_id, author="Cabinet")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (["pain", *TARGET[1:]], "« pain » n’est pas un indicateur connu"),
        (["bio", "Atlantide", *TARGET[2:]], "« Atlantide » n’est pas un territoire connu"),
        ([*TARGET[:6], 25, *TARGET[7:]], "La borne haute doit dépasser la cible"),
        ([*TARGET[:2], 2032, *TARGET[3:]], "L’échéance doit venir après l’année de départ"),
        (["eau", *TARGET[1:]], "doit rester dans une plage"),
    ],
)
def test_what_cannot_be_aimed_at_is_refused(tmp_path: Path, target: Any, message: str) -> None:
    assert message in refused(tmp_path, target)


def test_two_names_of_one_territory_are_one_target_said_twice(tmp_path: Path) -> None:
    assert "n’en gardez qu’une" in refused(tmp_path, TARGET, ["bio", "Saint-Omer", *TARGET[2:]])


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_the_file_taken_from_a_sheet_comes_back_without_a_difference(
    tmp_path: Path, name: str
) -> None:
    saved(tmp_path, TARGET)
    data = indicator_sheet(on(date(2029, 1, 1)), "bio").targets.data
    path = tmp_path / name
    path.write_bytes(as_csv(data) if name == "a.csv" else as_xlsx(data))
    preview = service.preview_file(path, path.name, format_code="indicateurs")
    assert preview.reading.counts["targets"] == 1
    assert preview.comparison.changes_nothing
