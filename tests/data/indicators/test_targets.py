"""Where a target stands, in words: gap, progress, outlook; never across perimeters nor breaks."""

from datetime import date
from typing import Any

from data.base.views import SourceLine
from data.indicators.series import all_series
from data.indicators.sheets.sheet import indicator_sheet
from data.indicators.targets import words as said
from data.indicators.targets.states import TargetState, target_states
from data.indicators.views import Ground, IndicatorLine, Reading, TargetLine
from data.indicators.vocabulary import Direction
from data.territories.vocabulary import TerritoryKind

HOME = Ground(1, "62765", "Saint-Omer", TerritoryKind.COMMUNE, is_home=True)
QUARTER = Ground(2, "QN1", "Quai", TerritoryKind.QPV_2024)


def line(direction: Direction = Direction.UP, unit: str = "%") -> IndicatorLine:
    return IndicatorLine("bio", "Part du bio", "cantines", "Déf.", unit, 1, direction, None, None)


def readings(
    values: dict[int, float | None], perimeter: str | None = None, **parts: Any
) -> list[Reading]:
    ground, producer = parts.get("ground", HOME), parts.get("producer", "Ville")
    source = SourceLine(producer, "Bilan", producer, None, None, None, None, False)
    notes = parts.get("notes", {})
    return [
        Reading(
            "bio", ground.code, year, None, value, None, perimeter, notes.get(year), source, False
        )
        for year, value in values.items()
    ]


def target(**values: Any) -> TargetLine:
    details: dict[str, Any] = {
        "indicator": "bio",
        "subject": "62765",
        "baseline_year": 2024,
        "baseline_value": 20.0,
        "due_year": 2032,
        "value": 28.0,
        "upper_value": None,
        "reference": "Contrat",
        "decided_on": date(2025, 1, 1),
    }
    return TargetLine(**(details | values))


def state(
    values: list[Reading], aim: TargetLine, direction: Direction = Direction.UP
) -> TargetState:
    grounds = [HOME, QUARTER]
    (found,) = target_states(line(direction), [aim], all_series(values, grounds), grounds)
    return found


def facts(
    values: list[Reading], aim: TargetLine | None = None, direction: Direction = Direction.UP
) -> dict[str, str]:
    sheet = indicator_sheet(line(direction), values, [HOME, QUARTER], targets=[aim or target()])
    (card,) = sheet.targets.cards
    told = dict(card.facts) | {"état": card.state, "verdict": card.verdict, "titre": card.title}
    return {name: text.replace("\u00a0", " ") for name, text in told.items()}


RISING = readings({2024: 20, 2025: 20.6, 2026: 21.0})


def test_a_late_target_is_told_with_its_path_and_its_gap() -> None:
    told = facts(RISING)
    assert told["titre"] == "Saint-Omer : au moins 28,0 % en 2032"
    assert told["état"] == "En retard de 1,0 point en 2026"
    assert told["Chemin attendu"] == (
        "22,0 % attendus en 2026 ; la valeur est 1,0 point au-dessous, en retard"
    )
    assert told["Progression"] == "12 % du chemin"
    assert told["Date d’atteinte"].startswith(("entre", "pas avant"))
    assert "3 valeurs, de 2024 à 2026" in told["Date d’atteinte"]


def test_a_falling_target_ahead_is_below_its_path() -> None:
    told = facts(readings({2024: 20, 2026: 15}), target(value=12.0), direction=Direction.DOWN)
    assert told["état"] == "En avance de 3,0 points en 2026"
    assert "3,0 points au-dessous, en avance" in told["Chemin attendu"]
    assert told["Progression"] == "62 % du chemin"
    assert "deux valeurs ne suffisent pas (2024 et 2026)" in told["Date d’atteinte"]


def test_a_target_equal_to_its_start_has_no_progress_and_says_it() -> None:
    told = facts(RISING, target(value=20.0))
    assert told["Progression"] == (
        "non définie : la cible est égale au départ : il n’y a pas de chemin à faire"
    )


def test_a_value_that_went_back_is_below_nothing() -> None:
    told = facts(readings({2024: 20, 2025: 19, 2026: 18}))
    assert told["Progression"].startswith("\u221225 % : la valeur s’est éloignée")
    assert told["Date d’atteinte"].startswith("s’éloigne de la cible (")


def test_a_range_says_inside_or_how_far() -> None:
    aim = target(value=22.0, upper_value=24.0)
    told = facts(RISING, aim)
    assert told["titre"].endswith("entre 22,0 et 24,0 % en 2032")
    assert told["état"].startswith("En ")
    assert facts(readings({2024: 20, 2026: 23}), aim)["état"] == "Dans la plage en 2026"
    missed = facts(readings({2024: 20, 2032: 25}), aim)
    assert missed["état"] == "Non atteinte à l’échéance, à 1,0 point de la plage"


def test_a_value_to_keep_is_held_within_its_rounding() -> None:
    aim = target(value=20.0)
    held = facts(readings({2024: 20, 2026: 20.04}), aim, Direction.HOLD)
    assert (held["titre"], held["état"]) == (
        "Saint-Omer : maintenir 20,0 % en 2032",
        "Tenue en 2026",
    )
    lost = facts(readings({2024: 20, 2026: 20.3}), aim, Direction.HOLD)
    assert lost["verdict"] == "late"


def test_a_start_on_another_perimeter_gives_no_progress_nor_path() -> None:
    values = [
        *readings({2018: 20}, "2015", ground=QUARTER),
        *readings({2024: 22, 2025: 23, 2026: 24}, "2024", ground=QUARTER),
    ]
    aim = target(subject="QN1", baseline_year=2018)
    found = state(values, aim)
    assert (found.progress, found.expected) == (None, None)
    assert "ne s’enchaînent pas" in said.progress_text(found)
    assert found.projection is not None
    assert found.projection.years == (2024, 2025, 2026)


def test_a_projection_starts_again_after_a_break() -> None:
    values = readings(
        {2024: 20, 2025: 21, 2026: 22, 2027: 25}, notes={2027: "Rupture de série : autre méthode."}
    )
    found = state(values, target())
    assert found.projection is not None
    assert found.projection.years == (2027,)
    assert "la série est rompue" in said.progress_text(found)
    assert found.expected is None


def test_a_projection_never_joins_two_producers() -> None:
    values = [*readings({2024: 20, 2025: 21, 2026: 22}), *readings({2027: 25}, producer="Autre")]
    found = state(values, target())
    assert found.projection is not None
    assert found.projection.years == (2027,)


def test_values_before_the_start_are_not_projected() -> None:
    found = state(readings({2020: 5, 2021: 9, 2024: 20, 2026: 22}), target())
    assert found.projection is not None
    assert found.projection.years == (2024, 2026)


def test_the_start_is_read_in_the_series_when_the_file_says_only_its_year() -> None:
    found = state(RISING, target(baseline_value=None))
    assert found.baseline == 20
    told = facts(RISING, target(baseline_value=18.0))
    assert told["Départ"] == "18,0 % en 2024 selon la cible (20,0 % selon la série)"


def test_a_target_without_start_or_value_says_what_lacks() -> None:
    bare = target(baseline_year=None, baseline_value=None)
    assert "la valeur de départ n’est pas connue" in facts(RISING, bare)["Progression"]
    none = facts([], target())
    assert (none["verdict"], none["état"]) == ("unknown", "Aucune valeur connue")


def test_a_floor_below_its_start_is_to_be_kept() -> None:
    told = facts(RISING, target(value=15.0))
    assert told["état"] == "Atteinte en 2026"
    assert "il s’agit de ne pas repasser" in told["Progression"]


def test_progress_is_clipped_for_drawing_only() -> None:
    sheet = indicator_sheet(
        line(), readings({2024: 20, 2026: 32}), [HOME, QUARTER], targets=[target()]
    )
    assert sheet.targets.chart is not None
    (bullet,) = sheet.targets.chart.bullets
    assert (bullet.value, bullet.text.replace("\u00a0", " ")) == (100.0, "150 %")
    data = dict(zip(sheet.targets.data.columns, sheet.targets.data.rows[0], strict=True))
    assert data["Progression faite"] == 150.0


def test_the_path_is_on_the_chart_in_its_words_and_in_its_table() -> None:
    sheet = indicator_sheet(line(), RISING, [HOME, QUARTER], targets=[target()])
    assert sheet.chart is not None
    path = sheet.chart.lines[-1]
    assert (path.role, path.name) == ("target", "Cible 2032")
    assert [(point.x, point.y) for point in path.points] == [(2024, 20.0), (2032, 28.0)]
    alt = sheet.chart.alt.replace("\u00a0", " ")
    assert "de 20,0 % en 2024 à 28,0 % en 2032" in alt
    assert "1,0 point au-dessous" in alt
    rows = [
        dict(zip(sheet.chart.table.columns, row, strict=True)) for row in sheet.chart.table.rows
    ]
    assert [(row["Année"], row["Chemin attendu"]) for row in rows][-1] == (2026, 22.0)


def test_one_value_is_enough_to_draw_a_target() -> None:
    sheet = indicator_sheet(line(), readings({2024: 20}), [HOME, QUARTER], targets=[target()])
    assert sheet.chart is not None
    assert [one.role for one in sheet.chart.lines] == ["main", "target"]


def test_a_range_is_drawn_with_both_ends() -> None:
    aim = target(value=22.0, upper_value=24.0)
    sheet = indicator_sheet(line(), RISING, [HOME, QUARTER], targets=[aim])
    assert sheet.chart is not None
    assert [mark.value for mark in sheet.chart.marks] == [22.0, 24.0]


def test_without_target_nothing_changes() -> None:
    sheet = indicator_sheet(line(), RISING, [HOME, QUARTER])
    assert sheet.targets.cards == ()
    assert sheet.chart is not None
    assert "Chemin attendu" not in sheet.chart.table.columns
