"""Reads a French contrat de ville: ambitions, axes and their objectives, investments."""

import re
from collections.abc import Sequence

from data.base.formats import counted
from data.base.problems import Problem, RefusedFileError
from data.importers.documents.blocks import Block
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.contract.actions import action_draft, theme_headings
from data.importers.plans.contract.ambitions import read_ambitions
from data.importers.plans.contract.headings import ambition_headings, axis_headings
from data.importers.plans.contract.investments import Investment, read_investments
from data.importers.plans.contract.problems import (
    investment_problems,
    synthesis_problems,
    total_problems,
    unread_problems,
)
from data.importers.plans.contract.rows import heads_of
from data.importers.plans.contract.synthesis import Synthesis, read_synthesis
from data.importers.plans.wording.announced import Announced, Announcement, announcements
from data.importers.plans.wording.comparing import words
from data.importers.plans.wording.years import year_span, years
from data.mandate.drafts import ActionDraft, HeadingDraft, PlanDraft
from data.mandate.rules import folded
from data.mandate.vocabulary import PlanKind

FORMAT = "contrat-de-ville"
TITLE = "Contrat de ville"
WORDS = (("delegation", "pilote"),)

_NAME = re.compile(r"contrats? de ville|quartiers 2030")
_POLICY = re.compile(r"politique de la ville|quartiers? prioritaires?|\bqpv\b")
_TOP = 120


def score(opened: OpenedFile) -> float:
    """Return how much a document looks like a contrat de ville: its name, ambitions and tables.

    Raises:
        RefusedFileError: it cannot be read as a document.
    """
    blocks = opened.document.blocks
    top = folded("\n".join(block.text for block in blocks[:_TOP]))
    running = folded("\n".join(block.text for block in blocks))
    heads = [heads.columns for block in blocks if (heads := heads_of(block.cells))]
    is_pst = "programme strategique transversal" in running
    found = (
        (0.4, bool(_NAME.search(top))),
        (0.1, len(_NAME.findall(running)) > 3),
        (0.1, bool(_POLICY.search(running))),
        (0.2, any({"axis", "objective"} <= columns.keys() for columns in heads)),
        (0.2, any({"project", "pilot", "quarter"} <= columns.keys() for columns in heads)),
        (0.1, _has_ambitions(blocks)),
    )
    total = sum(weight for weight, holds in found if holds)
    return min(1.0, total) * (0.3 if is_pst else 1)


def _has_ambitions(blocks: Sequence[Block]) -> bool:
    labels = [block for block in blocks if words(block.label or "") == "ambition"]
    return len(labels) > 1 or any(one.kind is Announced.AMBITIONS for one in announcements(blocks))


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the ambitions, the synthesis of the objectives and the investments of a contract.

    Raises:
        RefusedFileError: it cannot be read, or holds none of them.
    """
    document = opened.document
    synthesis = read_synthesis(document.blocks) or Synthesis()
    ambitions = read_ambitions(document.blocks, synthesis.ambitions)
    investments = read_investments(document.blocks, town.name)
    if not investments and not synthesis.axes and not any(one.objectives for one in ambitions):
        message = (
            "ni objectifs ni tableau d’investissements n’ont été trouvés. Un contrat de ville les "
            "liste sous ses ambitions, ou dans des tableaux dont la première ligne nomme les "
            "colonnes (Axe, Objectifs ; Projet, Pilote, Quartier). Vérifiez le document."
        )
        raise RefusedFileError(document.name, [Problem(message)])
    span = years(document)
    term = span or (town.starts_on, town.ends_on)
    headings = (*ambition_headings(ambitions, synthesis), *axis_headings(synthesis))
    themes = tuple(dict.fromkeys(one.theme for one in investments))
    actions = tuple(
        action_draft(rank, one, themes, term) for rank, one in enumerate(investments, start=1)
    )
    counts = _counts(headings, actions, investments, synthesis)
    announced = announcements(document.blocks)
    draft = PlanDraft(
        PlanKind.CITY_CONTRACT,
        f"{TITLE}{year_span(span)}",
        actions,
        headings=(*headings, *theme_headings(themes)),
        starts_on=term[0],
        ends_on=term[1],
        words=WORDS,
        note=_note(announced, counts, synthesis),
    )
    warnings = (
        *(Problem(warning) for warning in document.warnings),
        *total_problems(announced, counts),
        *synthesis_problems(synthesis, ambitions),
        *unread_problems(document.blocks, synthesis),
        *investment_problems(investments),
    )
    return Reading(FORMAT, draft, counts, warnings)


def _counts(
    headings: Sequence[HeadingDraft],
    actions: Sequence[ActionDraft],
    investments: Sequence[Investment],
    synthesis: Synthesis,
) -> dict[str, int]:
    themes = len({one.theme for one in investments})
    levels = [heading.level for heading in headings]
    objectives = sum(level.startswith("objectif:") for level in levels)
    return {
        "strategic_objectives": levels.count("ambition"),
        "operational_objectives": objectives,
        "headings": len(headings) + themes,
        "actions": len(actions),
        "milestones": sum(len(action.milestones) for action in actions),
        "deadlines": sum(action.deadline is not None for action in actions),
        "territories": len({name for action in actions for name in action.territories}),
        "ambitions": levels.count("ambition"),
        "axes": levels.count("axe"),
        "objectives": objectives,
        "investments": len(investments),
        "crossings": synthesis.crossings,
        "empty_crossings": 0 if synthesis.is_loose else synthesis.empty_cells,
    }


def _note(
    announced: Sequence[Announcement], counts: dict[str, int], synthesis: Synthesis
) -> str | None:
    """Say on screen what the document announces and does not hold."""
    told = next((one.count for one in announced if one.kind is Announced.OBJECTIVES), None)
    parts = []
    if told is not None and told != counts["objectives"]:
        parts.append(
            f"Le texte annonce {told} objectifs\u00a0; {counts['objectives']} y sont listés."
        )
    if synthesis.empty_cells and not synthesis.is_loose:
        empty = counted(synthesis.empty_cells, "case vide", "cases vides")
        parts.append(
            f"Son tableau de synthèse laisse {empty} parmi celles qui relieraient objectifs et "
            "ambitions\u00a0: à renseigner."
        )
    return " ".join(parts) or None
