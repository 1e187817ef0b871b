"""From a total to another, step by step."""

from dataclasses import dataclass

from data.base.chart.common import Chart


@dataclass(frozen=True)
class Step:
    """A step of a waterfall: a total, drawn from zero, or what is added to or taken from it.

    ``value`` is that of the total, or of the change with its sign; missing, nothing is drawn and
    ``text`` says why.
    """

    key: str
    label: str
    value: float | None
    text: str
    role: str
    is_total: bool = False


@dataclass(frozen=True, kw_only=True)
class Waterfall(Chart):
    """From a total to another, one step a row, each change starting where the last one ended."""

    steps: tuple[Step, ...]
    unit: str

    @property
    def spans(self) -> tuple[tuple[float, float] | None, ...]:
        """Return where each step starts and ends; ``None`` for one that is not drawn."""
        level: float | None = 0.0
        found: list[tuple[float, float] | None] = []
        for step in self.steps:
            start = 0.0 if step.is_total else level
            if step.value is None or start is None:
                level = None
                found.append(None)
                continue
            level = start + step.value
            found.append((start, level))
        return tuple(found)
