"""What a promise is: a project that ends, a mission that is kept up, a recurrence."""

import re

from data.importers.plans.wording.sentences import evened, sentences
from data.importers.plans.wording.titles import main_clause
from data.mandate.drafts import Sureness
from data.mandate.vocabulary import ActionNature

_OFTEN = r"(?:fois|reunions?|rencontres?|editions?|seances?) (?:par|chaque) "
_RECURRING_SURE = re.compile(
    rf"\b(?:chaque (?:annee|an|mois|trimestre|semestre|semaine|ete|hiver|printemps|automne|rentree|"
    rf"\d{{1,2}} (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|"
    rf"decembre))|(?:lors de|a) chaque (?:conseil|seance|session|edition|reunion|budget)"
    rf"|tous les (?:ans|mois|deux ans|trois ans)|toutes les (?:semaines|rentrees)"
    rf"|{_OFTEN}(?:an|annee|mois|semestre|trimestre|semaine)"
    rf"|annuellement|une fois (?:par|l'))"
)
_RECURRING_LIKELY = re.compile(
    # A yearly meeting, report or calendar is held again; a yearly budget belongs to standing work.
    r"\b(?:rendez-vous|rencontres?|reunions?|rapports?|bilans?|forums?|assises|calendriers?|fetes?|"
    r"evenements?|programmes? d'actions?|comites?|seminaires?|barometres?|enquetes?)"
    r"(?: \w+){0,2} (?:annuel|bisannuel|semestriel|trimestriel|mensuel|regulier)(?:le)?s?\b"
    r"|\b(?:evaluations?|points?|rencontres?|reunions?) (?:\w+ )?reguliere?s?\b"
    r"|\bannuel(?:le)?s?\b|\bregulierement\b|\bfetes? de (?:fin|noel)|\bfoires?\b"
    r"|\b(?:brocantes|braderies|ducasses?)\b"
)
_STANDING_OBJECT = (
    r"(?:suivi|gestion|coordination|representation|animation|entretien|veille|poursuite|"
    r"respect|relations|pilotage|promotion|maintien|tenue|surveillance|accompagnement|qualite|dialogue|"
    r"bonne \w+|mission|autorisations?|sensibilisation|politique|preservation)"
)
_WORKS = (
    r"(?:creation|realisation|construction|mise en place|mise en œuvre|elaboration|renovation|"
    r"rehabilitation|reconstruction|amenagement|reamenagement|modernisation|deploiement|extension|"
    r"generalisation|vegetalisation|labellisation|installation|requalification|reintegration|"
    r"(?:plan|programme|projet) de (?:renovation|rehabilitation|construction|modernisation))"
)
_DUTY = (
    r"\b(?:assur(?:era|er|eront|e)|garanti(?:ra|r|t)|aura (?:en|la) charge|aura pour mission|"
    r"sera (?:\w+ )?charge\w* d\w*|est charge\w* d\w*|pilote(?:ra|r)|veille(?:ra|ront|r))\b"
)
_DUTY_OF = re.compile(
    # The first thing that the duty bears on tells its nature.
    rf"{_DUTY}[^.;]{{0,110}}?\b(?:(?P<works>{_WORKS})|(?P<standing>{_STANDING_OBJECT}))\b"
)
_GOES_ON_WITH = re.compile(rf"\bpoursuiv(?:ra|ront|re|i|ie|is|ies)\b[^.;]{{0,30}}?\b{_WORKS}")
_WORKS_GO_ON = re.compile(rf"\b{_WORKS}\b[^.;]{{0,90}}?\b(?:sera|seront) (?:\w+ )?poursuivi")
_ANY_WORKS = re.compile(rf"\b{_WORKS}\b")
_MISSION_SURE = re.compile(
    r"\b(?:represente(?:ra|ront|r)|veille(?:ra|ront|r) (?:a|au|aux)\b)"
    r"|\bassurer une veille\b|\bpilote(?:ra|r) les (?:\w+ )?(?:relations|demarches|actions|"
    r"politiques|appels)"
    r"|\bmaintenir\b|\b(?:sera|seront) maintenu"
)
_MISSION_LIKELY = re.compile(
    r"\b(?:poursuiv(?:ra|ront|re)|supervise(?:ra|r)|anime(?:ra|r)|encourage(?:ra|r)|soutiendra|"
    r"soutenir|accompagne(?:ra|r)|coordonne(?:ra|r)|participe(?:ra|r)|contribue(?:ra|r)|promouvoir|"
    r"promouvra|entretenir|entretiendra|facilite(?:r|ra)|assurera|assurer|gere(?:ra|r)|veiller)\b"
    r"|\b(?:sera|seront) (?:\w+ )?(?:poursuivie?s?|maintenue?s?|reconduite?s?|encouragee?s?|"
    r"perennisee?s?)\b"
    r"|\bactions? de (?:sensibilisation|prevention|communication)"
    rf"|^(?:la |le |l'|les )?{_STANDING_OBJECT}\b"
)
_PROJECT_SURE = re.compile(
    r"\b(?:sera|seront) (?:\w+ )?(?:mise?s? en (?:place|œuvre)|dotee?s?)\b|"
    r"\b(?:sera|seront) (?:\w+ )?(?:cree|construit|amenage|realise|installe|renove|livre|ouvert|"
    r"etabli|elabore|defini|presente|finalise|lance|inaugure|adopte|acheve|deploye|acquis)(?:e?s?)\b"
    r"|\b(?:creer|creera|construi\w+|installe(?:r|ra)|amenage(?:r|ra)|renove(?:r|ra)|ouvri(?:r|ra)|"
    r"realise(?:r|ra)|lance(?:r|ra)|inaugure(?:r|ra)|elabore(?:r|ra)|defini(?:r|ra)|"
    r"mett(?:re|ra) en place|finalise(?:r|ra)|acheve(?:r|ra)|se dotera)\b"
)


def guess_nature(text: str) -> tuple[ActionNature, Sureness]:
    """Return the nature of a promise from its verbs, the first sentence counting most.

    Without any cue, it is a project, to be reviewed.
    """
    whole = evened(text)
    first = evened(main_clause(next(iter(sentences(text)), "")))
    if _RECURRING_SURE.search(whole):
        return ActionNature.RECURRING, Sureness.SURE
    duty = _nature_of_duty(first)
    if duty:
        return duty
    if _RECURRING_LIKELY.search(first):
        return ActionNature.RECURRING, Sureness.LIKELY
    if _PROJECT_SURE.search(first):
        return ActionNature.PROJECT, Sureness.SURE
    if _GOES_ON_WITH.search(first) or _WORKS_GO_ON.search(first):
        return ActionNature.PROJECT, Sureness.LIKELY
    if _MISSION_LIKELY.search(first):
        return ActionNature.MISSION, Sureness.LIKELY
    if later := _nature_of_duty(whole):
        return later[0], Sureness.LIKELY
    if _PROJECT_SURE.search(whole):
        return ActionNature.PROJECT, Sureness.LIKELY
    return ActionNature.PROJECT, Sureness.UNSURE


def _nature_of_duty(even: str) -> tuple[ActionNature, Sureness] | None:
    """Return what a standing duty is: a mission, unless it bears on works that end."""
    duty = _DUTY_OF.search(even)
    if duty and duty["works"]:
        return ActionNature.PROJECT, Sureness.LIKELY
    if not duty and not _MISSION_SURE.search(even):
        return None
    is_mixed = _ANY_WORKS.search(even) or _RECURRING_LIKELY.search(even)
    return ActionNature.MISSION, Sureness.LIKELY if is_mixed else Sureness.SURE
