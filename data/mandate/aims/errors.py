"""Why a link is not saved, in words that the officer may read."""

from data.base.errors import MandascopeError


class RefusedAimError(MandascopeError):
    """What was typed makes no link; the message says what is missing."""


class UnknownEndError(MandascopeError):
    """The action, the heading or the indicator is no more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"« {name} » n’est plus dans la base : rien n’a été enregistré. Rechargez la page."
        )


class AimChangedError(MandascopeError):
    """Somebody else wrote the same link meanwhile; nothing is saved."""
