"""What every page starts with: the scope looked at, and views cached by the data's version."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar

from components.scope import current_scope
from data.base.service import base_view
from data.base.views import Scope

__all__ = ["cached_view", "current_scope", "load"]

View = TypeVar("View")

_MOST_VIEWS = 256


def load(
    view: Callable[..., View], scope: Scope, *arguments: Hashable, **filters: Hashable
) -> View:
    """Return a world's view, computed once per scope, filters and version of the data.

    Views are frozen, so that every session may share them.
    """
    loaded: View = cached_view(
        view, scope, arguments, tuple(sorted(filters.items())), base_view().version
    )
    return loaded


@lru_cache(maxsize=_MOST_VIEWS)
def cached_view(
    view: Callable[..., Any],
    scope: Scope,
    arguments: tuple[Hashable, ...],
    filters: tuple[tuple[str, Hashable], ...],
    _version: int,
) -> Any:
    """Compute a view; the version is only there to forget what an older base answered."""
    return view(scope, *arguments, **dict(filters))
