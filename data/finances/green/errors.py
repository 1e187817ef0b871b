"""What keeps a mark from being saved, in French."""

from data.base.errors import MandascopeError


class RefusedMarkError(MandascopeError):
    """A mark that cannot be: unknown operation, an axis that is not due, a note too long."""


class MarkChangedError(MandascopeError):
    """Somebody else gave another mark meanwhile."""
