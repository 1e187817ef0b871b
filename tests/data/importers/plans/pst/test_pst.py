"""Walloon PSTs in several layouts, all of them invented."""

from datetime import date
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.pst import reader
from data.mandate.drafts import ActionDraft, ActionField, HeadingDraft, PlanDraft, Sureness
from data.mandate.vocabulary import PartyRole, PlanKind, TownRole

TOWN = Town(date(2026, 1, 1))

LABELLED = """Commune de Vertmont

Programme stratégique transversal

2025-2030

Méthodologie

Trois règles :

1. Écouter les habitants.
2. Chiffrer chaque projet.

Notre PST comprend

2 volets (un externe et un interne)

2 objectifs stratégiques (1 externe et 1 interne)

4 objectifs opérationnels (3 externes et 1 interne)

6 actions (4 externes et 2 internes)

VOLET EXTERNE

Volet externe : Nos politiques.

Objectif stratégique 1 : Être une commune verte.

Objectif opérationnel 1.1 : Planter davantage.

1. **Action** : Planter 500 arbres le long
   des chemins de remembrement.
2. **Action** : Créer un verger à Haute-Fontaine, en partenariat avec le CPAS.

Objectif opérationnel 1.3 : Rouler moins.

- 3. **Action** : Ouvrir une piste cyclable avant le 30 juin 2027.
- 4. **Action:** Acheter un car scolaire.

VOLET INTERNE

Objectif stratégique 1 : Être une administration moderne.

Objectif opérationnel 1.1 : Former les agents.

1. **Action** : Établir un plan de formation.
2. **Action** : Poursuivre les synergies.

SYNERGIES Commune & CPAS

Objectif stratégique 1 : Être une commune verte.

Objectif opérationnel 1.1 : Planter davantage.

Action 2 : Créer un verger à Haute-Fontaine, en partenariat avec le CPAS.

Objectif stratégique 1 : Être une administration moderne.

Objectif opérationnel 1.1 : Former les agents.

Action 1 : Établir un plan de formation pour tous.

Action 9 : Acheter une tondeuse.
"""


def read(tmp_path: Path, text: str, name: str = "plan.md") -> Reading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return reader.read(OpenedFile(IncomingFile(name, path)), TOWN)


def plan(reading: Reading) -> PlanDraft:
    assert isinstance(reading.content, PlanDraft)
    return reading.content


def messages(reading: Reading) -> str:
    return "\n".join(problem.message for problem in reading.warnings)


def codes(reading: Reading) -> list[str]:
    return [
        f"{action.scope}/{action.code}" if action.scope else action.code
        for action in plan(reading).actions
    ]


def by_code(reading: Reading, code: str) -> ActionDraft:
    return next(
        action
        for action, known in zip(plan(reading).actions, codes(reading), strict=True)
        if known == code
    )


def test_volets_objectives_and_actions_are_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    assert reading.format == "pst"
    assert reading.counts["volets"] == 2
    assert reading.counts["strategic_objectives"] == 2
    assert reading.counts["operational_objectives"] == 3
    assert reading.counts["headings"] == 7
    assert reading.counts["actions"] == 6
    assert reading.counts["shared_actions"] == 2
    assert reading.counts["deadlines"] == 1


def test_numbers_that_restart_are_told_apart_by_their_volet(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    assert codes(reading) == ["E/1", "E/2", "E/3", "E/4", "I/1", "I/2"]
    tree = {heading.code: heading for heading in plan(reading).headings}
    assert tree["E.1.1"] == HeadingDraft(
        "E.1.1", "objectif_operationnel", "Planter davantage", "E.1"
    )
    assert tree["I.1"].parent == "I"
    assert tree["E"].title == "Volet externe : Nos politiques"
    assert len(tree) == len(plan(reading).headings)


def test_a_plan_is_the_whole_towns(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    draft = plan(reading)
    assert draft.kind is PlanKind.PST
    assert draft.title == "Programme stratégique transversal 2025-2030"
    assert (draft.starts_on, draft.ends_on) == (date(2025, 1, 1), date(2030, 12, 31))
    assert dict(draft.words)["delegation"] == "échevin"
    assert {action.town_role for action in draft.actions} == {TownRole.PILOTS}


def test_an_action_keeps_its_words_its_place_and_what_is_guessed(tmp_path: Path) -> None:
    action = by_code(read(tmp_path, LABELLED), "E/1")
    assert action.wording == "Planter 500 arbres le long des chemins de remembrement."
    assert action.locator == "Volet externe, objectif opérationnel 1.1, n°\u00a01"
    assert action.headings == ("E.1.1",)
    assert action.origin == "numbered"
    assert all(guess.sureness is not Sureness.SURE for guess in action.guesses)
    car = by_code(read(tmp_path, LABELLED), "E/4")
    assert car.wording == "Acheter un car scolaire."


def test_numbered_remarks_before_the_first_volet_are_no_actions(tmp_path: Path) -> None:
    wordings = {action.wording for action in plan(read(tmp_path, LABELLED)).actions}
    assert "Écouter les habitants." not in wordings


def test_what_is_announced_is_compared_and_the_absent_number_told(tmp_path: Path) -> None:
    told = messages(read(tmp_path, LABELLED))
    assert "4\u00a0objectifs opérationnels (3 externes et 1 interne)" in told
    assert "3 ont été trouvés (2 externes et 1 interne)" in told
    assert "Numéros absents du texte\u00a0: 1.2." in told
    assert "6\u00a0actions" not in told


def test_shared_actions_are_marked_and_never_added(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    verger = by_code(reading, "E/2")
    [party] = [party for party in verger.parties if party.body == "CPAS"]
    assert party.role is PartyRole.PARTNER
    assert party.wording == "SYNERGIES Commune & CPAS"
    assert by_code(reading, "I/1").parties[0].body == "CPAS"
    assert not by_code(reading, "E/1").parties
    told = messages(reading)
    assert "l’action 1 n’y est pas écrite comme dans son volet" in told
    assert "l’action 9 n’a pas été retrouvée" in told
    assert "l’action 2" not in told


def test_actions_shared_with_another_body_name_it(tmp_path: Path) -> None:
    text = LABELLED.replace("SYNERGIES Commune & CPAS", "SYNERGIES Commune & Zone de police")
    party = by_code(read(tmp_path, text), "I/1").parties[0]
    assert party.body == "Zone de police"


STYLED = """# Programme stratégique transversal 2024-2030

## Introduction

1. Une remarque.
2. Une autre remarque.

# Volet externe

## Une commune où l’on respire

### Moins de voitures

- Créer une zone apaisée au centre
- Prolonger le chemin du canal
  - tronçon de l’écluse
  - tronçon du moulin

### Plus d’arbres

- Planter une haie à l’école du Tilleul

# Volet interne

## Une maison communale ouverte

### Un accueil repensé

- Rénover le guichet
"""


def test_styled_titles_make_the_tree_without_the_word_objectif(tmp_path: Path) -> None:
    reading = read(tmp_path, STYLED)
    assert reading.counts["strategic_objectives"] == 2
    assert reading.counts["operational_objectives"] == 3
    assert reading.counts["actions"] == 4
    assert reading.counts["milestones"] == 2
    assert [action.origin for action in plan(reading).actions] == ["bullet"] * 4
    assert plan(reading).actions[0].headings == ("E.1.1",)
    assert all(
        ActionField.CODE in {guess.field for guess in action.guesses}
        for action in plan(reading).actions
    )


SIGLES = """PST 2024-2030

OS1 : Une commune solidaire

OO1.1 : Loger les familles

1) Rénover dix logements
2) Acheter un immeuble

OO1.2 : Nourrir mieux

3) Ouvrir une épicerie sociale

OS2 : Une commune sportive

OO2.1 : Bouger

4) Construire un hall
5) Éclairer le terrain de Bas-Pré
"""


def test_sigles_and_no_volet(tmp_path: Path) -> None:
    reading = read(tmp_path, SIGLES)
    assert reading.counts["volets"] == 0
    assert reading.counts["strategic_objectives"] == 2
    assert reading.counts["operational_objectives"] == 3
    assert codes(reading) == ["1", "2", "3", "4", "5"]
    assert [heading.code for heading in plan(reading).headings] == [
        "1", "1.1", "1.2", "2", "2.1",
    ]  # fmt: skip
    assert plan(reading).actions[2].locator == "Objectif opérationnel 1.2, n°\u00a03"


AXES = """Programme stratégique transversal

VOLET EXTERNE

Axe stratégique I – Vivre ensemble

Objectif opérationnel 1 : Accueillir

1. Ouvrir une maison de village
2. Tenir un marché chaque mois

Objectif opérationnel 2 : Relier

1. Tracer un sentier
2. Poser des bancs

Axe stratégique II – Travailler ici

Objectif opérationnel 1 : Former

1. Créer un espace de travail partagé
2. Soutenir les artisans

VOLET INTERNE

Axe stratégique I – Bien servir

Objectif opérationnel 1 : Répondre

1. Numériser les formulaires
2. Former le personnel
"""


def test_numbers_that_restart_under_each_objective(tmp_path: Path) -> None:
    reading = read(tmp_path, AXES)
    assert reading.counts["strategic_objectives"] == 3
    assert reading.counts["operational_objectives"] == 4
    assert reading.counts["actions"] == 8
    assert len(set(codes(reading))) == 8
    assert plan(reading).actions[2].headings == ("E.I.2",)
    assert plan(reading).actions[2].code == "I.2.1"
    assert "manque" not in messages(reading)
    assert "plusieurs fois" not in messages(reading)


def test_numbers_that_go_on_through_the_volets_need_no_scope(tmp_path: Path) -> None:
    text = AXES.replace("Axe stratégique I – Bien", "Axe stratégique III – Bien")
    for rank, action in enumerate(
        ["Ouvrir une", "Tenir un", "Tracer", "Poser", "Créer un", "Soutenir", "Numér", "Former le"],
        start=1,
    ):
        text = text.replace(f"1. {action}", f"{rank}. {action}")
        text = text.replace(f"2. {action}", f"{rank}. {action}")
    reading = read(tmp_path, text)
    assert codes(reading) == [str(rank) for rank in range(1, 9)]
    assert "manque" not in messages(reading)


def test_an_action_whose_number_is_not_printed_takes_the_one_that_lacks(tmp_path: Path) -> None:
    text = SIGLES.replace("2) Acheter", "Acheter")
    reading = read(
        tmp_path, text.replace("1) Rénover dix logements", "1) Rénover dix logements.\n")
    )
    action = by_code(reading, "2")
    assert action.wording == "Acheter un immeuble"
    assert action.origin == "unnumbered"
    assert ActionField.CODE in action.to_review
    assert "sans numéro" in messages(reading)


def test_a_number_that_is_jumped_over_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, SIGLES.replace("3) Ouvrir une épicerie sociale\n", ""))
    assert "parmi les numéros des actions, 3 manque" in messages(reading)
    assert reading.counts["operational_objectives"] == 3


def test_a_number_printed_twice_is_kept_twice(tmp_path: Path) -> None:
    reading = read(tmp_path, SIGLES.replace("5) Éclairer", "4) Éclairer"))
    assert codes(reading)[-2:] == ["4", "4 bis"]
    assert "4 est imprimé plusieurs fois" in messages(reading)


def test_sentences_are_taken_where_an_objective_has_no_list(tmp_path: Path) -> None:
    text = (
        SIGLES + "\nOO2.2 : Nager\n\nRénover la piscine du Parc avant 2029.\n\nNotre bassin date.\n"
    )
    reading = read(tmp_path, text)
    assert codes(reading)[-1] == "2.2.1"
    assert plan(reading).actions[-1].origin == "sentence"


def test_what_follows_the_actions_is_left_out(tmp_path: Path) -> None:
    text = SIGLES + "\n# Annexes\n\n1. Tableau des moyens\n2. Lexique des sigles\n"
    assert read(tmp_path, text).counts["actions"] == 5


def test_a_contents_page_adds_nothing(tmp_path: Path) -> None:
    contents = (
        "\nVolet externe ........ 3\nObjectif stratégique 1 : Être une commune verte ..... 4\n"
        "Volet interne ........ 9\n"
    )
    text = LABELLED.replace("2025-2030\n", f"2025-2030\n{contents}", 1)
    assert read(tmp_path, text).counts == read(tmp_path, LABELLED).counts


def test_a_title_that_stands_under_its_number(tmp_path: Path) -> None:
    text = SIGLES.replace("OS1 : Une", "Objectif stratégique 1\n\nUne").replace("OS2 :", "OS 2 –")
    titles = {heading.code: heading.title for heading in plan(read(tmp_path, text)).headings}
    assert titles["1"] == "Une commune solidaire"
    assert titles["2"] == "Une commune sportive"


def test_lines_about_an_action_are_no_part_of_it(tmp_path: Path) -> None:
    text = SIGLES.replace(
        "4) Construire un hall\n",
        "4) Construire un hall\n   - Responsable : service des travaux\n   - Échéance : fin 2027\n"
        "   - choix du terrain\n   - appel d’offres\n",
    )
    action = by_code(read(tmp_path, text), "4")
    assert [part.title for part in action.milestones] == ["choix du terrain", "appel d’offres"]
    assert action.wording == "Construire un hall"


def test_a_document_without_actions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="aucune action"):
        read(tmp_path, "Bonjour.\n\nRien à signaler ce mois-ci.\n")


@pytest.mark.parametrize("text", [LABELLED, STYLED, SIGLES, AXES])
def test_a_pst_looks_like_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.md"
    path.write_text(text, encoding="utf-8")
    assert reader.score(OpenedFile(IncomingFile("plan.md", path))) >= 0.4


def test_another_document_does_not(tmp_path: Path) -> None:
    path = tmp_path / "lettre.txt"
    path.write_text("Madame,\n\nVeuillez trouver ci-joint nos objectifs.\n", encoding="utf-8")
    assert reader.score(OpenedFile(IncomingFile("lettre.txt", path))) < 0.3


def test_a_dash_in_a_numbered_action_is_no_action(tmp_path: Path) -> None:
    text = LABELLED.replace("scolaire.\n", "scolaire.\n   – Garage de la place.\n")
    reading = read(tmp_path, text)
    assert codes(reading) == codes(read(tmp_path, LABELLED))
    assert len(by_code(reading, "E/4").milestones) == 1
