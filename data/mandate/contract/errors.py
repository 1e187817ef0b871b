"""Why a crossing is not saved, in words that the officer may read."""

from collections.abc import Sequence

from data.base.errors import MandascopeError


class NoContractError(MandascopeError):
    """The organisation has no contract to fill in."""


class UnknownCrossingError(MandascopeError):
    """The contract has no such ambition or objective any more."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Le contrat de ville n’a plus de rubrique « {code} » : rien n’a été enregistré. "
            "Rechargez la page."
        )


class CrossingsChangedError(MandascopeError):
    """Somebody else answered one of the crossings meanwhile; nothing is saved.

    Attributes:
        conflicts: one sentence a crossing: who made it what, and when.
    """

    def __init__(self, conflicts: Sequence[str]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(
            "Rien n’a été enregistré : quelqu’un a changé les mêmes cases pendant votre saisie."
        )
