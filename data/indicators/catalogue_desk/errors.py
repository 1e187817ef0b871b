"""Why what was typed of an indicator is not saved, in French."""

from collections.abc import Sequence

from data.base.errors import MandascopeError


class RefusedDescriptionError(MandascopeError):
    """Something typed must be mended; ``problems`` say what, a sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("Rien n’est enregistré : corrigez ce qui suit, votre saisie est gardée.")
        self.problems = tuple(problems)


class DescriptionChangedError(MandascopeError):
    """Somebody else changed the indicator meanwhile; ``changes`` say who, when and what."""

    def __init__(self, changes: Sequence[str], version: int) -> None:
        super().__init__("Cet indicateur a changé depuis que vous l’avez ouvert.")
        self.changes = tuple(changes)
        self.version = version
