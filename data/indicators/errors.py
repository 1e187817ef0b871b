"""Errors of the indicators' world."""

from data.base.errors import MandascopeError


class UnknownIndicatorError(MandascopeError):
    """The catalogue has no indicator of that code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucun indicateur n’a le code « {code} ».")
