"""Roadmaps by delegation: three invented towns, three layouts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.documents.blocks import Block
from data.importers.formats import FormatCode, Reading, Town
from data.mandate.drafts import ActionDraft, ActionField, PlanDraft, Sureness
from data.mandate.vocabulary import ActionNature, DeadlinePrecision, PartyRole, PlanKind
from tests.data.importers.plans.roadmap.roadmaps import (
    ALL,
    HAUTRIVE,
    ROCHEBRUNE,
    TODAY,
    VALMERE,
    bullet,
    number,
    plain,
    read,
    score,
    styled,
)


def plan(reading: Reading) -> PlanDraft:
    assert isinstance(reading.content, PlanDraft)
    return reading.content


def codes(reading: Reading) -> list[str]:
    return [action.code for action in plan(reading).actions]


def by_code(reading: Reading) -> dict[str, ActionDraft]:
    return {action.code: action for action in plan(reading).actions}


def supports(action: ActionDraft) -> list[str | None]:
    return [party.delegation for party in action.parties if party.role is PartyRole.SUPPORT]


# Capitals and introductions.


def test_capitals_and_introductions_give_delegations_and_sections() -> None:
    reading = read(*VALMERE)
    assert codes(reading) == [
        "FIN-1.1", "FIN-1.2", "FIN-1.a", "FIN-2.1", "SPO-1.1", "SPO-1.2", "SPO-2.a",
    ]  # fmt: skip
    assert [(one.code, one.title) for one in plan(reading).headings] == [
        ("FIN-1", "Maîtrise des dépenses"),
        ("FIN-2", "Achats"),
        ("SPO-1", "Écoles"),
        ("SPO-2", "Stades"),
    ]


def test_a_delegation_has_its_whole_title_and_its_holder() -> None:
    first, second, *_ = plan(read(*VALMERE)).delegations
    assert first.full_title == "Finances, budget et commande publique"
    assert (first.holder, second.holder) == ("adjoint", "adjointe")
    assert second.title == "Sports, enfance, jeunesse, écoles"


def test_members_without_actions_are_portfolios() -> None:
    reading = read(*VALMERE)
    portfolios = [one for one in plan(reading).delegations if not one.has_roadmap]
    assert [(one.full_title, one.holder) for one in portfolios] == [
        ("Biodiversité et jardins partagés", "conseillère déléguée"),
        ("Jumelages", "conseiller délégué"),
    ]
    assert reading.counts["portfolios"] == 2


@pytest.mark.parametrize("name", ["DUPRÉ", "Camille", "MARTEL", "Alix", "PETIT", "LENOIR"])
def test_no_person_s_name_is_kept(name: str) -> None:
    assert name not in repr(read(*VALMERE))


def test_names_inside_sentences_are_not_kept_either() -> None:
    reading = read(
        plain("FINANCES"),
        plain("Mme Camille DUPRÉ, adjointe déléguée aux finances, aura en charge le budget et le "
              "pilotage des dimensions suivantes :"),
        number(1, "M. Roy rendra un rapport à Camille Dupré avant l’été 2027."),
        plain("Camille DUPRÉ"),
    )  # fmt: skip
    assert "upr" not in repr(plan(reading)).lower()
    assert "Roy" not in repr(plan(reading))


def test_bullets_are_milestones_and_paragraphs_complete_the_wording() -> None:
    action = by_code(read(*VALMERE))["FIN-1.2"]
    assert [one.title for one in action.milestones] == [
        "Un vote dans chaque école, avant l’été 2027",
        "Une fête des projets",
    ]
    dated = action.milestones[0].deadline
    assert dated is not None
    assert dated.latest_on == date(2027, 6, 30)
    assert action.wording.endswith("Un bilan sera dressé chaque année.")
    assert action.nature is ActionNature.RECURRING


def test_a_paragraph_that_says_also_is_another_promise() -> None:
    action = by_code(read(*VALMERE))["FIN-1.a"]
    assert action.origin == "unnumbered"
    assert action.title == "Suivi des subventions"
    assert ActionField.CODE in {guess.field for guess in action.guesses}


def test_supports_are_found_by_the_words_of_titles_and_sections() -> None:
    actions = by_code(read(*VALMERE))
    assert supports(actions["FIN-1.2"]) == ["SPO"]
    assert actions["FIN-1.2"].parties[0].delegation == "FIN"


def test_an_unknown_delegation_is_told_once() -> None:
    told = [str(one) for one in read(*VALMERE).warnings if "numérique" in str(one)]
    assert len(told) == 1
    assert "n’existe pas dans le document" in told[0]


def test_the_locator_tells_section_number_and_page() -> None:
    paged = tuple(replace(one, where=replace(one.where, page=4)) for one in VALMERE)
    actions = by_code(read(*paged))
    assert actions["FIN-1.2"].locator == (
        "Section «\u00a0Maîtrise des dépenses\u00a0», n°\u00a02, page\u00a04"
    )


def test_the_plan_has_the_document_s_years() -> None:
    draft = plan(read(*VALMERE))
    assert draft.kind is PlanKind.MANDATE_CONTRACT
    assert draft.title == "Feuille de route par délégation 2026-2032"
    assert (draft.starts_on, draft.ends_on) == (date(2026, 1, 1), date(2032, 12, 31))


def test_the_town_s_days_win() -> None:
    town = Town(TODAY, starts_on=date(2026, 3, 29), ends_on=date(2032, 3, 31))
    reading = read(*VALMERE, town=town)
    assert plan(reading).ends_on == date(2032, 3, 31)
    deadline = by_code(reading)["SPO-1.1"].deadline
    assert deadline is not None
    assert (deadline.latest_on, deadline.precision) == (
        date(2032, 3, 31),
        DeadlinePrecision.MANDATE,
    )


# Styled headings.


def test_styled_headings_give_delegations_and_sections() -> None:
    reading = read(*ROCHEBRUNE)
    assert codes(reading) == ["FIN-1.1", "FIN-1.2", "FIN-2.3", "CUL-1.1", "CUL-1.3"]
    assert [one.full_title for one in plan(reading).delegations] == [
        "Finances et achats",
        "Culture, patrimoine et fêtes",
    ]
    assert supports(by_code(reading)["FIN-1.2"]) == ["CUL"]


def test_what_looks_wrong_is_told() -> None:
    told = "\n".join(str(one) for one in read(*ROCHEBRUNE).warnings)
    assert "9\u00a0actions" in told
    assert "il manque le numéro 2" in told
    assert "«\u00a0Musée\u00a0» n’a aucune action" in told
    assert "Achats" not in told


def test_a_number_that_comes_back_keeps_both_actions() -> None:
    reading = read(*ROCHEBRUNE[:5], number(1, "Ouvrir un guichet."))
    assert codes(reading) == ["FIN-1.1", "FIN-1.1b"]
    assert any("revient plusieurs fois" in str(one) for one in reading.warnings)


def test_a_delegation_without_action_is_told() -> None:
    reading = read(*ROCHEBRUNE, styled(2, "Délégation : Voirie"))
    assert any("«\u00a0Voirie\u00a0» n’a aucune action" in str(one) for one in reading.warnings)
    assert reading.counts["delegations"] == 2


# Échevins and bullets.


def test_bullets_alone_are_actions() -> None:
    reading = read(*HAUTRIVE)
    assert codes(reading) == ["TRA-1.a", "TRA-1.b", "ENS-1.a", "ENS-1.b"]
    actions = by_code(reading)
    assert {one.origin for one in actions.values()} == {"bullet"}
    assert supports(actions["TRA-1.b"]) == ["ENS"]
    assert [party.body for party in actions["TRA-1.a"].parties if party.body] == ["SPW"]
    assert [one.title for one in plan(reading).headings] == [
        "Travaux, Mobilité",
        "Enseignement, Sports",
    ]


def test_a_walloon_plan_speaks_of_a_legislature() -> None:
    draft = plan(read(*HAUTRIVE))
    assert dict(draft.words)["term"] == "législature"
    assert draft.ends_on == date(2030, 12, 31)


# Smaller layouts.


def intro(words: str) -> Block:
    return plain(f"L’adjointe déléguée {words} aura en charge le pilotage des volets suivants.")


def test_a_numbered_heading_in_capitals_is_an_action_with_a_title() -> None:
    reading = read(
        plain("FINANCES"),
        intro("aux finances"),
        number(1, "STRATÉGIE FINANCIÈRE"),
        plain("L’adjointe aux finances pilotera la stratégie. Elle veillera à :"),
        bullet("Maîtriser la dette"),
        number(2, "SUBVENTIONS"),
        plain("Elle assurera leur suivi."),
    )
    actions = by_code(reading)
    assert [(one.code, one.title) for one in actions.values()] == [
        ("FIN-1.1", "Stratégie financière"),
        ("FIN-1.2", "Subventions"),
    ]
    assert actions["FIN-1.1"].wording.startswith("L’adjointe aux finances pilotera")
    assert [one.title for one in actions["FIN-1.1"].milestones] == ["Maîtriser la dette"]


def test_an_introduction_to_numbers_is_no_promise() -> None:
    reading = read(
        plain("SPORTS"),
        intro("aux sports"),
        plain("CLUBS"),
        plain("L’action de la ville intégrera plusieurs volets :"),
        number(1, "Le soutien aux clubs."),
    )
    assert codes(reading) == ["SPO-1.1"]


def test_the_same_portfolio_introduced_again_opens_no_other_one() -> None:
    reading = read(
        plain("SPORTS ET RESSOURCES HUMAINES"),
        intro("aux sports et aux ressources humaines"),
        plain("SPORTS"),
        number(1, "Ouvrir un gymnase."),
        plain("RESSOURCES HUMAINES"),
        intro("aux ressources humaines"),
        number(1, "Former les agents."),
    )
    assert reading.counts["delegations"] == 1
    assert "SPO-2.1" in codes(reading)


def test_a_heading_over_headings_is_a_theme() -> None:
    reading = read(
        plain("CULTURE ET ENVIRONNEMENT"),
        intro("à la culture et à l’environnement"),
        plain("CULTURE"),
        plain("LECTURE"),
        number(1, "Ouvrir une médiathèque."),
        plain("ENVIRONNEMENT"),
        number(1, "Planter des arbres."),
    )
    headings = {one.code: one for one in plan(reading).headings}
    assert headings["CUL-T1"].title == "Culture"
    assert (headings["CUL-1"].parent, headings["CUL-2"].parent) == ("CUL-T1", None)


def test_a_document_without_delegation_gives_an_empty_plan() -> None:
    reading = read(plain("Bonjour."), number(1, "Un point."))
    assert reading.format == FormatCode.ROADMAP
    assert plan(reading).actions == ()


def test_nothing_at_all_is_read_as_nothing() -> None:
    assert read().counts["actions"] == 0


# Recognition.


@pytest.mark.parametrize("blocks", ALL)
def test_roadmaps_are_recognised(blocks: tuple[Block, ...]) -> None:
    assert score(*blocks) > 0.5


def test_other_plans_are_not_roadmaps() -> None:
    objectives = [
        Block(f"Objectif opérationnel {rank} : agir", number=str(rank)) for rank in range(30)
    ]
    assert score(styled(1, "Programme stratégique transversal"), *objectives) < 0.1
    assert score(plain("Contrat de ville 2024-2030"), plain("Le préfet signera.")) < 0.1


# Whatever the layout.


@given(
    is_capital=st.booleans(),
    sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    bullets=st.integers(0, 3),
)
def test_every_number_is_an_action(is_capital: bool, sizes: list[int], bullets: int) -> None:
    headings = ("Voirie", "Propreté", "Éclairage", "Parcs")
    blocks = [plain("TRAVAUX"), intro("aux travaux")]
    for title, size in zip(headings, sizes, strict=False):
        blocks.append(plain(title.upper()) if is_capital else styled(2, title))
        for rank in range(1, size + 1):
            blocks.append(number(rank, f"Une rue sera rénovée, la {rank}e."))
            blocks += [bullet("Un trottoir")] * bullets
    reading = read(*blocks)
    assert reading.counts["numbered_lines"] == sum(sizes)
    assert reading.counts["milestones"] == sum(sizes) * bullets
    assert len(set(codes(reading))) == sum(sizes)
    assert not reading.warnings


@given(st.lists(st.sampled_from([*VALMERE, *ROCHEBRUNE, *HAUTRIVE]), max_size=25))
def test_blocks_in_any_order_are_read(blocks: list[Block]) -> None:
    reading = read(*blocks)
    found = codes(reading)
    headings = {one.code for one in plan(reading).headings}
    assert len(found) == len(set(found))
    assert {code for action in plan(reading).actions for code in action.headings} <= headings
    assert "DUPRÉ" not in repr(plan(reading))
    for action in plan(reading).actions:
        assert action.title
        assert all(guess.sureness in Sureness for guess in action.guesses)
