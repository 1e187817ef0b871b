"""What an account is called: by the plan of its nomenclature, as far as it is known."""

from collections.abc import Callable

from data.finances.engine.account_plan import title_of


def account_titles(nomenclature: str) -> Callable[[str], str]:
    """Return what names an account of a nomenclature; an unknown one has an empty name."""
    return lambda account: title_of(nomenclature, account) or ""
