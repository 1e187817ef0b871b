"""The texts of the finance deputy: saved, signed, held against another's, taken away."""

from datetime import date

import pytest

from data.base.database import reading
from data.base.views import Scope
from data.finances.debate.errors import RefusedTextError, TextChangedError
from data.finances.debate.service import debate_section
from data.finances.debate.texts import read_texts, save_text
from data.finances.debate.views import DeputyText, SectionCode
from data.finances.debate.words import LONGEST_TEXT

pytestmark = pytest.mark.usefixtures("demo_copy")
TOWN = Scope("62765", "FDR", date(2029, 6, 30))
DEBT = SectionCode.DEBT


def held(year: int = 2030) -> DeputyText:
    with reading() as session:
        return read_texts(session, TOWN, year).get(DEBT, DeputyText())


def write(text: str, seen: int = 0, year: int = 2030) -> None:
    save_text(TOWN, year, DEBT, text, seen=seen, reason="Relecture", author="Finances")


def test_a_text_belongs_to_its_year_and_says_who_wrote_it_and_why() -> None:
    write("La dette pèse.\n\nElle recule.")
    assert held().text == "La dette pèse.\n\nElle recule."
    assert (held().history[0].author, held().history[0].reason) == ("Finances", "Relecture")
    assert held(2031).text == ""
    assert debate_section(TOWN, DEBT, 2030).deputy == held()
    assert debate_section(TOWN, DEBT, 2031).deputy.text == ""


def test_what_is_typed_in_the_demonstration_is_simulated() -> None:
    write("La dette pèse.")
    assert held().is_simulated


def test_a_text_changed_meanwhile_is_not_overwritten_and_is_said() -> None:
    write("Premier texte")
    with pytest.raises(TextChangedError, match=r"par Finances le .* « Premier texte »"):
        write("Le mien", seen=0)
    assert held().text == "Premier texte"
    write("Le mien", seen=held().version)
    assert held().text == "Le mien"


def test_a_text_taken_away_meanwhile_is_a_conflict_too() -> None:
    write("Premier texte")
    seen = held().version
    write("  ", seen=seen)
    assert held().text == ""
    assert "texte effacé" in held().history[0].what
    with pytest.raises(TextChangedError, match="effacé"):
        write("Le mien", seen=seen)


@pytest.mark.parametrize(("text", "reason"), [("x" * (LONGEST_TEXT + 1), "oui"), ("x", " ")])
def test_a_text_too_long_or_without_reason_is_refused(text: str, reason: str) -> None:
    with pytest.raises(RefusedTextError):
        save_text(TOWN, 2030, DEBT, text, seen=0, reason=reason)
    assert held() == DeputyText()
