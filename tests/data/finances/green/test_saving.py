"""The annex of a town: what it counts, what is rated, and two people who rate at once."""

from decimal import Decimal
from pathlib import Path

import pytest

from data.base.database import migrate
from data.base.views import Scope
from data.finances.green.errors import MarkChangedError, RefusedMarkError
from data.finances.green.service import green_view, save_marks
from data.finances.green.typed import MarkEdit
from data.finances.green.views import GreenView
from data.finances.vocabulary import GreenMark
from tests.data.finances.investments.made import an_act, an_edit, euros, saved, town

YEAR = 2027


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    scope = town()
    saved(
        scope,
        an_edit(years=((YEAR, euros(executed=150)),)),
        an_edit("0102", years=((YEAR, euros(executed=50)),)),
    )
    return scope


def seen(scope: Scope) -> GreenView:
    return green_view(scope, YEAR)


def edit(view: GreenView, mark: GreenMark | None, *, rank: int = 0, axis: int = 1) -> MarkEdit:
    row = view.rows[rank]
    return MarkEdit(row.id, axis, row.mark(axis).version, mark)


def rate(scope: Scope, *edits: MarkEdit, author: str = "Finances") -> int:
    return save_marks(scope, YEAR, edits, reason="Réunion", author=author)


def told(view: GreenView) -> str:
    return " ".join(view.notes).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_town_without_mark_has_everything_unrated(scope: Scope) -> None:
    view = seen(scope)
    assert [axis.number for axis in view.axes] == [1, 2, 3, 4, 5, 6]
    assert {one.rated_pct for one in view.totals} == {0}
    assert {one.total_eur for one in view.totals} == {Decimal(200)}
    assert "aucun des 200" in view.answer.replace("\u00a0", " ")


def test_a_mark_is_saved_signed_and_counted_on_its_axis_alone(scope: Scope) -> None:
    assert rate(scope, edit(seen(scope), GreenMark.FAVOURABLE)) == 1
    view = seen(scope)
    climate, adaptation = view.totals[:2]
    assert climate.sum(GreenMark.FAVOURABLE) == 150
    assert climate.rated_pct == 75
    assert adaptation.rated_pct == 0
    (line,) = view.history
    assert (line.author, line.reason) == ("Finances", "Réunion")
    assert "favorable" in line.what


def test_a_mark_taken_back_is_unrated_again(scope: Scope) -> None:
    rate(scope, edit(seen(scope), GreenMark.NEUTRAL))
    rate(scope, edit(seen(scope), None))
    assert seen(scope).totals[0].rated_pct == 0
    assert seen(scope).history[0].what.endswith("non coté")


def test_who_comes_second_is_told_each_change_and_may_then_insist(scope: Scope) -> None:
    before = seen(scope)
    first = [edit(before, GreenMark.MIXED, rank=rank) for rank in (0, 1)]
    rate(scope, *first, author="Climat")
    mine = [edit(before, GreenMark.UNFAVOURABLE, rank=rank) for rank in (0, 1)]
    with pytest.raises(MarkChangedError) as caught:
        rate(scope, *mine)
    assert str(caught.value).count("« Mixte »") == 2
    assert str(caught.value).count("Climat") == 2
    assert seen(scope).totals[0].sum(GreenMark.MIXED) == 200
    again = [edit(seen(scope), GreenMark.UNFAVOURABLE, rank=rank) for rank in (0, 1)]
    rate(scope, *again)
    assert seen(scope).totals[0].sum(GreenMark.UNFAVOURABLE) == 200


def test_one_conflict_keeps_the_other_marks_from_being_saved(scope: Scope) -> None:
    before = seen(scope)
    rate(scope, edit(before, GreenMark.MIXED))
    with pytest.raises(MarkChangedError):
        rate(scope, edit(before, GreenMark.NEUTRAL, rank=1), edit(before, GreenMark.NEUTRAL))
    assert seen(scope).totals[0].sum(GreenMark.NEUTRAL) == 0


@pytest.mark.parametrize(
    ("values", "reason", "words"),
    [
        ((0, 1, 0, GreenMark.MIXED), "Réunion", "n’existe plus"),
        ((None, 7, 0, GreenMark.MIXED), "Réunion", "n’est pas à coter"),
        ((None, 1, 0, GreenMark.MIXED), "  ", "motif"),
        ((None, 1, 0, GreenMark.MIXED), "x" * 501, "500 signes"),
        ((None, 1, 0, GreenMark.MIXED, "x" * 501), "Réunion", "500 signes"),
        ((None, 1, 0, None, "Sans cotation"), "Réunion", "justification sans cotation"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(
    scope: Scope, values: tuple[object, ...], reason: str, words: str
) -> None:
    operation = seen(scope).rows[0].id if values[0] is None else 0
    typed = MarkEdit(operation, *values[1:])  # type: ignore[arg-type]
    with pytest.raises(RefusedMarkError, match=words):
        save_marks(scope, YEAR, [typed], reason=reason)
    assert seen(scope).totals[0].rated_pct == 0


def test_what_the_accounts_spent_beside_the_ppi_is_unrated(scope: Scope) -> None:
    an_act(("0101", "150"), ("0102", "50"), (None, "300"), year=YEAR)
    rate(scope, edit(seen(scope), GreenMark.FAVOURABLE))
    view = seen(scope)
    assert (view.accounts_eur, view.apart_eur) == (Decimal(500), Decimal(300))
    assert view.totals[0].total_eur == 500
    assert view.totals[0].rated_pct == 30
    assert "ne portent aucune opération" in told(view)


def test_a_ppi_above_the_accounts_is_said_and_not_called_whole(scope: Scope) -> None:
    an_act(("0101", "120"), year=YEAR)
    view = seen(scope)
    assert view.apart_eur == 0
    assert "80 € de plus que" in told(view)
    assert "couvrent tout" not in told(view)


def test_accounts_alone_make_an_annex_that_nobody_rated(no_base: Path) -> None:
    migrate()
    scope = town()
    an_act((None, "300"), year=YEAR)
    view = green_view(scope)
    assert (view.year, view.rows) == (YEAR, ())
    assert view.totals[0].sum(None) == 300


def test_an_operation_whose_amount_is_unknown_is_named_and_counted_nowhere(scope: Scope) -> None:
    unknown = an_edit("0103", title="Le préau", years=((YEAR, euros(planned=9)),))
    saved(scope, unknown)
    view = seen(scope)
    assert view.unknown == ("Le préau",)
    assert "Le préau" in told(view)
    assert view.totals[0].total_eur == 200


def test_a_year_without_investment_gives_way_to_one_that_has_some(scope: Scope) -> None:
    assert green_view(scope, 2031).year == YEAR


def test_a_town_with_nothing_has_no_annex(no_base: Path) -> None:
    migrate()
    view = green_view(town())
    assert (view.year, view.rows, view.chart) == (None, (), None)
