"""Why the list of chosen communes is not changed, in words that the officer may read."""

from data.base.errors import MandascopeError


class RefusedPeerError(MandascopeError):
    """What was asked makes no change; the message says what is missing."""


class PeerChangedError(MandascopeError):
    """Somebody else changed the list meanwhile; nothing is saved."""
