"""Actions as rows: names in cells, deadlines of milestones, outside bodies."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.base.tables import joined, split
from data.mandate.state_cells import STATE_COLUMNS, state_cells
from data.mandate.tables import COLUMNS
from data.mandate.views import ActionState, Party
from data.mandate.vocabulary import PartyRole
from tests.factories import a_milestone, an_action


def row(action: ActionState) -> dict[str, object]:
    return dict(zip(STATE_COLUMNS, state_cells(action), strict=True))


NAMES = st.text(min_size=1).filter(lambda text: text == text.strip() and "\n" not in text)


@given(st.lists(NAMES))
def test_names_in_a_cell_are_told_apart(names: list[str]) -> None:
    assert split(joined(names)) == tuple(names)


def test_names_may_come_one_per_line() -> None:
    assert split("Culture\nSports ; Finances;\n") == ("Culture", "Sports", "Finances")


def test_a_milestones_deadline_and_progress_say_so() -> None:
    parts = (a_milestone(date(2028, 1, 1)), a_milestone(None, date(2029, 1, 1)))
    cells = row(an_action(milestones=parts))
    assert cells["Échéance"] == date(2029, 1, 1)
    assert cells["Jalon daté"] == "Étape"
    assert cells["Avancement (%)"] == 50
    assert cells["Jalons faits"] == "1 sur 2"
    own = row(an_action(milestones=parts, latest_on=date(2030, 1, 1)))
    assert (own["Échéance"], own["Jalon daté"]) == (date(2030, 1, 1), None)


def test_who_takes_part_is_told_by_role_and_outside_bodies_are_marked() -> None:
    parties = (
        Party(PartyRole.PILOT, None, "CAPSO"),
        Party(PartyRole.SUPPORT, "SPO", "Sports"),
        Party(PartyRole.PARTNER, None, "CAF"),
        Party(PartyRole.FUNDER, None, "État"),
    )
    cells = row(an_action(parties=parties))
    assert cells["Pilote"] == "CAPSO (organisme extérieur)"
    assert cells["En appui"] == "Sports"
    assert cells["Partenaires"] == "CAF"
    assert cells["Autres acteurs"] == "État (financeur)"


def test_nothing_declared_is_said() -> None:
    assert row(an_action(None))["Statut"] == "Jamais mis à jour"


def test_columns_explain_themselves() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(column.meaning and column.example for column in COLUMNS)
    assert [column.name for column in COLUMNS if column.is_mandatory] == ["Action"]
