"""Values against their targets."""

from dataclasses import dataclass

from data.base.chart.common import Chart


@dataclass(frozen=True)
class Bullet:
    """A value against its target.

    Attributes:
        verdict: « met », « missed » or « unknown ».
        value: ``None`` when not computable; the bar is then left empty and ``text`` says why.
        threshold: where the tick stands; ``None`` when there is no target.
        distance_text: what it lacks or has to spare, in euros, on a line of its own.
    """

    key: str
    label: str
    value: float | None
    text: str
    threshold: float | None
    threshold_text: str
    verdict: str
    maximum: float
    minimum: float = 0.0
    distance_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Bullets(Chart):
    """Bullet bars, each on its own scale."""

    bullets: tuple[Bullet, ...]
