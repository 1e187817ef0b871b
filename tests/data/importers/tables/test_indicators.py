"""Catalogues and values become indicators and observations, in long or in wide tables."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.formats import Reading
from data.importers.tables.indicators import read, score
from data.indicators.drafts import IndicatorsDraft, ObservationDraft
from data.indicators.vocabulary import Absence, Direction, IndicatorKind, ObservationStatus
from tests.data.importers.tables.files import TOWN, Rows, a_csv, an_xlsx, opened

LONG = ["Code de l’indicateur", "Territoire", "Année", "Valeur"]


def reading(path: Path, sheets: dict[str, Rows] | Rows) -> Reading:
    return read(opened(an_xlsx(path / "a.xlsx", sheets)), TOWN)


def draft(path: Path, sheets: dict[str, Rows] | Rows) -> IndicatorsDraft:
    content = reading(path, sheets).content
    assert isinstance(content, IndicatorsDraft)
    return content


def errors(path: Path, sheets: dict[str, Rows] | Rows) -> list[str]:
    with pytest.raises(RefusedFileError) as caught:
        reading(path, sheets)
    return [str(problem).replace("\u00a0", " ") for problem in caught.value.problems]


def values(
    found: IndicatorsDraft,
) -> list[tuple[str, str, int | None, float | None, Absence | None]]:
    return [
        (one.indicator, one.territory, one.data_year, one.value, one.absence)
        for one in found.observations
    ]


def test_a_catalogue_is_read(tmp_path: Path) -> None:
    rows = [
        [
            "Code",
            "Indicateur",
            "Thème",
            "Définition",
            "Unité",
            "Décimales",
            "Sens favorable",
            "Type",
        ],
        ["chom", "Taux de chômage", "emploi", "Au sens du BIT.", "%", 1, "baisse", "contexte"],
        ["pop", "Habitants", None, None, None, None, None, None],
    ]
    first, second = draft(tmp_path, rows).indicators
    assert (first.code, first.unit, first.decimals) == ("chom", "%", 1)
    assert (first.direction, first.kind) == (Direction.DOWN, IndicatorKind.CONTEXT)
    assert (second.title, second.theme, second.decimals) == ("Habitants", None, None)


def test_long_values_are_read_with_all_their_columns(tmp_path: Path) -> None:
    headings = [*LONG, "Édition", "Absence", "Statut", "Périmètre", "Note", "Source"]
    rows = [
        headings,
        ["chom", "QN06211M", 2021, 0, 2024, None, "provisoire", 2024, "À lire", "INSEE"],
        ["chom", 62765, 2021, None, None, "secret", None, None, None, None],
        ["chom", "Arques", 2021, None, None, None, None, None, None, None],
    ]
    first, second = draft(tmp_path, rows).observations
    assert first == ObservationDraft(
        "chom", "QN06211M", 2021, 0.0, None, "2024", ObservationStatus.PROVISIONAL, "2024",
        "À lire", "INSEE", first.where,
    )  # fmt: skip
    assert (second.territory, second.value, second.absence) == (
        "62765",
        None,
        Absence.NOT_PUBLISHED,
    )


def test_wide_values_are_read_year_by_year(tmp_path: Path) -> None:
    rows = [
        ["Code", "Indicateur", "Territoire", 2019, "2020", "Total"],
        ["pop", "Habitants", "Arques", 9_900, "s", 3],
        ["pop", "Habitants", "Blendecques", None, "5 100", 3],
    ]
    assert values(draft(tmp_path, rows)) == [
        ("pop", "Arques", 2019, 9_900, None),
        ("pop", "Arques", 2020, None, Absence.NOT_PUBLISHED),
        ("pop", "Blendecques", 2020, 5_100, None),
    ]


def test_a_catalogue_and_its_values_may_come_together_by_title(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Catalogue": [["Code", "Indicateur", "Thème", "Unité"], ["chom", "Chômage", "emploi", "%"]],
        "Valeurs": [
            ["Indicateur", "Quartier", "Année", "Valeur"],
            ["Chômage", "Quai", 2021, "12,5 %"],
        ],
    }
    found = draft(tmp_path, sheets)
    assert [one.code for one in found.indicators] == ["chom"]
    assert values(found) == [("chom", "Quai", 2021, 12.5, None)]


@pytest.mark.parametrize(
    ("cell", "absence"),
    [
        ("s", Absence.NOT_PUBLISHED),
        ("ns", Absence.QUALITY),
        ("nd", Absence.UNKNOWN),
        ("ND", Absence.UNKNOWN),
        ("-", Absence.UNKNOWN),
        ("secret", Absence.NOT_PUBLISHED),
        ("sans objet", Absence.NOT_APPLICABLE),
    ],
)
def test_a_reason_may_stand_for_a_value(tmp_path: Path, cell: str, absence: Absence) -> None:
    assert values(draft(tmp_path, [LONG, ["a", "b", 2021, cell]])) == [
        ("a", "b", 2021, None, absence)
    ]


def test_fractions_of_an_indicator_in_percent_are_read_with_a_warning(tmp_path: Path) -> None:
    headings = [*LONG, "Unité"]
    rows = [headings, ["a", "x", 2021, 0.42, "%"], ["b", "x", 2021, 0.42, "indice"]]
    found = reading(tmp_path, rows)
    assert isinstance(found.content, IndicatorsDraft)
    assert [one.value for one in found.content.observations] == [42, 0.42]
    assert len(found.warnings) == 1
    mixed = [headings, ["a", "x", 2021, 0.42, "%"], ["a", "x", 2020, 42, "%"]]
    assert [one.value for one in draft(tmp_path, mixed).observations] == [0.42, 42]
    written = [headings, ["a", "x", 2021, "0,42 %", "%"]]
    assert draft(tmp_path, written).observations[0].value == 0.42


def test_all_errors_are_said_at_once(tmp_path: Path) -> None:
    rows = [
        [*LONG, "Absence"],
        ["a", "x", 2021, "beaucoup", None],
        ["a", None, 2021, 3, None],
        ["a", "x", 21, 3, None],
        ["a", "y", 2021, 3, "secret"],
        ["b", "x", 2021, 3, None],
        ["b", "x", 2021, 4, None],
    ]
    found = errors(tmp_path, rows)
    assert len(found) == 5
    assert "« beaucoup » n’est ni un nombre ni une raison d’absence" in found[0]
    assert "ligne 3, colonne « Territoire »" in found[1]
    assert "« 21 » n’est pas une année" in found[2]
    assert "gardez l’une ou l’autre" in found[3]
    assert "deux fois" in found[4]


def test_tables_that_hold_nothing_are_refused(tmp_path: Path) -> None:
    assert "ni catalogue" in errors(tmp_path, [["Compte", "Montant"], ["a", 1]])[0]
    assert "« Compte », « Montant »" in errors(tmp_path, [["Compte", "Montant"], ["a", 1]])[0]
    assert "rien dessous" in errors(tmp_path, [LONG])[0]
    assert "aucun tableau" in errors(tmp_path, [])[0]
    missing = errors(tmp_path, [["Code", "Valeur"], ["a", 1]])[0]
    assert "la colonne « Territoire » manque" in missing


def test_a_csv_is_read_with_french_numbers(tmp_path: Path) -> None:
    text = "Code;Territoire;Année;Valeur\r\nrev;QN1;2021;12 345,6\r\n"
    content = read(opened(a_csv(tmp_path / "a.csv", text, "cp1252")), TOWN).content
    assert isinstance(content, IndicatorsDraft)
    assert values(content) == [("rev", "QN1", 2021, 12345.6, None)]


def test_indicators_score_above_anything_else(tmp_path: Path) -> None:
    def scored(*headings: str) -> float:
        return score(opened(an_xlsx(tmp_path / "s.xlsx", [headings, ["x"] * len(headings)])))

    assert scored("Code", "Indicateur", "Thème", "Définition", "Unité") > 0.8
    assert scored("Code de l’indicateur", "Territoire", "2019", "2020") > 0.8
    assert scored("Code", "Action", "Pilote", "Statut") < 0.3
    assert scored("Compte", "Libellé", "Montant") == 0


SIMPLE = ["Indicateur", "Territoire", "Année", "Valeur", "Unité", "Source"]


def test_a_title_that_nobody_knows_declares_its_indicator(tmp_path: Path) -> None:
    rows = [
        SIMPLE,
        ["Arbres plantés", "Arques", 2025, 12, None, "Service des parcs"],
        ["Arbres plantés", "Arques", 2026, 20, "arbres", None],
        ["arbres plantes", "Blendecques", 2026, 3, "arbres", None],
        ["Part des repas bio", "Arques", 2026, 42, "%", None],
    ]
    found = reading(tmp_path, rows)
    assert isinstance(found.content, IndicatorsDraft)
    assert [(one.code, one.title, one.unit) for one in found.content.indicators] == [
        ("arbres_plantes", "Arbres plantés", "arbres"),
        ("part_des_repas_bio", "Part des repas bio", "%"),
    ]
    assert all(one.definition is None for one in found.content.indicators)
    assert {one.indicator for one in found.content.observations} == {
        "arbres_plantes",
        "part_des_repas_bio",
    }
    (warning,) = found.warnings
    assert "2 indicateurs nouveaux" in warning.message.replace("\u00a0", " ")
    assert "« Arbres plantés » et « Part des repas bio »" in warning.message.replace("\u00a0", " ")
    assert found.counts["indicators"] == 2


def test_what_the_town_knows_is_found_by_code_or_by_title(tmp_path: Path) -> None:
    town = replace(TOWN, indicators={"chom": "Taux de chômage", "POP": "Habitants"})
    rows = [
        SIMPLE,
        ["taux de chomage", "Arques", 2026, 12, "%", None],
        ["pop", "Arques", 2026, 20, None, None],
    ]
    content = read(opened(an_xlsx(tmp_path / "a.xlsx", rows)), town).content
    assert isinstance(content, IndicatorsDraft)
    assert content.indicators == ()
    assert [one.indicator for one in content.observations] == ["chom", "POP"]


def test_a_new_code_needs_a_title_beside_it(tmp_path: Path) -> None:
    rows = [
        ["Code", "Indicateur", "Territoire", "Année", "Valeur"],
        ["arb", "Arbres plantés", "Arques", 2026, 3],
        ["xyz", None, "Arques", 2026, 4],
        [None, "revenu_medain", "Arques", 2026, 5],
    ]
    found = draft(tmp_path, rows)
    assert [(one.code, one.title) for one in found.indicators] == [("arb", "Arbres plantés")]
    assert [one.indicator for one in found.observations] == ["arb", "xyz", "revenu_medain"]
    assert found.observations[1].where.line == 3
    assert found.observations[1].where.column is None


def test_columns_that_nothing_reads_are_said(tmp_path: Path) -> None:
    rows = [
        [*SIMPLE, "Commentaire du maire", "Vide"],
        ["Arbres", "Arques", 2026, 3, None, None, "x"],
    ]
    found = reading(tmp_path, rows)
    assert "« Commentaire du maire »" in found.warnings[0].message.replace("\u00a0", " ")
    assert "Vide" not in found.warnings[0].message


_CATALOGUE = ["Code", "Indicateur", "Définition"]


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Décimales", "beaucoup", "n’est pas un nombre de décimales ; attendu : de 0 à 6"),
        ("Sens favorable", "vers le ciel", "n’est pas connu"),
        ("Type", "magique", "n’est pas connu"),
        ("Prochaine mise à jour", "31/02/2027", "n’est pas une date"),
        ("Effectif minimal publiable", "onze", "attendu : de 1 à 10\u202f000"),
        ("Effectif minimal publiable", -4, "n’est pas un effectif minimal"),
        ("Propre à la commune", "peut-être", "attendu : oui, non"),
    ],
)
def test_nonsense_in_a_column_of_the_catalogue_is_said_where_it_stands(
    tmp_path: Path, heading: str, cell: object, message: str
) -> None:
    (found,) = errors(tmp_path, [[*_CATALOGUE, heading], ["a", "Essai", "Un essai.", cell]])
    assert f"ligne 2, colonne « {heading} »" in found
    assert message in found


def test_a_wrong_value_does_not_hide_a_wrong_status(tmp_path: Path) -> None:
    found = errors(tmp_path, [[*LONG, "Statut"], ["a", "x", 2021, "environ", "presque"]])
    assert [one.partition("colonne « ")[2].partition(" »")[0] for one in found] == [
        "Statut", "Valeur",
    ]  # fmt: skip
