"""Why something typed is not saved, in words that the officer may read."""

from collections.abc import Mapping, Sequence

from data.base.errors import MandascopeError


class EntryRefusedError(MandascopeError):
    """What was typed cannot be saved as it is; ``problems`` say why, a sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("Rien n’a été enregistré : " + " ".join(problems))


class DoubtfulEntryError(MandascopeError):
    """What was typed is doubtful, and nobody confirmed it; ``warnings`` say what is."""

    def __init__(self, warnings: Sequence[str]) -> None:
        self.warnings = tuple(warnings)
        super().__init__(
            "Rien n’a été enregistré : confirmez d’abord ce qui surprend. " + " ".join(warnings)
        )


class ValueChangedError(MandascopeError):
    """Somebody else changed the same thing meanwhile; nothing is saved.

    Attributes:
        conflicts: one sentence a value: who changed it, when, to what.
        versions: the version held now, by identifier of the proposal that it stops.
    """

    def __init__(self, conflicts: Sequence[str], versions: Mapping[int, int] | None = None) -> None:
        self.conflicts = tuple(conflicts)
        self.versions = dict(versions or {})
        super().__init__(
            "Rien n’a été enregistré : quelqu’un a changé la même chose pendant votre saisie."
        )


class UnknownEntryError(MandascopeError):
    """The indicator, the territory, the proposal or the target is no more, or not the town's."""
