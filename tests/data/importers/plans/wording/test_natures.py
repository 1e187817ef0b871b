"""A promise's nature is told by its verbs."""

import pytest

from data.importers.plans.wording.natures import guess_nature
from data.mandate.drafts import Sureness
from data.mandate.vocabulary import ActionNature

PROJECT, MISSION = ActionNature.PROJECT, ActionNature.MISSION
RECURRING = ActionNature.RECURRING


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("L’adjoint aux sports assurera le suivi des clubs.", MISSION),
        ("Elle représentera la commune au syndicat.", MISSION),
        ("Il veillera à la maîtrise des dépenses.", MISSION),
        ("Le service de portage sera maintenu.", MISSION),
        ("Une fête du sport aura lieu chaque année.", RECURRING),
        ("Lors de chaque conseil municipal, un point sera fait.", RECURRING),
        ("Le comité se réunira 2 fois par an.", RECURRING),
        ("Des collectes auront lieu plusieurs fois par an.", RECURRING),
        ("Chaque 14 juillet sera une fête.", RECURRING),
        ("Une halle couverte sera construite.", PROJECT),
        ("Créer une maison des associations.", PROJECT),
    ],
)
def test_strong_cues_are_sure(text: str, nature: ActionNature) -> None:
    assert guess_nature(text) == (nature, Sureness.SURE)


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Elle assurera la création d’un festival.", PROJECT),
        ("Il veillera à la réalisation de la halle.", PROJECT),
        ("Elle poursuivra la rénovation des écoles.", PROJECT),
        ("La ville poursuivra son soutien aux commerces.", MISSION),
        ("Une évaluation régulière sera proposée.", RECURRING),
        ("Un rapport annuel sera publié.", RECURRING),
    ],
)
def test_weaker_cues_are_likely(text: str, nature: ActionNature) -> None:
    assert guess_nature(text) == (nature, Sureness.LIKELY)


def test_without_a_cue_it_is_a_project_to_review() -> None:
    assert guess_nature("Les rues seront plus belles.") == (PROJECT, Sureness.UNSURE)
