"""The officer's columns matched with ours: sure, likely, proposed, asked."""

from data.importers.tables.columns import ColumnMatch, Matching, matched
from data.mandate import tables
from data.mandate.drafts import Sureness


def match(*headings: str, **choices: str) -> Matching:
    return matched("Feuille", headings, tables.COLUMNS, choices)


def of(matching: Matching, name: str) -> ColumnMatch:
    return next(one for one in matching.matches if one.column.name == name)


def test_our_headings_are_sure_whatever_their_case_accents_and_plural() -> None:
    matching = match("CODE", "action", "ÉCHEANCES :", "avancement (%)", "Texte d'origine")
    for name in ("Code", "Action", "Échéance", "Avancement (%)", "Texte d’origine"):
        assert of(matching, name).sureness is Sureness.SURE, name
    assert matching.unused == ()


def test_synonyms_are_likely_and_what_is_left_is_listed() -> None:
    matching = match("N°", "Intitulé du projet", "État", "Coût prévisionnel")
    assert of(matching, "Code").heading == "N°"
    assert of(matching, "Action").sureness is Sureness.LIKELY
    assert of(matching, "Statut").heading == "État"
    assert matching.unused == ("Coût prévisionnel",)


def test_a_close_heading_is_proposed_and_not_read() -> None:
    matching = match("Action", "Avancemment")
    found = of(matching, "Avancement (%)")
    assert (found.heading, found.sureness, found.is_settled) == (
        "Avancemment",
        Sureness.UNSURE,
        False,
    )
    assert matching.index("Avancement (%)") is None
    assert "« Avancemment » ressemble à « Avancement (%) »" in matching.doubts()[0]


def test_two_columns_for_one_are_asked_about() -> None:
    matching = match("Action", "État", "Stade")
    assert of(matching, "Statut").rivals == ("Stade",)
    (question,) = matching.questions()
    assert "« État », « Stade »" in question
    assert match("Action", "Statut", "Statut (2)").questions()
    assert not match("Action", "Statut", "État").questions()


def test_a_missing_column_is_asked_with_the_headings_found() -> None:
    (question,) = match("Code", "Truc", "Statut").questions()
    assert question.startswith(
        "la colonne « Action » manque. Colonnes trouvées : « Code », « Truc »"
    )


def test_the_officers_choice_wins_and_may_be_none() -> None:
    matching = match("Action", "État", "Stade", Statut="stade", Action="État")
    assert of(matching, "Statut").heading == "Stade"
    assert of(matching, "Action").heading == "État"
    assert matching.unused == ("Action",)
    silent = match("Action", "État", "Stade", Statut="")
    assert of(silent, "Statut").heading is None
    assert not silent.questions()
    assert of(match("Action", "État", Statut="Disparue"), "Statut").heading == "État"


def test_two_thousand_headings_are_matched_fast() -> None:
    headings = [f"Colonne très particulière {rank}" for rank in range(2_000)]
    assert match("Action", *headings).index("Action") == 0
