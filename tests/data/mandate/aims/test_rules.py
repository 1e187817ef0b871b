"""What is told first, and what no action aims at."""

from hypothesis import given
from hypothesis import strategies as st

from data.base.chart import Table
from data.mandate.aims import rules, sentences
from data.mandate.aims.views import (
    AimEnd,
    AimingAction,
    AimingHeading,
    AimKind,
    AimPlace,
    Aims,
    AimTie,
)

HEAD = ("Indicateur", "Code de l’indicateur", "Code du quartier")


def an_aim(code: str, *places: AimPlace, indicator: str = "i") -> AimingAction:
    """Return an action that aims at an indicator, somewhere."""
    end = AimEnd(AimKind.ACTION, "FDR", "Feuille de route", code, f"Action {code}")
    return AimingAction(
        indicator, end, AimTie(1, 1, "", False), (), "En cours", None, places, False
    )


IN, NEAR = AimPlace("Q1", "Un quartier", False), AimPlace("Q1", "Un quartier", True)
ELSEWHERE = AimPlace("Q2", "Un autre", False)


def test_actions_of_the_quarter_come_first_then_those_beside_it() -> None:
    actions = [an_aim("a"), an_aim("b", NEAR), an_aim("c", ELSEWHERE), an_aim("d", IN)]
    assert [one.end.code for one in rules.located_first(actions, "Q1")] == ["d", "b", "a", "c"]


@given(st.lists(st.sampled_from([(), (IN,), (NEAR,), (ELSEWHERE,), (ELSEWHERE, IN)])))
def test_ordering_loses_nothing_and_counts_only_what_is_inside(
    places: list[tuple[AimPlace, ...]],
) -> None:
    actions = [an_aim(str(rank), *where) for rank, where in enumerate(places)]
    ordered = rules.located_first(actions, "Q1")
    assert sorted(one.end.code for one in ordered) == sorted(one.end.code for one in actions)
    inside = sum(IN in where for where in places)
    assert all(rules.is_here(one, "Q1") for one in ordered[:inside])
    assert not any(rules.is_here(one, "Q1") for one in ordered[inside:])


def test_a_table_of_gaps_counts_the_actions_of_each_row() -> None:
    table = Table(HEAD, (("I", "i", "Q1"), ("I", "i", "Q2"), ("J", "j", "Q1")))
    aims = Aims((an_aim("a", IN), an_aim("b", NEAR), an_aim("c")))
    counted = rules.counted_table(table, aims)
    assert counted.columns[-2:] == (rules.AIMED, rules.AIMED_HERE)
    assert [row[-2:] for row in counted.rows] == [(3, 1), (3, 0), (0, 0)]


def test_a_table_without_codes_stays_as_it_is() -> None:
    table = Table(("Indicateur",), (("I",),))
    assert rules.counted_table(table, Aims()) is table


def test_an_objective_alone_does_not_make_an_indicator_aimed_at() -> None:
    end = AimEnd(AimKind.HEADING, "CDV", "Contrat", "X", "Objectif", "objectif", True)
    aims = Aims((an_aim("a"),), (AimingHeading("j", end, AimTie(2, 1, "", False), 0),))
    assert rules.unaimed(["i", "j"], aims) == {"j"}


def read(text: str) -> str:
    """Return a sentence with plain spaces."""
    return text.replace("\u00a0", " ")


def test_a_gap_says_how_many_actions_are_in_the_quarter() -> None:
    said = sentences.gap_answer([an_aim("a", IN), an_aim("b")], "Q1", "Un quartier")
    assert read(said) == "**2 actions visent cet indicateur**, dont **1 située dans Un quartier**."
    assert "aucune n’est située dans" in sentences.gap_answer([an_aim("b")], "Q1", "Un quartier")
    assert "Aucune action ne vise" in sentences.gap_answer([], "Q1", "Un quartier")


def test_the_board_counts_what_no_action_aims_at() -> None:
    assert sentences.board_answer(0, 0) == ""
    assert sentences.board_answer(1, 1).endswith("n’est visé par **aucune action**.")
    assert "**1 n’est visé par aucune action**" in sentences.board_answer(3, 1)
    assert read(sentences.board_answer(3, 0)).startswith("Chacun des 3 indicateurs")


def test_no_sentence_speaks_of_an_effect() -> None:
    aims = Aims((an_aim("a", IN),))
    said = " ".join(
        [sentences.indicator_answer(aims), sentences.gap_answer(aims.actions, "Q1", "Q")]
    )
    assert not {"effet", "grâce", "cause"} & set(said.lower().split())
