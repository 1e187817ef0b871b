"""The programme is saved whole or not at all, signed, and never over a colleague's."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.base.database import migrate
from data.base.service import base_view
from data.base.views import Scope
from data.mandate.contract.programme.errors import NoProgrammeError, ProgrammeChangedError
from data.mandate.contract.programme.service import ProgrammeEdit, programme_view, save_programme
from data.mandate.contract.programme.views import Financer, ProgrammeView
from tests.contracts import project, town_with_contract


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    return town_with_contract()


def shown(scope: Scope, year: int | None = 2027) -> ProgrammeView:
    view = programme_view(scope, year)
    assert view is not None
    return view


def adds(scope: Scope, *titles: str, year: int = 2027, author: str = "Évaluation") -> None:
    edits = [ProgrammeEdit(None, 0, project(title, "1000", None)) for title in titles]
    save_programme(scope, year, edits, author=author)


def test_nothing_is_programmed_before_anybody_types(scope: Scope) -> None:
    view = shown(scope)
    assert (view.lines, view.chart, view.years) == ((), None, ())
    assert view.answer == "Aucun projet n’est programmé en 2027."


def test_a_project_is_saved_in_its_order_signed_and_dated(scope: Scope) -> None:
    adds(scope, "Jardin", "Atelier")
    view = shown(scope)
    assert [line.title for line in view.lines] == ["Jardin", "Atelier"]
    assert view.lines[0].objective == "X1.1"
    assert view.lines[0].amount(Financer.STATE) == Decimal(1000)
    assert view.lines[0].amount(Financer.EPCI) is None
    assert {(line.author, line.what) for line in view.history} == {("Évaluation", "ajouté")}
    assert not view.is_simulated


def test_years_are_kept_apart_and_told(scope: Scope) -> None:
    adds(scope, "Jardin")
    adds(scope, "Atelier", year=2028)
    assert len(shown(scope, 2027).lines) == 1
    assert (len(shown(scope, None).lines), shown(scope).years) == (2, (2027, 2028))


def test_a_change_says_what_changed(scope: Scope) -> None:
    adds(scope, "Jardin")
    (line,) = shown(scope).lines
    edit = ProgrammeEdit(line.id, line.version, project("Jardin", "1200", "300"))
    save_programme(scope, 2027, [edit], author="Cabinet")
    view = shown(scope)
    assert view.overall.total.known_eur == 1500
    assert view.history[0].what == "modifié : État (€), EPCI (€)"


def test_an_amount_that_stays_is_no_change(scope: Scope) -> None:
    adds(scope, "Jardin")
    (line,) = shown(scope).lines
    edit = ProgrammeEdit(line.id, line.version, project("Jardin public", "1000", None))
    save_programme(scope, 2027, [edit])
    assert shown(scope).history[0].what == "modifié : Projet"


def test_a_project_removed_stays_in_the_history(scope: Scope) -> None:
    adds(scope, "Jardin")
    (line,) = shown(scope).lines
    save_programme(scope, 2027, [ProgrammeEdit(line.id, line.version, None)])
    view = shown(scope)
    assert view.lines == ()
    assert [one.what for one in view.history] == ["supprimé", "ajouté"]


def test_a_colleague_s_change_is_never_overwritten_and_nothing_else_is_saved(scope: Scope) -> None:
    adds(scope, "Jardin")
    (line,) = shown(scope).lines
    first = ProgrammeEdit(line.id, line.version, project("Jardin", "2000"))
    save_programme(scope, 2027, [first], author="Cabinet")
    mine = ProgrammeEdit(line.id, line.version, project("Jardin", "3000"))
    with pytest.raises(ProgrammeChangedError) as refused:
        save_programme(scope, 2027, [mine, ProgrammeEdit(None, 0, project("Autre"))])
    (conflict,) = refused.value.conflicts
    assert "« Jardin »" in conflict
    assert "par Cabinet" in conflict
    assert [one.amount(Financer.STATE) for one in shown(scope).lines] == [Decimal(2000)]


def test_a_project_that_a_colleague_removed_is_told(scope: Scope) -> None:
    adds(scope, "Jardin")
    (line,) = shown(scope).lines
    save_programme(scope, 2027, [ProgrammeEdit(line.id, line.version, None)], author="Cabinet")
    with pytest.raises(ProgrammeChangedError) as refused:
        save_programme(scope, 2027, [ProgrammeEdit(line.id, line.version, project("Jardin"))])
    assert "supprimé, par Cabinet" in refused.value.conflicts[0]


def test_a_year_outside_the_contract_is_refused(scope: Scope) -> None:
    with pytest.raises(NoProgrammeError, match="2035"):
        adds(scope, "Jardin", year=2035)


def test_nothing_typed_writes_nothing(scope: Scope) -> None:
    before = base_view().version
    assert save_programme(scope, 2027, []) == 0
    assert base_view().version == before


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_s_programme_says_that_it_is_made_up() -> None:
    view = shown(Scope("62765", "FDR", date(2029, 6, 30)), None)
    assert view.is_simulated
    assert all(line.is_simulated for line in view.lines)
    assert view.years == (2028, 2029)
    assert "simulé" in " ".join(line.bearer for line in view.lines)


@pytest.mark.usefixtures("demo_copy")
def test_a_project_typed_in_the_demonstration_is_simulated() -> None:
    scope = Scope("62765", "FDR", date(2029, 6, 30))
    save_programme(scope, 2030, [ProgrammeEdit(None, 0, project("Essai", objective="EMA-01"))])
    assert [line.is_simulated for line in shown(scope, 2030).lines] == [True]
