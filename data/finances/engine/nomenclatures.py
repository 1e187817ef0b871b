"""Which nomenclature the lines of a year follow: towns left the M14 for the M57 by 2024. Pure."""

from collections.abc import Collection
from functools import lru_cache

from data.finances.engine.account_plan import account_titles
from data.finances.engine.ledger import family

_GENERAL = ("M14", "M57")


def nomenclature_of(stated: str, accounts: Collection[str]) -> str:
    """Return the nomenclature that the accounts of a year follow.

    A budget bears that of its latest accounts. Former ones are told by the accounts that one plan
    has and the other has not; when nothing tells them apart, they follow what is stated.

    Args:
        stated: the budget's.
        accounts: with lines that year.
    """
    if family(stated) not in _GENERAL:
        return stated
    only_old, only_new = (len(_apart(*pair) & set(accounts)) for pair in (_GENERAL, _GENERAL[::-1]))
    found = "M14" if only_old > only_new else "M57"
    return stated if only_old == only_new or found == family(stated) else found


@lru_cache(maxsize=len(_GENERAL))
def _apart(name: str, other: str) -> frozenset[str]:
    """Return the accounts of a plan that the other has not, even as a heading of others."""
    others = account_titles(other)
    return frozenset(
        account
        for account in account_titles(name)
        if not any(one.startswith(account) for one in others)
    )
