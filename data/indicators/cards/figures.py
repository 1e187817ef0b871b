"""Every figure known of a quarter, each with the newer years that were withheld."""

from collections.abc import Iterator
from dataclasses import replace

from data.indicators import rules, words
from data.indicators.knowledge import Knowledge
from data.indicators.views import Figure, IndicatorLine, Reading
from data.territories.views import Quarter


def with_later_absences(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, reading: Reading
) -> Figure:
    """Return a figure that says which newer years were withheld, and why."""
    series = [one for some in known.statistics(indicator.code, quarter).values() for one in some]
    figure = known.figure(indicator, reading, quarter.name)
    withheld = words.withheld_text(series, reading.data_year) if reading.data_year else None
    notes = [note for note in (figure.note, withheld) if note]
    return replace(figure, note=". ".join(notes) or None)


def all_figures(
    known: Knowledge, quarter: Quarter
) -> Iterator[tuple[IndicatorLine, Reading, Figure]]:
    """Yield the last statistic and the card's figure; once, with both sources, if they are one."""
    for indicator in known.catalogue.values():
        newest, printed = known.latest(indicator.code, quarter), known.card(indicator.code, quarter)
        if newest is not None:
            figure = with_later_absences(known, indicator, quarter, newest)
            if (
                printed is not None
                and newest is not printed
                and rules.is_same_figure(newest, printed)
            ):
                figure, printed = _repeated(figure, printed), None
            yield indicator, newest, figure
        if printed is not None and printed is not newest:
            yield indicator, printed, with_later_absences(known, indicator, quarter, printed)


def _repeated(figure: Figure, printed: Reading) -> Figure:
    """Return a statistic that says who prints it too."""
    notes = [note for note in (figure.note, printed.note) if note]
    return replace(
        figure,
        source=f"{figure.source} ; repris par : {words.source_text(printed.source)}",
        citation=f"{figure.citation} ; repris par : {printed.source.citation}",
        note=". ".join(notes) or None,
    )
