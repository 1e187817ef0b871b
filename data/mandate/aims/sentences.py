"""How the links are told in French: « vise », « contribue », never « cause »."""

from collections.abc import Sequence

from data.base.formats import counted, listed, long_date
from data.mandate.aims import rules
from data.mandate.aims.views import AimingAction, Aims
from data.mandate.vocabulary import Stage
from data.mandate.words import STAGES

NONE = "**Aucune action ne vise cet indicateur.**"
INTENTION = "Un lien est une intention déclarée : il ne prouve pas un effet."
SIMULATED = "Lien proposé pour la démonstration."
UNAIMED = "aucune action ne le vise"


def indicator_answer(aims: Aims) -> str:
    """Say how many actions and objectives aim at an indicator."""
    if not aims.actions and not aims.headings:
        return f"{NONE} S’il évolue, rien de ce qui est promis ici ne prétend y contribuer."
    objectives = counted(len(aims.headings), "objectif")
    if not aims.actions:
        verb = "le vise" if len(aims.headings) == 1 else "le visent"
        return f"{NONE} {objectives} {verb}, sans action qui s’y rattache directement."
    verb = "vise" if len(aims.actions) == 1 else "visent"
    said = f"**{counted(len(aims.actions), 'action')} {verb} cet indicateur**"
    done = sum(one.stage == STAGES[Stage.DONE] for one in aims.actions)
    parts = [f"dont {counted(done, 'réalisée')}"] if done else ["aucune n’est encore réalisée"]
    if aims.headings:
        parts.append(f"avec {objectives}")
    return f"{said}, {', '.join(parts)}."


def gap_answer(actions: Sequence[AimingAction], quarter: str, name: str) -> str:
    """Say how many actions aim at an indicator, and how many happen in a quarter."""
    if not actions:
        return f"{NONE} Si cet écart se referme, aucun lien déclaré ne dit pourquoi."
    verb = "vise" if len(actions) == 1 else "visent"
    here = sum(rules.is_here(one, quarter) for one in actions)
    where = (
        f"**aucune n’est située dans {name}**"
        if here == 0
        else f"dont **{counted(here, 'située', 'situées')} dans {name}**"
    )
    return f"**{counted(len(actions), 'action')} {verb} cet indicateur**, {where}."


def quarter_gaps_answer(actions: Sequence[AimingAction], quarter: str) -> str:
    """Say how many actions aim at the gaps of a quarter, each action once."""
    ends = {one.end for one in actions}
    if not ends:
        return "**Aucune action ne vise les indicateurs comparés ici.**"
    here = {one.end for one in actions if rules.is_here(one, quarter)}
    verb = "vise" if len(ends) == 1 else "visent"
    where = (
        f"dont **{counted(len(here), 'située', 'situées')} dans le quartier** "
        f"({listed(sorted(end.code for end in here))})"
        if here
        else "**aucune n’est située dans le quartier**"
    )
    return f"{counted(len(ends), 'action')} {verb} les indicateurs comparés ici, {where}."


def quarter_answer(actions: Sequence[AimingAction], quarter: str, indicators: int) -> str:
    """Say what the actions of a quarter aim at."""
    if not actions:
        return "**Aucune action située ici ne vise un indicateur.**"
    count = len({(one.end.plan_code, one.end.code) for one in actions})
    verb = "vise" if count == 1 else "visent"
    near = "" if all(rules.is_here(one, quarter) for one in actions) else " ou à proximité"
    return (
        f"**{counted(count, 'action située ici', 'actions situées ici')}{near} {verb} "
        f"{counted(indicators, 'indicateur')}.**"
    )


def board_answer(total: int, none: int) -> str:
    """Say on how many of the indicators compared nothing is promised; empty without any."""
    if not total:
        return ""
    if total == 1:
        aimed = "n’est visé par **aucune action**" if none else "est visé par une action"
        return f"Le seul indicateur comparé {aimed}."
    if not none:
        return f"Chacun des {counted(total, 'indicateur')} comparés est visé par une action."
    verb = "n’est visé" if none == 1 else "ne sont visés"
    return (
        f"Sur {counted(total, 'indicateur comparé', 'indicateurs comparés')}, **{none} {verb} "
        "par aucune action**."
    )


def action_words(action: AimingAction, quarter: str = "") -> str:
    """Write an action on a line: title, plan, pilot, stage, deadline, where."""
    parts = [
        action.end.plan_title,
        listed(list(action.pilots)) or "sans pilote nommé",
        action.stage,
        f"échéance {long_date(action.deadline)}" if action.deadline else "sans échéance",
        _where(action, quarter),
    ]
    return f"{action.end.title} — {' · '.join(parts)}"


def _where(action: AimingAction, quarter: str) -> str:
    if not action.places:
        return "non située dans un quartier"
    ordered = sorted(action.places, key=lambda one: one.code != quarter)
    return listed([f"{one.name}{' (à proximité)' if one.is_nearby else ''}" for one in ordered])
