"""Why a break is not saved, in words that the writer may read."""

from data.base.errors import MandascopeError


class InvalidBreakError(MandascopeError):
    """Something typed is missing or makes no sense; nothing is saved."""


class BreakChangedError(MandascopeError):
    """Somebody else changed the break meanwhile; nothing is saved."""
