"""An operation typed on screen: saved whole, signed, never over somebody else's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from data.base.views import Scope
from data.finances.investments.errors import OperationChangedError, RefusedOperationError
from data.finances.investments.saving import save_operation
from data.finances.investments.service import (
    investment_choices,
    investments_view,
    operation_view,
)
from data.finances.investments.typed import ProgrammeValues, read_years
from data.finances.investments.views import Measure, OperationView
from data.overview.action_money import action_money
from tests.data.finances.investments.made import an_act, an_edit, euros, saved, town


@pytest.fixture
def scope(empty_base: None) -> Scope:
    return town()


def again(view: OperationView, **values: object) -> object:
    held = view.held
    edit = an_edit(
        id=held.id,
        seen=held.stamp,
        title=held.title,
        actions=tuple(one.id for one in held.actions),
        territories=tuple(one.id for one in held.territories),
        years=tuple((one.year, one.amounts_eur) for one in held.years),
    )
    return replace(edit, **values)  # type: ignore[arg-type]


def save(scope: Scope, edit: object, reason: str = "Avenant") -> None:
    save_operation(scope, edit, reason=reason, author="Finances")  # type: ignore[arg-type]


def test_an_operation_is_saved_with_its_years_links_and_history(scope: Scope) -> None:
    choices = investment_choices(scope)
    action, places = choices.actions[0], [one.id for one in choices.territories if one.is_quarter]
    saved(scope, an_edit(actions=(action.id,), territories=tuple(places), budget="principal"))
    view = operation_view(scope, "0101")
    held = view.held
    assert (held.programme.code, held.programme.authorised_eur) == ("ECO", Decimal(500))
    assert (held.budget, held.is_shared, held.actions) == ("principal", True, (action,))
    assert held.years[0].typed(Measure.EXECUTED) == 150
    assert held.years[0].typed(Measure.REMAINING) is None
    assert {(one.author, one.reason) for one in view.history} == {("Finances", "Délibération")}


def test_an_edit_changes_years_and_links(scope: Scope) -> None:
    action = investment_choices(scope).actions[0]
    saved(scope, an_edit(actions=(action.id,)))
    years = ((2027, euros(planned=301)), (2028, euros(planned=9)), (2029, euros()))
    save(scope, again(operation_view(scope, "0101"), years=years, actions=()))
    held = operation_view(scope, "0101").held
    assert [one.year for one in held.years] == [2027, 2028]
    assert held.years[0].typed(Measure.EXECUTED) is None
    assert held.actions == ()


def test_who_comes_second_is_told_who_came_first(scope: Scope) -> None:
    saved(scope, an_edit())
    seen = operation_view(scope, "0101")
    save(scope, again(seen, years=((2027, euros(planned=1)),)))
    with pytest.raises(OperationChangedError, match=r"exercice 2027 : .*prévu.*par Finances le"):
        save(scope, again(seen, title="Autre"))
    assert operation_view(scope, "0101").held.title == seen.held.title


def test_a_link_changed_meanwhile_is_a_conflict_too(scope: Scope) -> None:
    saved(scope, an_edit())
    seen = operation_view(scope, "0101")
    save(scope, again(seen, actions=(investment_choices(scope).actions[0].id,)))
    with pytest.raises(OperationChangedError):
        save(scope, again(seen, title="Autre"))


def test_a_programme_changed_meanwhile_is_not_written_over(scope: Scope) -> None:
    saved(scope, an_edit())
    one = operation_view(scope, "0101").held.programme
    typed = ProgrammeValues("ECO", "Écoles", Decimal(900), None, one.version)
    saved(scope, an_edit("0102", programme=typed))
    with pytest.raises(OperationChangedError, match="programme ECO"):
        saved(scope, an_edit("0103", programme=replace(typed, authorised_eur=Decimal(1))))
    with pytest.raises(RefusedOperationError, match="celui du programme"):
        saved(scope, an_edit("0103", programme=ProgrammeValues("eco", "Autre")))
    assert operation_view(scope, "0101").held.programme.authorised_eur == 900
    assert "programme : AP votée, date de l’AP" in [
        change.what for change in operation_view(scope, "0101").history
    ]


@pytest.mark.parametrize(
    ("values", "reason", "told"),
    [
        ({"code": " "}, "Avenant", "numéro"),
        ({"title": ""}, "Avenant", "intitulé"),
        ({"title": "x" * 201}, "Avenant", "200 signes"),
        ({"code": "0101"}, "Avenant", "celui de l’opération"),
        ({"code": "0102"}, " ", "pourquoi"),
    ],
)
def test_what_cannot_be_saved_is_refused(
    scope: Scope, values: dict[str, str], reason: str, told: str
) -> None:
    saved(scope, an_edit())
    with pytest.raises(RefusedOperationError, match=told):
        save(scope, replace(an_edit(), **values), reason)  # type: ignore[arg-type]
    assert len(investments_view(scope).operations) == 1


def test_the_accounts_stand_beside_the_ppi_and_their_gap_is_told(scope: Scope) -> None:
    saved(scope, an_edit(), an_edit("0102", years=((2027, euros(planned=9)),)))
    an_act(("101", "100.25"), ("0101", "20"), ("102", "7"), (None, "999"))
    view = investments_view(scope)
    first, second = (one.operation for one in view.operations)
    assert (first.years[0].accounts_eur, first.years[0].amount(Measure.EXECUTED)) == (
        Decimal("120.25"), Decimal(150),
    )  # fmt: skip
    assert (second.years[0].amount(Measure.EXECUTED), view.from_accounts) == (Decimal(7), 1)
    (gap,) = view.gaps
    assert "écart de 29,75" in gap


def test_definitive_accounts_win_over_provisional_ones(scope: Scope) -> None:
    saved(scope, an_edit())
    an_act(("101", "100"))
    an_act(("101", "1"), is_provisional=True)
    (one,) = investments_view(scope).operations
    assert one.operation.years[0].accounts_eur == 100


def test_an_action_without_operation_and_money_without_action_are_listed(scope: Scope) -> None:
    action = investment_choices(scope).actions[0]
    saved(scope, an_edit(), an_edit("0102", actions=(action.id,)))
    view = investments_view(replace(scope, plan="CDV"))
    assert (view.unpaid, view.projects) == ((), 1)
    assert [one.operation.code for one in view.unlinked] == ["0101"]


def test_an_action_knows_its_money(scope: Scope) -> None:
    action = investment_choices(scope).actions[0]
    saved(scope, an_edit(actions=(action.id,)))
    found = action_money(replace(scope, plan="CDV"), action.code)
    (one,) = found.operations
    assert (one.planned.known_eur, one.executed.known_eur, found.planned_eur) == (
        Decimal(300), Decimal(150), Decimal(300),
    )  # fmt: skip
    assert one.subsidies_planned.known_eur is None
    assert action_money(scope, action.code).operations == ()


def test_the_years_typed_are_read_as_french_writes_them() -> None:
    rows: list[dict[str, object]] = [
        {"Exercice": "2027", "Prévu (€)": "1 200,50 €", "Réalisé (€)": None},
        {"Exercice": None, "Prévu (€)": None, "Réalisé (€)": None},
    ]
    (found,), problems = read_years(rows)
    assert (found, problems) == ((2027, euros(planned="1200.50")), ())


def test_a_wrong_cell_is_told_by_line_and_column() -> None:
    _, problems = read_years(
        [
            {"Exercice": "27", "Prévu (€)": "12.500"},
            {"Exercice": "2028", "Prévu (€)": "-1"},
            {"Exercice": "2028", "Prévu (€)": "1"},
        ]
    )
    assert [one.split(" : ")[0] for one in problems] == [
        "ligne 1, colonne « Prévu (€) »",
        "ligne 1, colonne « Exercice »",
        "ligne 2, colonne « Prévu (€) »",
        "ligne 3",
    ]
