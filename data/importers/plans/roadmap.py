"""The « feuille de route par délégation »: who promises what, portfolio by portfolio."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data.base.problems import Problem
from data.importers.documents.blocks import Document
from data.importers.formats import FormatCode, OpenedFile, Reading, Town
from data.importers.plans.announced import Announced, announcements, compared
from data.importers.plans.capitals import Spellings
from data.importers.plans.codes import letter
from data.importers.plans.mentions import mentions
from data.importers.plans.numbering import missing, runs, steps
from data.importers.plans.outline import Item, Outline, Portfolio, Section
from data.importers.plans.outlining import outlined
from data.importers.plans.parties import unknown_delegations
from data.importers.plans.portfolios import Named, named
from data.importers.plans.promises import Drafter
from data.importers.plans.wordings import evened, typographic
from data.mandate.drafts import ActionDraft, DelegationDraft, HeadingDraft, PlanDraft
from data.mandate.vocabulary import PartyRole, PlanKind

_YEARS = re.compile(r"\b(20\d\d)\s*[-–—/à]\s*(20\d\d)\b")
_TERM_YEARS = re.compile(
    r"(?:mandat|mandature|legislature|feuille de route)\D{0,20}(20\d\d)\s*[-–—/a]\s*(20\d\d)"
)
_LONGEST_TERM = 8
_OTHER_PLANS = re.compile(
    r"objectifs? (?:operationnel|strategique)|contrat de ville|programme strategique transversal"
    r"|quartiers 2030"
)
_TITLE = "Feuille de route"


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
    starts_on, ends_on = _days(document, town)
    members = named(outline, spellings)
    drafter = Drafter([one.delegation for one in members], spellings, starts_on, ends_on)
    plan = _Plan()
    for member in members:
        _add_member(plan, member, drafter, spellings)
    draft = PlanDraft(
        PlanKind.MANDATE_CONTRACT,
        _title(outline, document, spellings),
        tuple(plan.actions),
        tuple(plan.headings),
        tuple(one.delegation for one in members),
        starts_on,
        ends_on,
        words=(("delegation", "délégation"), ("term", _term(document))),
    )
    warnings = (
        *(Problem(warning) for warning in document.warnings),
        *_announced(outline, plan),
        *plan.warnings,
        *_unknown(members),
    )
    return Reading(FormatCode.ROADMAP, draft, _counts(members, plan), warnings)


@dataclass
class _Plan:
    """What is gathered, portfolio by portfolio."""

    actions: list[ActionDraft] = field(default_factory=list)
    headings: list[HeadingDraft] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


# The plan itself.


def _days(document: Document, town: Town) -> tuple[date | None, date | None]:
    """Return the mandate's days: the town's, else the years that the document tells."""
    years = _years(document)
    starts_on = town.starts_on or (date(years[0], 1, 1) if years else None)
    ends_on = town.ends_on or (date(years[1], 12, 31) if years else None)
    return starts_on, ends_on


def _years(document: Document) -> tuple[int, int] | None:
    """Return the years of the mandate: those beside its name, else those of the first lines."""
    beside = Counter(
        found
        for block in document.blocks
        for match in _TERM_YEARS.finditer(evened(block.text))
        if (found := _term_of(match))
    )
    if beside:
        return beside.most_common(1)[0][0]
    for block in document.blocks[:12]:
        match = _YEARS.search(block.text)
        if match and (found := _term_of(match)):
            return found
    return None


def _term_of(match: re.Match[str]) -> tuple[int, int] | None:
    first, last = int(match[1]), int(match[2])
    return (first, last) if 0 < last - first <= _LONGEST_TERM else None


def _title(outline: Outline, document: Document, spellings: Spellings) -> str:
    """Return the document's title, with its years when it tells them."""
    lines = [block.text for block in outline.preamble[:8]]
    years = _years(document)
    titled = next((line for line in lines if "feuille de route" in evened(line)), None)
    title = spellings.sentence_case(titled) if titled and len(titled) < 120 else _TITLE
    rest = evened(" ".join(lines))
    if "par delegation" in rest and "delegation" not in evened(title):
        title = f"{title} par délégation"
    if years and not _YEARS.search(title):
        title = f"{title} {years[0]}-{years[1]}"
    return typographic(title)


def _term(document: Document) -> str:
    text = evened(" ".join(block.text for block in document.blocks))
    return "législature" if text.count("legislature") > text.count("mandat") else "mandat"


# Portfolios, sections, promises.


def _add_member(plan: _Plan, member: Named, drafter: Drafter, spellings: Spellings) -> None:
    portfolio, delegation = member.portfolio, member.delegation
    if delegation.has_roadmap and not portfolio.items:
        plan.warnings.append(
            Problem(
                f"la délégation «\u00a0{delegation.title}\u00a0» n’a aucune action. Vérifiez que "
                "ses actions sont numérotées ou rédigées au futur.",
                portfolio.opener.where,
            )
        )
    themes: dict[int, str] = {}
    filled = [section for section in portfolio.sections if section.items]
    _warn_of_empty(plan, portfolio, spellings)
    reached = 0
    for rank, section in enumerate(filled, start=1):
        code = f"{delegation.code}-{rank}"
        title = _section_title(section, delegation, spellings)
        parent = _theme(plan, section, delegation.code, themes, spellings)
        plan.headings.append(HeadingDraft(code, "section", title, parent))
        reached = _warn_of_numbers(plan, section, title, delegation, reached)
        for own_code, item in _coded(section.items, code):
            plan.actions.append(drafter.action(item, own_code, code, title, delegation))


def _section_title(section: Section, delegation: DelegationDraft, spellings: Spellings) -> str:
    return spellings.sentence_case(section.heading.text) if section.heading else delegation.title


def _theme(
    plan: _Plan, section: Section, code: str, themes: dict[int, str], spellings: Spellings
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


# What looks wrong.


def _warn_of_empty(plan: _Plan, portfolio: Portfolio, spellings: Spellings) -> None:
    for section in portfolio.sections:
        if not section.items and section.heading:
            title = spellings.sentence_case(section.heading.text)
            plan.warnings.append(
                Problem(
                    f"la section «\u00a0{title}\u00a0» n’a aucune action\u00a0: elle n’est pas "
                    "reprise.",
                    section.heading.where,
                )
            )


def _warn_of_numbers(
    plan: _Plan, section: Section, title: str, delegation: DelegationDraft, reached: int
) -> int:
    """Tell the numbers that a section jumps over or repeats; return the last one.

    A section may count on from the one before it: only a gap is one.
    """
    numbers = [number[-1] for item in section.items if (number := steps(item.number)) is not None]
    if not numbers:
        return reached
    first = reached if min(numbers) == reached + 1 else 0
    place = f"section «\u00a0{title}\u00a0» ({delegation.title})"
    where = section.items[0].opener.where
    absent = missing(str(number - first) for number in numbers)
    if absent:
        jumped = runs([(number[-1] + first,) for number in absent])
        plan.warnings.append(
            Problem(
                f"{place}\u00a0: il manque le numéro {jumped}. Vérifiez qu’aucune action n’a été "
                "oubliée.",
                where,
            )
        )
    repeated = sorted(number for number, count in Counter(numbers).items() if count > 1)
    if repeated:
        plan.warnings.append(
            Problem(
                f"{place}\u00a0: le numéro {runs([(number,) for number in repeated])} revient "
                "plusieurs fois. Vérifiez qu’un titre de section n’a pas été oublié.",
                where,
            )
        )
    return max(numbers)


def _announced(outline: Outline, plan: _Plan) -> tuple[Problem, ...]:
    found = {
        Announced.ACTIONS: len(plan.actions),
        Announced.COMMITMENTS: len(plan.actions),
    }
    return compared(announcements(outline.preamble), found)


def _unknown(members: Iterable[Named]) -> list[Problem]:
    """Tell the portfolios that are named and that the document does not hold, each once."""
    members = tuple(members)
    delegations = [one.delegation for one in members]
    told: dict[str, Problem] = {}
    for member in members:
        for item in member.portfolio.items:
            for words in unknown_delegations(item.wording, delegations):
                told.setdefault(
                    evened(words),
                    Problem(
                        f"une délégation est nommée, qui n’existe pas dans le document\u00a0: "
                        f"«\u00a0{words}\u00a0». Choisissez-la vous-même dans les appuis.",
                        item.opener.where,
                    ),
                )
    return list(told.values())


# Counts.


def _counts(members: Iterable[Named], plan: _Plan) -> dict[str, int]:
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
