"""Proposing and deciding: what is saved, by whom, and never over somebody else's change."""

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.models import Revision
from data.indicators.entering.errors import (
    DoubtfulEntryError,
    EntryRefusedError,
    UnknownEntryError,
    ValueChangedError,
)
from data.indicators.entering.service import (
    decide_proposals,
    entry_choices,
    entry_view,
    proposals_view,
    sheet_desk,
)
from data.indicators.entering.views import Judged
from data.indicators.models import Observation
from data.indicators.service import indicator_sheet
from data.indicators.vocabulary import Absence, Decision, ObservationStatus
from tests.data.indicators.entering.typed import (
    SCOPE,
    TOWN,
    a_value,
    proposed,
    recorded,
    town_with_indicator,
    waiting,
)


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    town_with_indicator()


def held(year: int = 2027) -> str | None:
    found = entry_view(SCOPE, "bio").at(TOWN, year)
    return found.text if found else None


def accept(judged: list[Judged], reason: str = "") -> int:
    return decide_proposals(SCOPE, judged, is_accepted=True, reason=reason, author="Évaluation")


def test_a_proposal_changes_nothing_until_it_is_accepted() -> None:
    proposed(a_value("20,5"))
    assert held() is None
    assert accept(waiting()) == 1
    assert held() == "20,5\u00a0%"
    (line,) = proposals_view(SCOPE).decided
    assert (line.decision, line.decided_by) == (Decision.ACCEPTED, "Évaluation")
    assert line.proposed_by == "Service jeunesse"


def test_a_refused_proposal_says_why_and_changes_nothing() -> None:
    proposed(a_value("20"))
    with pytest.raises(EntryRefusedError, match="La raison manque"):
        decide_proposals(SCOPE, waiting(), is_accepted=False)
    decide_proposals(SCOPE, waiting(), is_accepted=False, reason="source trop vague")
    assert held() is None
    (line,) = proposals_view(SCOPE).decided
    assert (line.decision, line.decision_reason) == (Decision.REFUSED, "source trop vague")


def test_a_proposal_shows_before_and_after() -> None:
    recorded(a_value("20"))
    proposed(a_value("21", status=ObservationStatus.PROVISIONAL))
    (line,) = proposals_view(SCOPE).waiting
    assert line.before == "20,0\u00a0% (définitive)"
    assert (line.after, line.status) == ("21,0\u00a0%", "provisoire")


def test_a_correction_keeps_the_row_and_cites_its_source() -> None:
    recorded(a_value("20"))
    recorded(a_value("21", cited="registre corrigé", reason="erreur de saisie"))
    with reading() as session:
        (row,) = session.exec(select(Observation)).all()
    assert row.value == 21
    assert "Saisie : registre corrigé" in (entry_view(SCOPE, "bio").held[0][2].source)


def test_the_history_says_who_when_before_after_and_why() -> None:
    recorded(a_value("20"))
    proposed(a_value("21", reason="erreur de saisie"))
    accept(waiting(), "vérifié au registre")
    last, first = sheet_desk(SCOPE, "bio").history
    assert (last.author, last.before) == ("Évaluation", "20,0\u00a0% (définitive)")
    assert last.after == "21,0\u00a0% (définitive)"
    assert last.reason == "erreur de saisie ; proposé par Service jeunesse ; vérifié au registre"
    assert (first.before, first.year) == ("aucune valeur", "2027")


def test_a_reason_of_absence_is_a_value_too() -> None:
    recorded(a_value("", absence=Absence.NOT_APPLICABLE))
    sheet = indicator_sheet(SCOPE, "bio")
    assert "non applicable" in sheet.values.rows[0]


def test_a_doubtful_value_waits_for_its_confirmation() -> None:
    with pytest.raises(DoubtfulEntryError, match="hors de 0 à 100"):
        proposed(a_value("104"))
    assert waiting() == []
    proposed(a_value("104"), is_confirmed=True)
    assert len(waiting()) == 1


def test_a_second_proposal_for_the_same_value_is_refused() -> None:
    proposed(a_value("20"))
    with pytest.raises(EntryRefusedError, match="attend déjà"):
        proposed(a_value("22"))


def test_whoever_types_over_another_s_change_is_told_who_and_what() -> None:
    recorded(a_value("20"))
    late = a_value("25", reason="autre relevé")
    recorded(a_value("21"), author="Service éducation")
    with pytest.raises(ValueChangedError) as caught:
        recorded(late)
    assert "mise à « 21,0\u00a0% » (définitive) par Service éducation" in caught.value.conflicts[0]
    assert held() == "21,0\u00a0%"


def test_an_evaluator_is_asked_again_when_the_value_changed_since() -> None:
    recorded(a_value("20"))
    proposed(a_value("25"))
    judged = waiting()
    with pytest.raises(EntryRefusedError, match="attend déjà"):
        recorded(a_value("21"))
    _change_behind("21")
    (line,) = proposals_view(SCOPE).waiting
    assert "mise à « 21,0\u00a0% »" in line.changed
    with pytest.raises(ValueChangedError) as caught:
        accept(judged)
    assert held() == "21,0\u00a0%"
    accept([Judged(one.id, one.version, caught.value.versions[one.id]) for one in judged])
    assert held() == "25,0\u00a0%"


def _change_behind(value: str) -> None:
    from data.base.desk import desk_work

    with desk_work(reason="import", author="Service éducation") as session:
        row = session.exec(select(Observation)).one()
        row.value = float(value)
        session.add(row)


def test_a_proposal_is_decided_once() -> None:
    proposed(a_value("20"))
    judged = waiting()
    accept(judged)
    with pytest.raises(ValueChangedError, match="pendant votre saisie") as caught:
        accept(judged)
    assert "déjà décidée par Évaluation" in caught.value.conflicts[0]


def test_all_are_accepted_or_none() -> None:
    recorded(a_value("20"))
    proposed(a_value("25"))
    proposed(a_value("30", year=2028))
    _change_behind("21")
    with pytest.raises(ValueChangedError):
        accept(waiting())
    assert held(2028) is None
    assert len(waiting()) == 2


def test_a_confidential_value_is_read_on_the_saving_page_only() -> None:
    recorded(a_value("20"))
    recorded(a_value("37", status=ObservationStatus.CONFIDENTIAL, reason="secret"))
    assert held() == "37,0\u00a0%"
    sheet, desk = indicator_sheet(SCOPE, "bio"), sheet_desk(SCOPE, "bio")
    assert "37" not in repr((sheet.answer, sheet.values, sheet.values_data, sheet.chart))
    assert "confidentielle" in sheet.values.rows[0]
    assert [one.after for one in desk.history] == ["confidentiel", "secret"]
    assert desk.baselines == ()


def test_each_change_is_one_revision_with_its_reason() -> None:
    recorded(a_value("20", reason="premier relevé"))
    with reading() as session:
        lines = session.exec(select(Revision).where(Revision.entity == "observation")).all()
    assert [(line.reason, line.before) for line in lines] == [("premier relevé", None)]


def test_a_packaged_indicator_that_nothing_measures_yet_may_be_typed() -> None:
    assert "poverty_rate_60" in dict(entry_choices(SCOPE).indicators)
    assert entry_view(SCOPE, "poverty_rate_60").held == ()
    recorded(a_value("21,5", indicator="poverty_rate_60"))
    assert entry_view(SCOPE, "poverty_rate_60").held[0][2].value == 21.5


def test_an_unknown_indicator_says_so() -> None:
    with pytest.raises(UnknownEntryError, match="n’est plus au catalogue"):
        entry_view(SCOPE, "inconnu")
