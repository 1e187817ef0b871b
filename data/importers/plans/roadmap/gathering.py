"""What a roadmap promises, gathered portfolio by portfolio."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.base.problems import Problem
from data.importers.plans.roadmap.capitals import Spellings
from data.importers.plans.roadmap.codes import letter
from data.importers.plans.roadmap.outline import Item, Section
from data.importers.plans.roadmap.portfolios import Named
from data.importers.plans.roadmap.problems import empty_problems, last_number, number_problems
from data.importers.plans.roadmap.promises import Drafter
from data.importers.plans.wording.numbering import steps
from data.mandate.drafts import ActionDraft, DelegationDraft, HeadingDraft


@dataclass
class Gathered:
    """What is gathered, portfolio by portfolio."""

    actions: list[ActionDraft] = field(default_factory=list)
    headings: list[HeadingDraft] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def add_member(plan: Gathered, member: Named, drafter: Drafter, spellings: Spellings) -> None:
    """Add what a portfolio promises, section by section."""
    portfolio, delegation = member.portfolio, member.delegation
    plan.warnings += empty_problems(member, spellings)
    themes: dict[int, str] = {}
    filled = [section for section in portfolio.sections if section.items]
    reached = 0
    for rank, section in enumerate(filled, start=1):
        code = f"{delegation.code}-{rank}"
        title = _section_title(section, delegation, spellings)
        parent = _theme(plan, section, delegation.code, themes, spellings)
        plan.headings.append(HeadingDraft(code, "section", title, parent))
        plan.warnings += number_problems(section, title, delegation, reached)
        reached = last_number(section, reached)
        for own_code, item in _coded(section.items, code):
            plan.actions.append(drafter.action(item, own_code, code, title, delegation))


def _section_title(section: Section, delegation: DelegationDraft, spellings: Spellings) -> str:
    return spellings.sentence_case(section.heading.text) if section.heading else delegation.title


def _theme(
    plan: Gathered, section: Section, code: str, themes: dict[int, str], spellings: Spellings
) -> str | None:
    """Return the code of the theme that a section stands under, added when it is met first."""
    if section.theme is None:
        return None
    key = id(section.theme)
    if key not in themes:
        themes[key] = f"{code}-T{len(themes) + 1}"
        title = spellings.sentence_case(section.theme.text)
        plan.headings.append(HeadingDraft(themes[key], "theme", title))
    return themes[key]


def _coded(items: Iterable[Item], section: str) -> list[tuple[str, Item]]:
    """Give each promise its code: its number in the section, or a letter when it has none."""
    found: list[tuple[str, Item]] = []
    unnumbered = 0
    taken: set[str] = set()
    for item in items:
        number = steps(item.number)
        if number:
            code = wanted = f"{section}.{number[-1]}"
            rank = 0
            while code in taken:
                rank += 1
                code = f"{wanted}{letter(rank)}"
        else:
            code = f"{section}.{letter(unnumbered)}"
            unnumbered += 1
        taken.add(code)
        found.append((code, item))
    return found
