"""The pictures of voted against executed: the credits of each chapter, done or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.formats import percent
from data.finances.opening import tables
from data.finances.opening.chapters import UNRATED
from data.finances.opening.choices import SIDES
from data.finances.opening.execution_rows import total_of
from data.finances.opening.views import ExecutionRow

_THOUSAND = Decimal(1000)
_ROOM = 1.12
"""What the longest bar leaves on its right, for its rate on a narrow screen."""


@dataclass(frozen=True)
class Told:
    """What a picture says of itself beside its bars; ``credits_word`` is empty without credits."""

    whose: str
    year: int
    credits_word: str
    source: str
    is_simulated: bool


def execution_charts(rows: Sequence[ExecutionRow], told: Told) -> Mapping[str, StackedBars]:
    """Return a picture for each section and side that has credits."""
    drawn = {code: _chart(code, rows, told) for code in SIDES} if told.credits_word else {}
    return {code: chart for code, chart in drawn.items() if chart}


def _chart(code: str, rows: Sequence[ExecutionRow], told: Told) -> StackedBars | None:
    """Draw the credits of each chapter in what was done, left to do, and neither."""
    section, side = code.split("-")
    mine = [
        row
        for row in rows
        if row.chapter
        and (row.section, row.side, row.kind) == (section, side, "réel")
        and row.chapter not in UNRATED
        and (row.voted_eur or row.realised_eur)
    ]
    if not mine or not any(row.voted_eur for row in mine):
        return None
    mine.sort(key=lambda row: -(row.voted_eur or row.realised_eur or 0))
    total = total_of(rows, section, side)
    rate = percent(total.rate_pct, 1) if total else ""
    named = f"{SIDES[code].lower()} {told.whose}"
    bars = tuple(_bar(row) for row in mine)
    return StackedBars(
        title=f"En {told.year}, {rate} des {told.credits_word} en {named} sont réalisés",
        subtitle="Opérations réelles par chapitre, en milliers d’euros, hors reports et virements",
        source=told.source,
        alt=f"{named}, {told.year}. "
        + " ; ".join(f"{bar.label} : {bar.end_text}" for bar in bars)
        + ".",
        table=Table(
            ("Chapitre", "Intitulé", "Crédits ouverts (€)", "Réalisé (€)", "Restes (€)", "Taux"),
            tuple(
                (
                    row.chapter,
                    row.title,
                    *map(tables.cents, (row.voted_eur, row.realised_eur, row.remaining_eur)),
                    tables.rounded(row.rate_pct),
                )
                for row in mine
            ),
        ),
        is_simulated=told.is_simulated,
        rows=bars,
        maximum=_ROOM * max(sum(part.value for part in bar.segments) for bar in bars),
        order=("done", "in_progress", "upcoming"),
        smallest_written=0.08,
    )


def _bar(row: ExecutionRow) -> BarRow:
    done = max(row.realised_eur or Decimal(0), Decimal(0))
    left = max(row.remaining_eur or Decimal(0), Decimal(0))
    unused = max((row.voted_eur or Decimal(0)) - done - left, Decimal(0))
    parts = (
        Segment("done", "Réalisé", float(done / _THOUSAND)),
        Segment("in_progress", "Restes à réaliser", float(left / _THOUSAND)),
        Segment("upcoming", "Crédits non utilisés", float(unused / _THOUSAND)),
    )
    label = f"{row.chapter} {row.title}".strip()
    end = "sans crédits ouverts" if row.rate_pct is None else percent(row.rate_pct, 1)
    return BarRow(row.chapter, label, tuple(part for part in parts if part.value), end)
