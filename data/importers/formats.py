"""What a format is: how it is recognised, how it is read, and what reading gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from data.base.drafts import SourceDraft
from data.base.problems import Problem
from data.finances.drafts import AccountsDraft
from data.finances.investments.drafts import InvestmentsDraft
from data.indicators.drafts import IndicatorsDraft, StatisticsDraft
from data.mandate.contract.programme.imported.drafts import ProgrammeDraft
from data.mandate.drafts import DelegationDraft, PlanDraft
from data.territories.drafts import TerritoriesDraft
from data.territories.grid.drafts import GridDraft
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import TerritoryKind


class FormatCode(StrEnum):
    """The formats that Mandascope reads, by their names on the command line."""

    ROADMAP = "feuille-de-route"
    PST = "pst"
    CITY_CONTRACT = "contrat-de-ville"
    ACTIONS = "actions"
    INDICATORS = "indicateurs"
    PROGRAMME = "programmation"
    PPI = "ppi"
    OUTLINES = "contours"
    COMMUNES = "communes"
    QUARTERS = "correspondance-qpv"
    QUARTER_STATISTICS = "insee-qpv"
    INCOMES = "filosofi"
    SCHOOLS = "ips"
    SCHOOL_DIRECTORY = "annuaire-education"
    CRIME = "ssmsi"
    POPULATIONS = "populations"
    GRID = "carreaux"
    BUDGET_ACTS = "totem"
    BALANCES = "balances"
    AGGREGATES = "ofgl"
    INDIVIDUAL_ACCOUNTS = "comptes-individuels"


class Family(StrEnum):
    """How an officer works with a format.

    A plan document is corrected in a table before it is saved; a spreadsheet of the town's own has
    a template and columns to match; an official file is taken as published.
    """

    DOCUMENT = "document"
    SPREADSHEET = "spreadsheet"
    OFFICIAL = "official"


COUNTS = (
    "volets",
    "strategic_objectives",
    "operational_objectives",
    "headings",
    "delegations",
    "actions",
    "shared_actions",
    "milestones",
    "supports",
    "deadlines",
    "territories",
    "indicators",
    "observations",
    "suppressed",
    "targets",
    "budgets",
    "account_lines",
    "aggregates",
)
"""What every report counts, 0 included."""


Content = (
    PlanDraft
    | ProgrammeDraft
    | IndicatorsDraft
    | TerritoriesDraft
    | GridDraft
    | StatisticsDraft
    | AccountsDraft
    | InvestmentsDraft
)
"""What a reading gives, whatever its format."""


@dataclass(frozen=True)
class Town:
    """What a reader may know of the town: nothing on an empty base.

    Attributes:
        starts_on: first and last day of the mandate.
        delegations: those that the base already knows.
        indicators: title of each indicator that the base holds or that comes packaged, by code.
        column_choices: for a spreadsheet, the officer's column for each of ours, remembered.
        value_choices: what the officer's words mean, by our column then by their word.
        surroundings: what a national file is kept for; nothing is left out without it.
        edition: year of publication, said by the officer when the file's name does not.
        kind: of the territories of a file of contours, said by the officer when it does not.
        peers: communes that the town chose to be held beside: their INSEE code, their name.
    """

    today: date
    organisation: str | None = None
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    delegations: tuple[DelegationDraft, ...] = ()
    indicators: Mapping[str, str] = field(default_factory=dict)
    column_choices: Mapping[str, str] = field(default_factory=dict)
    value_choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    surroundings: Surroundings | None = None
    edition: int | None = None
    kind: TerritoryKind | None = None
    peers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A file that was read, not yet compared with the base.

    Attributes:
        counts: by the names of ``COUNTS``; absent means 0. A format may add names of its own.
        warnings: what looks wrong in the file, or had to be guessed; nothing is refused for it.
        ignored: rows outside the town and its comparators.
        kept: what was kept of a national file, in a French sentence; empty when all of it was.
        source: the dataset that the file is an edition of; the file itself is cited without it.
    """

    format: str
    content: Content
    counts: Mapping[str, int]
    warnings: tuple[Problem, ...] = ()
    ignored: int = 0
    kept: str = ""
    source: SourceDraft | None = None
