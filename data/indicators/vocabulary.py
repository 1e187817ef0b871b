"""The indicators' own words: directions, kinds, reasons for absence. Free of database."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"
    RANGE = "range"
    NONE = "none"


class IndicatorKind(StrEnum):
    """What an indicator tells: suivi, réalisation, résultat, contexte."""

    MONITORING = "monitoring"
    OUTPUT = "output"
    OUTCOME = "outcome"
    CONTEXT = "context"


class Absence(StrEnum):
    """Why a value is missing; never zero."""

    NOT_PUBLISHED = "not_published"
    QUALITY = "quality"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class ObservationStatus(StrEnum):
    """How final a value is; a confidential one is known here and shown nowhere else."""

    DEFINITIVE = "definitive"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    CONFIDENTIAL = "confidential"


class Decision(StrEnum):
    """What became of a value that somebody proposed."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class BreakKind(StrEnum):
    """Why a series cannot be read across a year: geography, method, an exceptional year."""

    GEOGRAPHY = "geography"
    METHOD = "method"
    EXCEPTIONAL = "exceptional"
