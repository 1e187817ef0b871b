"""The demonstration's « budget vert », simulated."""

from data.demo.investments import SOURCE
from data.demo.loading import Loading
from data.finances.models import GreenRating
from data.finances.vocabulary import GreenMark

_MARKS = {
    "f": GreenMark.FAVOURABLE,
    "m": GreenMark.MIXED,
    "n": GreenMark.NEUTRAL,
    "d": GreenMark.UNFAVOURABLE,
}


def load_green(load: Loading) -> None:
    """Add the marks of the operations; the PPI must be known already."""
    found = load.read_yaml("green.yaml")
    for year, axes in found["years"].items():
        for code, marks in found["marks"].items():
            for axis in axes:
                load.add(
                    GreenRating(
                        operation_id=load.id("investment_operation", code),
                        year=year,
                        axis=axis,
                        mark=_MARKS[marks[axis]],
                        note=marks.get("note"),
                        is_simulated=True,
                        source_id=load.id("source", SOURCE),
                    )
                )
