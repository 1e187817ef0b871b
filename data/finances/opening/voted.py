"""What was voted, done and left to do under each chapter, summed in the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlmodel import Session, col

from data.finances.models import AccountSet, BudgetLine
from data.finances.opening.choices import INVESTMENT, OPERATING

DISPOSALS = "775"
_OPERATING_ONLY = frozenset({"002", "022", "023"})
_LONGEST_CHAPTER = 3


@dataclass(frozen=True)
class Place:
    """Where a line stands: its section, side, kind and chapter."""

    section: str
    is_spending: bool
    is_order: bool
    chapter: str


@dataclass(frozen=True)
class Sums:
    """Euros under a place; what no line gives is missing."""

    voted_eur: Decimal | None = None
    realised_eur: Decimal | None = None
    remaining_eur: Decimal | None = None


def chapter_sums(session: Session, sets: Iterable[AccountSet]) -> dict[int, dict[Place, Sums]]:
    """Sum the lines of acts by place; an act without lines is left out."""
    line = BudgetLine
    same = (
        col(line.account_set_id),
        col(line.account),
        col(line.chapter),
        col(line.is_spending),
        col(line.is_order),
    )
    sums = (
        func.sum(col(line.voted_eur)),
        func.sum(col(line.realised_eur)),
        func.sum(col(line.remaining_eur)),
    )
    statement = (
        select(*same, *sums)
        .where(same[0].in_([one.id for one in sets]))
        .group_by(*same)
        .order_by(*same)
    )
    found: defaultdict[int, dict[Place, Sums]] = defaultdict(dict)
    for key, account, chapter, is_spending, is_order, *amounts in session.connection().execute(
        statement
    ):
        number = chapter if is_order or is_spending else revenue_chapter(account, chapter)
        place = Place(section_of(account), is_spending, is_order, chapter_of(number))
        found[key][place] = added(found[key].get(place, Sums()), Sums(*amounts))
    return dict(found)


def added(one: Sums, other: Sums) -> Sums:
    """Add two sums; what neither gives stays missing."""
    return Sums(
        _plus(one.voted_eur, other.voted_eur),
        _plus(one.realised_eur, other.realised_eur),
        _plus(one.remaining_eur, other.remaining_eur),
    )


def section_of(account: str) -> str:
    """Return the section of an account: charges and produits belong to the operating one."""
    is_operating = account.startswith(("6", "7")) or account in _OPERATING_ONLY
    return OPERATING if is_operating else INVESTMENT


def revenue_chapter(account: str, chapter: str) -> str:
    """Return the chapter of a recette; disposals stand apart, planned elsewhere (024)."""
    return DISPOSALS if account.startswith(DISPOSALS) else chapter


def chapter_of(chapter: str) -> str:
    """Return the chapter that a narrower one belongs to: some towns vote articles one by one.

    ``2313`` belongs to 23, ``20421`` to 204, the operation for a third party ``454101`` to 45.
    """
    if len(chapter) <= _LONGEST_CHAPTER or not chapter.isdigit():
        return chapter
    return "204" if chapter.startswith("204") else chapter[:2]


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return one if other is None else other + (one or Decimal(0))
