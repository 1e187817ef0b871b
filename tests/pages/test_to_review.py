"""A roadmap as an import leaves it: nothing declared, some of it to be read again."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import migrate
from data.base.history import unit_of_work
from data.base.models import Actor
from data.mandate.models import Action, Deadline, Plan
from data.mandate.vocabulary import Stage
from data.overview.service import start_town
from tests.factories import add_action, add_deadline, add_delegation, add_report
from tests.pages.screens import PAGES, links, opened, said, tables, troubles

ON = "2027-01-15"
WORDING = "Nous <b>planterons</b> **mille** arbres d’ici 2028."


@pytest.fixture(autouse=True)
def imported(no_base: Path) -> None:
    """Give the test a town whose roadmap was just read from a document."""
    migrate()
    start_town("Villeneuve", "59009", date(2026, 3, 23), date(2032, 3, 31))
    with unit_of_work() as session:
        plan = session.exec(select(Plan.id)).one() or 0
        pilot = add_delegation(session, "AAA")
        add_action(session, plan, "AAA-1", pilot=pilot, to_review=["title", "deadline"])
        add_action(session, plan, "AAA-2", pilot=pilot, wording=WORDING, order=2)


@pytest.mark.parametrize("page", PAGES)
def test_no_result_is_claimed(page: str) -> None:
    screen = opened(page, au=ON)
    assert troubles(screen) == []
    text = said(screen.main)
    assert "\n0 %" not in text
    assert " 0 %" not in text
    if page in {"overview", "delegations", "presentation"}:
        assert "ucune mise à jour n’est encore déclarée" in text
        assert "2 actions suivies" in text.replace("# 2\n", "2 ")


def test_what_is_to_be_read_again_is_counted_and_listed() -> None:
    screen = opened("overview", au=ON)
    (counter,) = [one for one in links(screen.main) if one[0] == "1 action à relire"]
    screen = opened("actions", **counter[2])
    assert list(tables(screen.main)[0]["Code"]) == ["AAA-1"]
    assert "à relire" in said(screen.main)


def test_the_sheet_names_the_fields_to_confirm() -> None:
    text = said(opened("actions", action="AAA-1", au=ON).main)
    assert "À relire : Lecture incertaine du document" in text
    assert "Ici : titre et échéance." in text


def test_the_sheet_shows_the_words_of_the_document_as_they_are() -> None:
    screen = opened("actions", action="AAA-2", au=ON)
    assert troubles(screen) == []
    assert screen.expander[0].label == "Texte du document"
    (shown,) = screen.expander[0].markdown
    assert "<b>" not in shown.value
    assert "**mille**" not in shown.value
    assert "À relire" not in said(screen.main)


@pytest.fixture
def followed(imported: None) -> None:
    """Give the town a first follow-up: one report, a deadline decided, an action of nobody."""
    with unit_of_work() as session:
        plan = session.exec(select(Plan.id)).one() or 0
        session.add(Actor(code="test", label="Service des tests"))
        session.flush()
        told = session.exec(select(Action.id).where(Action.code == "AAA-2")).one() or 0
        add_report(session, told, date(2026, 10, 1), Stage.UPCOMING)
        add_deadline(session, told, date(2032, 3, 31))
        decided = add_deadline(session, told, date(2027, 6, 30), decided_on=date(2026, 11, 21))
        session.get_one(Deadline, decided).wording = "30/06/2027"
        add_action(session, plan, "NEU-1", order=3, to_review=["nature"])


@pytest.mark.usefixtures("followed")
def test_one_report_does_not_speak_for_the_others() -> None:
    text = said(opened("overview", au=ON).main)
    assert "(0 sur 3, dont 2 sans mise à jour)" in text
    assert "À venir" in text
    assert "1 nature reste à relire" in text
    frame = tables(opened("actions", au=ON, statut="sans-mise-a-jour").main)[0]
    assert list(frame["Code"]) == ["AAA-1", "NEU-1"]
    assert set(frame["Statut"]) == {"– Jamais mis à jour"}
    assert list(tables(opened("actions", au=ON, statut="upcoming").main)[0]["Code"]) == ["AAA-2"]


@pytest.mark.usefixtures("followed")
def test_what_no_delegation_pilots_opens_and_filters() -> None:
    screen = opened("delegations", au=ON, delegation="sans")
    assert troubles(screen) == []
    assert list(tables(screen.main)[0]["Code"]) == ["NEU-1"]
    assert "Sans délégation" in said(screen.main)
    frame = tables(opened("actions", au=ON, pilote="sans").main)[0]
    assert list(frame["Code"]) == ["NEU-1"]


@pytest.mark.usefixtures("followed")
def test_a_decided_deadline_reads_as_a_sentence_and_is_not_simulated() -> None:
    text = said(opened("actions", action="AAA-2", au=ON).main)
    assert "Fixée au 30 juin 2027 le 21 novembre 2026." in text.replace("**", "")
    assert "avancée de 1 736 jours" in text.replace("**", "")
    assert "simulé" not in text
    assert "30/06/2027" not in text


@pytest.mark.parametrize(
    ("page", "words"),
    [("neighbourhoods", "Les contours des quartiers"), ("finances", "Les comptes de la ville")],
)
def test_a_french_town_is_told_what_to_bring(page: str, words: str) -> None:
    text = said(opened(page, au=ON).main)
    assert words in text
    assert "Sans objet" not in text
