"""Why a text of the report was not saved."""

from data.base.errors import MandascopeError


class RefusedTextError(MandascopeError):
    """A text that cannot be saved; its message says why, nothing was written."""


class TextChangedError(MandascopeError):
    """Somebody else changed the text meanwhile; says who, when and what."""
