"""The rows that an account set is made of, and how those of a draft and of the base are held equal.

A draft's fields have the names of the table's columns, so that neither is described twice.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_EVEN, Decimal

from data.base.formats import counted
from data.finances.drafts import (
    AccountSetDraft,
    AggregateDraft,
    BalanceLineDraft,
    BudgetLineDraft,
    LoanDraft,
    PublishedFigureDraft,
)
from data.finances.models import Aggregate, BalanceLine, BudgetLine, Loan, PublishedFigure

DetailRow = Aggregate | BalanceLine | BudgetLine | Loan | PublishedFigure
Values = tuple[object, ...]
"""The values of a row, in the order of ``Detail.names``."""

_CENT = Decimal("0.01")
_MONEY = "_eur"


@dataclass(frozen=True)
class Detail:
    """One kind of rows of a set.

    Attributes:
        field: of ``AccountSetDraft``, where a draft holds them.
        names: fields of a row.
        is_ordered: the file's order is kept; otherwise the code is what a row is known by.
        is_told: counted in the line that announces a set.
    """

    field: str
    table: type[DetailRow]
    names: tuple[str, ...]
    singular: str
    plural: str
    is_ordered: bool = True
    is_told: bool = True

    def counted(self, count: int) -> str:
        """Count rows of this kind, ``1 452 lignes``."""
        return counted(count, self.singular, self.plural)


def _names(draft: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(draft))


AGGREGATES = Detail(
    "aggregates", Aggregate, _names(AggregateDraft), "agrégat", "agrégats", is_ordered=False
)
DETAILS = (
    Detail("budget_lines", BudgetLine, _names(BudgetLineDraft), "ligne", "lignes"),
    Detail("balance_lines", BalanceLine, _names(BalanceLineDraft), "compte", "comptes"),
    AGGREGATES,
    Detail("loans", Loan, _names(LoanDraft), "emprunt", "emprunts"),
    Detail(
        "published",
        PublishedFigure,
        _names(PublishedFigureDraft),
        "chiffre imprimé",
        "chiffres imprimés",
        is_told=False,
    ),
)


def drafted(detail: Detail, draft: AccountSetDraft) -> tuple[Values, ...]:
    """Return the rows of a draft as the base would hold them."""
    rows: Iterable[object] = getattr(draft, detail.field)
    return _sorted(
        detail,
        (tuple(_stored(name, getattr(row, name)) for name in detail.names) for row in rows),
    )


def held(detail: Detail, rows: Iterable[Values]) -> tuple[Values, ...]:
    """Return the rows of the base so that they compare with a draft's."""
    return _sorted(detail, rows)


def changed_count(before: tuple[Values, ...], after: tuple[Values, ...]) -> int:
    """Count the rows that were not there before, wherever they stand."""
    return sum((Counter(after) - Counter(before)).values())


def _sorted(detail: Detail, rows: Iterable[Values]) -> tuple[Values, ...]:
    return tuple(rows) if detail.is_ordered else tuple(sorted(rows, key=lambda row: str(row[0])))


def _stored(name: str, value: object) -> object:
    """Round money to the cent, as the base does."""
    if name.endswith(_MONEY) and isinstance(value, Decimal):
        return value.quantize(_CENT, ROUND_HALF_EVEN)
    return value
