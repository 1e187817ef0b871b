"""Why an operation is not saved, in words that the officer may read."""

from data.base.errors import MandascopeError


class RefusedOperationError(MandascopeError):
    """What was typed cannot be saved as it is; nothing was."""


class UnknownOperationError(MandascopeError):
    """The town has no operation of this number."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Aucune opération d’investissement ne porte le numéro « {code} ».")


class OperationChangedError(MandascopeError):
    """Somebody else changed the operation meanwhile; nothing is saved."""


class NoInvestmentsError(MandascopeError):
    """The town has no operation to take away."""

    def __init__(self) -> None:
        super().__init__("Aucune opération d’investissement n’est connue : rien à sortir.")
