"""What reads across the worlds: the slides of the projected display, a town's first steps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.base.chart import Chart
from data.territories.communes import CommuneLine
from data.territories.views import MapView


@dataclass(frozen=True)
class BigFigure:
    """A figure written large, with the words that make it mean something."""

    value: str
    words: str


@dataclass(frozen=True)
class Slide:
    """One message for a room: a finding, and at most one picture, list or set of figures.

    Everything in it is cleared for the public: no comment of a journal, public stage words.

    Attributes:
        key: names the slide, whatever its rank.
    """

    key: str
    title: str
    source: str
    is_simulated: bool
    subtitle: str = ""
    chart: Chart | None = None
    map: MapView | None = None
    figures: tuple[BigFigure, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class StartedTown:
    """A town that was just given a base, and what its code was taken for.

    Attributes:
        name: as the screens will show it.
        commune: the French commune of the code; missing when the list does not know it.
        is_belgian: the code is an INS code.
    """

    code: str
    name: str
    commune: CommuneLine | None
    is_belgian: bool

    @property
    def sentence(self) -> str:
        """Say whose base it is, and where that is."""
        if self.is_belgian:
            return f"Base créée pour {self.name} ({self.code}, Belgique)."
        if self.commune is None:
            return (
                f"Base créée pour {self.name} ({self.code}). Ce code n’est pas dans le Code "
                "officiel géographique : la commune est seule, sans intercommunalité."
            )
        one = self.commune
        official = one.name if one.name != self.name else ""
        parts = (self.code, official, one.departement, one.epci or "")
        return f"Base créée pour {self.name} ({', '.join(part for part in parts if part)})."


class Holder(StrEnum):
    """Whose base it is."""

    NOBODY = "nobody"
    DEMONSTRATION = "demonstration"
    OWN_TOWN = "own_town"


@dataclass(frozen=True)
class Step:
    """One thing to bring to Mandascope, and what it gives.

    Attributes:
        key: names the step, whatever its rank.
        gain: what the pages show once it is there.
        where: where the file is found.
        formats: codes of the formats that bring it.
        files: the kinds of files, in words.
        found: what the base already holds of it, « rien encore » when nothing.
        has_some: the base holds some of it, or of what goes with it.
        is_done: the base holds some of the thing itself.
        missing: what is missing, as a report says it.
    """

    key: str
    title: str
    gain: str
    where: str
    formats: tuple[str, ...]
    files: str
    found: str
    has_some: bool
    is_done: bool
    missing: str


@dataclass(frozen=True)
class FirstSteps:
    """From an empty base to a town's own dashboard.

    Attributes:
        starts_on: first day of the mandate, when the base has a town.
        is_belgian: what belongs to French communes only is then left out.
        steps: what to bring, in the order in which it is best brought.
    """

    holder: Holder
    code: str
    name: str
    starts_on: date | None
    ends_on: date | None
    is_belgian: bool
    steps: tuple[Step, ...]
