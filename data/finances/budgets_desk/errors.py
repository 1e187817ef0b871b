"""Why a setting is not saved, in words that whoever typed it may read."""

from data.base.errors import MandascopeError


class RefusedSettingError(MandascopeError):
    """What was typed cannot be kept: a reason that lacks, dates in the wrong order."""


class SettingChangedError(MandascopeError):
    """Somebody changed the same budget or exemption meanwhile; says who, when and what."""
