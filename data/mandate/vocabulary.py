"""The mandate's own words: kinds, roles, stages. Free of database."""

from enum import StrEnum


class PlanKind(StrEnum):
    """What a plan is: a roadmap, a contrat de ville, a Walloon PST."""

    MANDATE_CONTRACT = "mandate_contract"
    CITY_CONTRACT = "city_contract"
    PST = "pst"


class PlanStatus(StrEnum):
    """Where the plan stands: projet, adopté, clos."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CLOSED = "closed"


class ActionNature(StrEnum):
    """Only a project can be done; a mission is kept up; a recurrence is held n times."""

    PROJECT = "project"
    MISSION = "mission"
    RECURRING = "recurring"


class TownRole(StrEnum):
    """What the town does: it is not blamed for another body's works."""

    PILOTS = "pilots"
    CONTRIBUTES = "contributes"
    FOLLOWS = "follows"


class PartyRole(StrEnum):
    """In which role a delegation or an outside body takes part."""

    PILOT = "pilot"
    SUPPORT = "support"
    WORKS_OWNER = "works_owner"
    OPERATOR = "operator"
    PARTNER = "partner"
    FUNDER = "funder"


class Stage(StrEnum):
    """Where an action stands, as declared. Overdue is never a stage: it is computed."""

    UPCOMING = "upcoming"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Confidence(StrEnum):
    """The declared weather: how sure the service is of reaching the goal."""

    SECURED = "secured"
    REACHABLE = "reachable"
    NEEDS_SUPPORT = "needs_support"
    AT_RISK = "at_risk"


class DeadlinePrecision(StrEnum):
    """How precise the text is."""

    DAY = "day"
    SEASON = "season"
    YEAR = "year"
    MANDATE = "mandate"


class DeadlineOrigin(StrEnum):
    """The plan's own text, or a later decision. The first deadline is kept: slippage shows."""

    TEXT = "text"
    DECISION = "decision"


class CreditKind(StrEnum):
    """Which money pays for a project of the contrat de ville: everybody's policies, or its own."""

    COMMON_LAW = "common_law"
    SPECIFIC = "specific"


class Finding(StrEnum):
    """How far the evidence answers a question of the final evaluation."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOT_MEASURABLE = "not_measurable"
