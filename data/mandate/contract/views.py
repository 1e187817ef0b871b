"""What the page « Contrat de ville » shows: frozen values, free of database and screen."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.base.chart import StackedBars, Table
from data.base.views import SourceLine
from data.mandate.contract.programme.views import ProgrammeView as ProgrammeView
from data.mandate.views import ActionState, PlanLine
from data.mandate.vocabulary import Stage
from data.territories.views import MapView


class Crossed(StrEnum):
    """Whether an objective serves an ambition; what nobody answered is never a « no »."""

    LINKED = "linked"
    NOT_LINKED = "not_linked"
    TO_FILL = "to_fill"


@dataclass(frozen=True)
class Ambition:
    """A column of the matrix."""

    code: str
    title: str


@dataclass(frozen=True)
class Objective:
    """A row of the matrix.

    Attributes:
        actions: how many actions stand under it in the plan's own tree.
        done: identifiers of those that are projects done.
        projects: identifiers of those that are projects, dropped ones left out.
        has_indicator: it aims at an indicator, itself or by one of its actions.
    """

    code: str
    title: str
    axis: str
    actions: int
    done: frozenset[int] = frozenset()
    projects: frozenset[int] = frozenset()
    has_indicator: bool = False


@dataclass(frozen=True)
class CrossingCounts:
    """How many crossings are answered, and how."""

    linked: int
    not_linked: int
    total: int

    @property
    def filled(self) -> int:
        """Count those that somebody answered."""
        return self.linked + self.not_linked


@dataclass(frozen=True)
class Matrix:
    """Ambitions × objectives: ``cells`` holds a row an objective, a cell an ambition."""

    ambitions: tuple[Ambition, ...]
    objectives: tuple[Objective, ...]
    cells: tuple[tuple[Crossed, ...], ...]
    counts: CrossingCounts


@dataclass(frozen=True)
class AmbitionProgress:
    """How many objectives are linked to an ambition, and what is done of their projects."""

    code: str
    title: str
    linked: int
    done: int
    projects: int


@dataclass(frozen=True)
class CrossingEdit:
    """What an officer makes of a crossing, and what she saw there when she began."""

    objective: str
    ambition: str
    seen: Crossed
    wanted: Crossed


@dataclass(frozen=True)
class CrossingChange:
    """A line of the history of crossings."""

    recorded_at: datetime
    author: str
    objective: str
    ambition: str
    before: Crossed
    after: Crossed


@dataclass(frozen=True)
class Where:
    """Where an investment happens: a quarter has a code, another place its name alone."""

    code: str
    name: str
    is_quarter: bool
    is_nearby: bool


@dataclass(frozen=True)
class Investment:
    """An operation of the contract as it stood on a day."""

    action: ActionState
    theme: str
    pilots: tuple[str, ...]
    places: tuple[Where, ...]


class Dimension(StrEnum):
    """What investments may be counted by."""

    QUARTER = "quartier"
    PILOT = "pilote"
    THEME = "theme"
    STAGE = "statut"


@dataclass(frozen=True)
class InvestmentFilters:
    """What the list of investments keeps; empty means everything."""

    place: str | None = None
    pilot: str | None = None
    theme: str | None = None
    stage: Stage | None = None
    is_unreported: bool = False


@dataclass(frozen=True)
class InvestmentsView:
    """The investments that match, counted, on the map; the choices are those of all of them."""

    plan: PlanLine
    answer: str
    total: int
    investments: tuple[Investment, ...]
    places: tuple[tuple[str, str], ...]
    pilots: tuple[str, ...]
    themes: tuple[str, ...]
    chart: StackedBars
    map: MapView | None
    no_map: str
    is_simulated: bool


@dataclass(frozen=True)
class LinkEnd:
    """An action at one end of a link between plans."""

    plan_code: str
    plan_title: str
    code: str
    title: str
    stage: str
    is_simulated: bool


@dataclass(frozen=True)
class ContractLink:
    """An action of another plan, and the investment with which it goes."""

    investment: LinkEnd
    other: LinkEnd
    reason: str


@dataclass(frozen=True)
class LinksView:
    """The links both ways; ``alone`` counts the investments without any."""

    answer: str
    links: tuple[ContractLink, ...]
    investments: int
    alone: int


class Reason(StrEnum):
    """Why the update of the contract must look at something."""

    NO_ACTION = "sans-action"
    NO_INDICATOR = "sans-indicateur"
    TO_FILL = "a-renseigner"
    NO_AMBITION = "sans-ambition"
    NO_OBJECTIVE = "sans-objectif"
    NO_PILOT = "sans-pilote"
    NO_PLACE = "sans-lieu"
    NO_DEADLINE = "sans-echeance"
    NEVER_UPDATED = "jamais-mis-a-jour"
    STALE = "ancien"
    LINE_WITHOUT_OBJECTIVE = "projet-sans-objectif"


@dataclass(frozen=True)
class ReviewLine:
    """Something that the update must look at; ``action`` is the code of its sheet, if any."""

    kind: str
    code: str
    title: str
    reasons: tuple[Reason, ...]
    action: str | None = None


@dataclass(frozen=True)
class ReviewView:
    """What the update must look at, and by when.

    Attributes:
        year: the year half-way through the contract.
        counts: how many lines each reason concerns, out of how many.
        lines: those that the reason chosen keeps.
    """

    year: int
    answer: str
    counts: tuple[tuple[Reason, int, int], ...]
    total: int
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True)
class ContractView:
    """The contract as a whole on a day.

    Attributes:
        progress: what is done of the projects that serve each ambition.
        is_demonstration: what is typed here is simulated.
        simulated: codes of the objective and the ambition of each crossing that was made up.
        sheet: the committee's figures, ready to print and to take away.
    """

    plan: PlanLine
    on: date
    answer: str
    matrix: Matrix
    matrix_answer: str
    progress: tuple[AmbitionProgress, ...]
    is_demonstration: bool
    simulated: frozenset[tuple[str, str]]
    history: tuple[CrossingChange, ...]
    year: int
    sheet: Table
    source: SourceLine | None
    is_simulated: bool
