"""Whether a value may leave the base: a small count would let persons be recognised. Pure.

The rule is for what the town typed or brought in its own tables. What an official file prints has
passed its producer's own secrecy and stays as published. The thresholds are packaged data, dated
and sourced, in ``data/reference/secrecy.yaml``; the rule is told in ``docs/methode.md``.
"""

from collections.abc import Collection, Hashable, Mapping
from functools import lru_cache
from math import isclose
from typing import Any, Protocol, TypeVar

import yaml

from data.base.formats import number, typeset
from data.base.settings import PROJECT_ROOT
from data.indicators.vocabulary import ObservationStatus

CONFIDENTIAL = typeset("secret : valeur confidentielle")
RECOMPUTABLE = typeset("secret : se déduirait des autres valeurs")
WORD = "Secret"
"""What a file says instead of the value; an import that reads it back changes nothing."""

_FILE = PROJECT_ROOT / "data" / "reference" / "secrecy.yaml"

Key = TypeVar("Key", bound=Hashable)


class Counted(Protocol):
    """What the rule must know of an indicator: a row of the base has all of it."""

    @property
    def unit(self) -> str:
        """In which its values are written."""
        ...

    @property
    def concept(self) -> str | None:
        """What is counted."""
        ...

    @property
    def source_family(self) -> str | None:
        """Who publishes it as a rule."""
        ...

    @property
    def smallest_count(self) -> int | None:
        """The town's own threshold, when it set one."""
        ...


def is_count(unit: str) -> bool:
    """Tell whether a unit counts something; one that nobody knows is taken for a count."""
    known, bare = _packaged(), unit.strip().casefold()
    if bare in {one.casefold() for one in known["not_counts"]}:
        return False
    return not any(sign in f" {bare} " for sign in known["ratio_signs"])


def smallest_count(indicator: Counted) -> int:
    """Return the smallest count that may be shown; 0 where the rule does not hold."""
    return threshold(indicator)[0]


def threshold(indicator: Counted) -> tuple[int, str]:
    """Return the smallest count that may be shown, and what says so; (0, "") without a rule."""
    if indicator.smallest_count is not None:
        return indicator.smallest_count, "seuil propre à l’indicateur"
    if not is_count(indicator.unit):
        return 0, ""
    for rule in _packaged()["thresholds"]:
        if _suits(rule, indicator):
            return int(rule["smallest"]), str(rule["reference"])
    default = _packaged()["default"]
    return int(default["smallest"]), str(default["reference"])


def withheld(
    value: float | None, status: ObservationStatus, smallest: int, *, is_published: bool
) -> str:
    """Say why a value stays in the base; empty when it may leave, or when there is none.

    Args:
        value: in the unit of the indicator. Zero is a small count too: it says « nobody ».
        status: a confidential value never leaves, whatever its size.
        smallest: the smallest count that may be shown.
        is_published: an official file prints it.
    """
    if value is None:
        return ""
    if status is ObservationStatus.CONFIDENTIAL:
        return CONFIDENTIAL
    if is_published or smallest <= 1 or abs(value) >= smallest:
        return ""
    return typeset(f"secret : moins de {number(smallest)}")


def also_withheld(
    whole: float | None,
    parts: Mapping[Key, float | None],
    hidden: Collection[Key],
    *,
    is_whole_hidden: bool = False,
) -> Key | None:
    """Return the part to withhold too, because the only hidden number could be recomputed.

    It could when every number is known and the parts add up to the whole: a hidden part is the
    whole minus the others, a hidden whole is their sum. The smallest other part goes with it.
    Nothing is to be added when two numbers or more are hidden already.

    Args:
        whole: its value, hidden or not; nothing when it is not known.
        parts: the value of each.
        hidden: the parts that stay in the base; others are beside the point.
        is_whole_hidden: the whole stays in the base.
    """
    inside = set(hidden) & set(parts)
    values = {key: value for key, value in parts.items() if value is not None}
    if whole is None or len(inside) + is_whole_hidden != 1 or len(values) < len(parts):
        return None
    if not isclose(sum(values.values()), whole, rel_tol=1e-9, abs_tol=0.5):
        return None
    others = {key: value for key, value in values.items() if key not in inside}
    return min(others, key=lambda key: others[key], default=None)


def _suits(rule: Mapping[str, Any], indicator: Counted) -> bool:
    if family := rule.get("family"):
        return (indicator.source_family or "").startswith(family)
    told = f"{indicator.concept or ''} {indicator.unit}".casefold().replace("s", "")
    return str(rule["word"]).casefold().replace("s", "") in told


@lru_cache(maxsize=1)
def _packaged() -> dict[str, Any]:
    known: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return known
