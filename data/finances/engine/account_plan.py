"""What accounts are called, by nomenclature: short titles, packaged as data. Pure."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from data.finances.engine.ledger import family

_FOLDER = Path(__file__).resolve().parents[2] / "reference" / "accounts"
_COMMON = "common"
_PLANS = frozenset({"M57", "M14", "M4"})
_KNOWN_DIGITS = 3
"""Every account of a plan is listed down to these: a number that begins otherwise is no account."""


def title_of(nomenclature: str, account: str) -> str:
    """Return the title of an account, or of the nearest account above it; empty when unknown.

    >>> title_of("M57", "64111999")
    'Traitement des titulaires'
    """
    plan = account_titles(nomenclature)
    for length in range(len(account), 0, -1):
        if title := plan.get(account[:length]):
            return title
    return ""


def is_known(nomenclature: str, account: str) -> bool:
    """Tell whether the nomenclature has such an account.

    Of a nomenclature whose plan is not packaged, no account is known.
    """
    plan = account_titles(nomenclature)
    return bool(plan.get(account[:_KNOWN_DIGITS]) or _is_whole(plan, account))


def account_titles(nomenclature: str) -> Mapping[str, str]:
    """Return the accounts of a nomenclature and their titles; none when it is not packaged."""
    return _plan(family(nomenclature))


def _is_whole(plan: Mapping[str, str], account: str) -> bool:
    """Tell whether two digits stand for a whole heading that has no account below it."""
    heading = account[: _KNOWN_DIGITS - 1]
    return bool(plan.get(heading)) and not any(
        len(other) == _KNOWN_DIGITS and other.startswith(heading) for other in plan
    )


@lru_cache(maxsize=len(_PLANS) + 1)
def _plan(name: str) -> Mapping[str, str]:
    if name not in _PLANS:
        return MappingProxyType({})
    return MappingProxyType(_read(_COMMON) | _read(name.lower()))


def _read(name: str) -> dict[str, str]:
    return dict(yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8")))
