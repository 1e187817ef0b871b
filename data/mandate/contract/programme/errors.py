"""Why the programme is not saved, in words that the officer may read."""

from collections.abc import Sequence

from data.base.errors import MandascopeError


class NoProgrammeError(MandascopeError):
    """The organisation has no contract, or the year is not one of its years."""


class ProgrammeChangedError(MandascopeError):
    """Somebody else changed one of the projects meanwhile; nothing is saved.

    Attributes:
        conflicts: one sentence a project: who made it what, and when.
    """

    def __init__(self, conflicts: Sequence[str]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(
            "Rien n’a été enregistré : quelqu’un a changé les mêmes projets pendant votre saisie."
        )
