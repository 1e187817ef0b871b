"""The programme as a spreadsheet says it, before the base knows anything of it."""

from dataclasses import dataclass
from decimal import Decimal

from data.base.problems import NOWHERE, Where
from data.mandate.contract.programme.views import Financer
from data.mandate.vocabulary import CreditKind


@dataclass(frozen=True)
class ProjectDraft:
    """A project of a file. What is missing says nothing: it keeps what the base holds.

    Attributes:
        objective: as written, a code or a title; its code once it is placed beside the base.
        territory: the same, of a quarter.
    """

    year: int
    title: str
    bearer: str
    credit: CreditKind
    objective: str | None = None
    territory: str | None = None
    amounts_eur: tuple[tuple[Financer, Decimal | None], ...] = ()
    outcome: str | None = None
    where: Where = NOWHERE

    def amount(self, financer: Financer) -> Decimal | None:
        """Return what one financer gives; nothing when the file does not say."""
        return dict(self.amounts_eur).get(financer)


@dataclass(frozen=True)
class ProgrammeDraft:
    """The projects of a file, in its order."""

    projects: tuple[ProjectDraft, ...]
