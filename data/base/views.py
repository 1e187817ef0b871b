"""What every view is asked for, and what it says of its sources."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Scope:
    """What is looked at: an organisation, one of its plans, on a day (« État au »)."""

    organisation: str
    plan: str
    on: date


@dataclass(frozen=True)
class SourceLine:
    """A source as cited under a figure."""

    code: str
    title: str
    producer: str
    edition: str | None
    licence: str | None
    perimeter: str | None
    note: str | None
    is_simulated: bool

    @property
    def citation(self) -> str:
        """Say producer, title and edition; « simulé » where it is."""
        edition = f", édition {self.edition}" if is_edition_to_say(self) else ""
        simulated = " (simulé)" if self.is_simulated else ""
        return f"{self.producer}, {self.title}{edition}{simulated}"


def is_edition_to_say(source: SourceLine) -> bool:
    """Tell that the title of a source does not end with its edition, brackets left out."""
    ends = (source.title, source.title.split(" (")[0])
    return bool(source.edition) and not any(one.endswith(source.edition or "") for one in ends)


@dataclass(frozen=True)
class BaseView:
    """Whose base it is.

    Attributes:
        organisation: the town's code; missing while the base is empty.
        default_on: the day looked at unless told, the demonstration's own.
        version: changes with every unit of work; caches are keyed by it.
        is_demonstration: it came with the program and gives way to a town of one's own.
    """

    organisation: str | None
    name: str
    is_simulated: bool
    default_on: date | None
    version: int
    is_demonstration: bool = False
