"""A plan as a document says it, before it is saved: what an officer corrects.

Free of database. Readers of documents and of spreadsheets make drafts; ``service.saving`` compares
them with what the base holds, then saves.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.base.problems import NOWHERE, Where
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    DeadlinePrecision,
    PartyRole,
    PlanKind,
    Stage,
    TownRole,
)


class Sureness(StrEnum):
    """How far a reading can be trusted: as written, deduced, or to be reviewed."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class ActionField(StrEnum):
    """The fields of an action that a reader deduces from the wording."""

    CODE = "code"
    TITLE = "title"
    NATURE = "nature"
    DEADLINE = "deadline"
    SUPPORTS = "supports"
    PARTIES = "parties"
    HEADING = "heading"


@dataclass(frozen=True)
class Guess:
    """Why a field has its value: the document's words it rests on, and how sure that is."""

    field: ActionField
    sureness: Sureness
    words: str


@dataclass(frozen=True)
class HeadingDraft:
    """A node of the plan's tree.

    Attributes:
        code: unique in the plan.
        level: in the plan's own words: ``section``, ``volet``, ``objectif_strategique``,
            ``objectif_operationnel``, ``ambition``, ``axe``, ``objectif:axe``, ``investissements``.
        parent: code of the node above; none at the top.
    """

    code: str
    level: str
    title: str
    parent: str | None = None


@dataclass(frozen=True)
class DelegationDraft:
    """The portfolio of an elected member; never a person's name.

    ``aliases`` are the ways in which the document names it. A portfolio without a roadmap of its
    own has ``has_roadmap`` false.
    """

    code: str
    title: str
    full_title: str
    holder: str
    aliases: tuple[str, ...] = ()
    has_roadmap: bool = True


@dataclass(frozen=True)
class DeadlineDraft:
    """A day by which something is promised, with the document's words."""

    latest_on: date
    precision: DeadlinePrecision
    wording: str


@dataclass(frozen=True)
class MilestoneDraft:
    """A part of an action."""

    title: str
    deadline: DeadlineDraft | None = None


@dataclass(frozen=True)
class PartyDraft:
    """Who takes part: a delegation by its code, or an outside body by its name."""

    role: PartyRole
    delegation: str | None = None
    body: str | None = None
    wording: str | None = None


@dataclass(frozen=True)
class ReportDraft:
    """Where an action stands, as a spreadsheet says it; ``effective_on`` missing means today."""

    stage: Stage
    effective_on: date | None = None
    progress_pct: int | None = None
    confidence: Confidence | None = None
    comment: str | None = None


@dataclass(frozen=True)
class ActionDraft:
    """What is promised, as read.

    Attributes:
        scope: numbering scope inside which ``code`` is unique; empty when there is only one.
        title: short; ``wording`` is the document's full text, which a later reading is compared to.
        origin: ``numbered``, ``bullet``, ``sentence``, ``unnumbered``, ``table``.
        locator: where it stands in the document, in French.
        headings: codes of the headings it stands under.
        territories: names of quarters, as written; ``places`` likewise for other places.
        report: where it stands, when the file says so; a document never does.
        indicators: codes of those that it aims at; a document never says so.
        guesses: one per deduced field; a field without a guess is as written.
        unsaid: for a spreadsheet, the fields whose cell is empty in this row: they keep what the
            base holds, as do those that it has no column for.
    """

    code: str
    title: str
    wording: str
    nature: ActionNature
    locator: str
    origin: str = "numbered"
    scope: str = ""
    town_role: TownRole = TownRole.PILOTS
    headings: tuple[str, ...] = ()
    parties: tuple[PartyDraft, ...] = ()
    milestones: tuple[MilestoneDraft, ...] = ()
    deadline: DeadlineDraft | None = None
    territories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    report: ReportDraft | None = None
    indicators: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    where: Where = NOWHERE
    unsaid: frozenset[str] = frozenset()

    @property
    def to_review(self) -> tuple[ActionField, ...]:
        """The fields whose reading is not sure enough to go unread."""
        return tuple(guess.field for guess in self.guesses if guess.sureness is Sureness.UNSURE)


@dataclass(frozen=True)
class PlanDraft:
    """A whole plan, as read.

    Attributes:
        starts_on: first and last day, when the document tells the years.
        words: the plan's own words for its levels and people, by role (``delegation``, ``term``).
        note: what the document announces and does not hold, said on screen.
        given: for a spreadsheet, the fields of ``ActionDraft`` that it speaks of: the others keep
            what the base holds. None means all: a document.
    """

    kind: PlanKind
    title: str
    actions: tuple[ActionDraft, ...]
    headings: tuple[HeadingDraft, ...] = ()
    delegations: tuple[DelegationDraft, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    words: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    given: frozenset[str] | None = None
