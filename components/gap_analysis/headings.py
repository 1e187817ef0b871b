"""The headings of the table of gaps: a quarter each, and its commune where it has several."""

from collections import Counter

from data.indicators.views import GapAnalysisView, GapColumn

_LONGEST = 24
"""Letters that a heading holds: it stands on one line, never folded."""
_FEWEST = 3
_LINKING = " /,–-"
"""What leads to a word that was cut away."""


def column_names(view: GapAnalysisView) -> list[str]:
    """Return a name for each column; two quarters of one name are told by their codes."""
    counts = Counter(column.label for column in view.columns)
    return [
        column.label if counts[column.label] == 1 else f"{column.label} ({column.quarter})"
        for column in view.columns
    ]


def heading(column: GapColumn, name: str) -> str:
    """Write the heading of a column so that it is never cut: « Arques (Quai du… ».

    What tells two columns of a quarter apart comes first; the whole name is a hover away, and
    stands in the sentences and in the files.
    """
    if len(name) <= _LONGEST:
        return name
    if name.startswith(f"{column.comparator_name} ("):
        room = _LONGEST - len(column.comparator_name) - 3
        if room > _FEWEST:
            return f"{column.comparator_name} ({shortened(column.quarter_name, room)})"
    return shortened(name, _LONGEST)


def shortened(text: str, most: int) -> str:
    """Return a text of so many letters at most, cut between words where that leaves enough."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) * 2 > most else cut).rstrip(_LINKING)}…"
