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
    """How final a value is."""

    DEFINITIVE = "definitive"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
