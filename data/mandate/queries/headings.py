"""A plan's tree of headings, read whole: a PST has three levels, a roadmap one."""

from dataclasses import dataclass

from sqlmodel import Session

from data.mandate.models import Heading
from data.mandate.queries.plans import list_headings
from data.mandate.views import Theme

STRATEGIC_LEVEL = "objectif_strategique"


@dataclass(frozen=True)
class Tree:
    """The headings of a plan by identifier, in its own order."""

    headings: dict[int, Heading]

    def title(self, key: int) -> str:
        """Return a heading's title."""
        return self.headings[key].title

    def rank(self, key: int) -> tuple[int, int]:
        """Return what sorts headings in the plan's order."""
        return self.headings[key].order, key

    def branch(self, key: int) -> tuple[Heading, ...]:
        """Return a heading and all those above it, from the top of the plan."""
        found: list[Heading] = []
        at: int | None = key
        # A heading that stands above itself would never end: the plan's own depth stops it.
        while at is not None and at in self.headings and len(found) < len(self.headings):
            found.append(self.headings[at])
            at = self.headings[at].parent_id
        return tuple(reversed(found))

    def theme(self, key: int) -> Theme | None:
        """Return the strategic objective that a heading is or stands under."""
        branch = self.branch(key)
        for rank, heading in enumerate(branch):
            if heading.level == STRATEGIC_LEVEL:
                part = branch[0].title if rank else ""
                return Theme(heading.code, heading.title, part)
        return None


def plan_tree(session: Session, plan_id: int) -> Tree:
    """Read all the headings of a plan."""
    rows = list_headings(session, plan_id)
    return Tree({row.id: row for row in rows if row.id is not None})
