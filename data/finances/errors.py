"""Errors of the finances world that a person may read."""

from data.base.errors import MandascopeError


class UnknownBudgetError(MandascopeError):
    """The budget asked for is not one of the town's."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucun budget n’a le code « {code} ».")
