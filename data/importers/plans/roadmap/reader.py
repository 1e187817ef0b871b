"""Reads the « feuille de route par délégation »: who promises what, portfolio by portfolio."""

import re
from collections.abc import Iterable

from data.base.problems import Problem
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.roadmap.capitals import Spellings
from data.importers.plans.roadmap.cutting import outlined
from data.importers.plans.roadmap.gathering import Gathered, add_member
from data.importers.plans.roadmap.portfolios import Named, named
from data.importers.plans.roadmap.problems import total_problems, unknown_problems
from data.importers.plans.roadmap.promises import Drafter
from data.importers.plans.roadmap.term import days_of, term_word, title_of
from data.importers.plans.wording.mentions import mentions
from data.importers.plans.wording.sentences import evened
from data.mandate.drafts import PlanDraft
from data.mandate.vocabulary import PartyRole, PlanKind

_OTHER_PLANS = re.compile(
    r"objectifs? (?:operationnel|strategique)|contrat de ville|programme strategique transversal"
    r"|quartiers 2030"
)


def score(opened: OpenedFile) -> float:
    """Return how much a document looks like a roadmap by delegation, from 0 to 1.

    What counts is that portfolios open and promise; words alone only help. Objectives of a PST or
    of a contrat de ville, said again and again, make it something else.
    """
    document = opened.document
    text = evened("\n".join(block.text for block in document.blocks))
    outline = outlined(document)
    leading = [one for one in outline.portfolios if one.items]
    found = 0.35 * min(1.0, len(leading) / 3)
    found += 0.2 if re.search(r"feuilles? (?:de )?route", text) else 0.0
    found += 0.15 * min(1.0, len(mentions(text)) / 6)
    found += 0.1 if "delegation" in text or "echevin" in text else 0.0
    found += 0.2 * min(1.0, sum(len(one.items) for one in leading) / 10)
    others = len(_OTHER_PLANS.findall(text))
    return round(max(0.0, min(1.0, found) - min(0.8, 0.08 * max(0, others - 3))), 3)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read a roadmap: nothing is refused, what looks wrong is told.

    Raises:
        RefusedFileError: the file cannot be read as a document.
    """
    document = opened.document
    outline = outlined(document)
    spellings = Spellings(block.text for block in document.blocks)
    starts_on, ends_on = days_of(document, town)
    members = named(outline, spellings)
    drafter = Drafter([one.delegation for one in members], spellings, starts_on, ends_on)
    plan = Gathered()
    for member in members:
        add_member(plan, member, drafter, spellings)
    draft = PlanDraft(
        PlanKind.MANDATE_CONTRACT,
        title_of(outline, document, spellings),
        tuple(plan.actions),
        tuple(plan.headings),
        tuple(one.delegation for one in members),
        starts_on,
        ends_on,
        words=(("delegation", "délégation"), ("term", term_word(document))),
    )
    warnings = (
        *(Problem(warning) for warning in document.warnings),
        *total_problems(outline, len(plan.actions)),
        *plan.warnings,
        *unknown_problems(members),
    )
    return Reading(FormatCode.ROADMAP, draft, _counts(members, plan), warnings)


def _counts(members: Iterable[Named], plan: Gathered) -> dict[str, int]:
    members = tuple(members)
    dated = [action for action in plan.actions if action.deadline]
    milestones = [one for action in plan.actions for one in action.milestones]
    return {
        "delegations": sum(bool(one.portfolio.items) for one in members),
        "portfolios": sum(not one.portfolio.items for one in members),
        "headings": len(plan.headings),
        "actions": len(plan.actions),
        "shared_actions": 0,
        "milestones": len(milestones),
        "supports": sum(
            party.role is PartyRole.SUPPORT for action in plan.actions for party in action.parties
        ),
        "deadlines": len(dated) + sum(one.deadline is not None for one in milestones),
        "numbered_lines": sum(action.origin == "numbered" for action in plan.actions),
        "unnumbered": sum(action.origin != "numbered" for action in plan.actions),
    }
