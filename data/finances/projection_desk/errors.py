"""Why a scenario is not saved, in words that its writer may read."""

from collections.abc import Sequence

from data.base.errors import MandascopeError


class ScenarioRefusedError(MandascopeError):
    """What was typed cannot be kept as it is; the message says what to mend."""


class UnknownScenarioError(MandascopeError):
    """No scenario has this code any more."""

    def __init__(self) -> None:
        super().__init__("Ce scénario n’existe plus : quelqu’un l’a supprimé.")


class ScenarioChangedError(MandascopeError):
    """Somebody else changed the scenario meanwhile; nothing is saved.

    Attributes:
        changes: one sentence each: who, when, what.
    """

    def __init__(self, changes: Sequence[str]) -> None:
        self.changes = tuple(changes)
        super().__init__(
            "Rien n’a été enregistré : quelqu’un a changé ce scénario pendant votre saisie."
        )
