"""Errors of the mandate's world."""

from data.base.errors import MandascopeError


class UnknownPlanError(MandascopeError):
    """The organisation has no plan of that code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucun document suivi n’a le code « {code} ».")


class UnknownDelegationError(MandascopeError):
    """No delegation of that code holds actions in the plan that day."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucune délégation n’a le code « {code} » à cette date.")


class UnknownActionError(MandascopeError):
    """The plan has no action of that code that day."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucune action n’a le code « {code} » dans ce document à cette date.")
