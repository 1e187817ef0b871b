"""What can be supposed, and the lines that it makes grow: ``data/reference/hypotheses.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from data.finances.projection.types import Group, HypothesisDefinition, Side

_FILE = Path(__file__).resolve().parents[2] / "reference" / "hypotheses.yaml"


@dataclass(frozen=True)
class LineDefinition:
    """An operating line: its title, and the hypotheses that make it grow one after the other."""

    code: str
    title: str
    growths: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """An amount of the accounts and the amounts known inside it.

    Attributes:
        amount: code of the net amount.
        start: hypothesis that gives the amount when the accounts do not.
        line: line of what is left once the known parts are taken out.
        whole: line of the whole amount when no part is known.
        is_minus: it lowers the amount that it is a part of (a contribution in a net revenue).
    """

    amount: str
    line: str
    whole: str
    parts: tuple["Part", ...]
    start: str | None = None
    is_minus: bool = False


@lru_cache(maxsize=1)
def hypothesis_definitions() -> tuple[HypothesisDefinition, ...]:
    """Return every hypothesis, in the order of reading.

    Raises:
        KeyError: an entry lacks a field.
        ValueError: an entry names an unknown group.
    """
    return tuple(
        HypothesisDefinition(
            code=entry["code"],
            title=entry["title"],
            unit=entry["unit"],
            words=entry["words"],
            group=Group(entry["group"]),
            is_annual=entry["annual"],
            default=None if entry["default"] is None else Decimal(str(entry["default"])),
            default_words=entry["default_words"],
            least=Decimal(entry["least"]) if "least" in entry else None,
        )
        for entry in _read()["hypotheses"]
    )


@lru_cache(maxsize=1)
def definitions_by_code() -> Mapping[str, HypothesisDefinition]:
    """Return every hypothesis by its code."""
    return MappingProxyType({one.code: one for one in hypothesis_definitions()})


@lru_cache(maxsize=1)
def line_definitions() -> Mapping[str, LineDefinition]:
    """Return every operating line by its code, in the order of reading."""
    return MappingProxyType(
        {
            entry["code"]: LineDefinition(entry["code"], entry["title"], tuple(entry["growths"]))
            for entry in _read()["lines"]
        }
    )


@lru_cache(maxsize=len(Side))
def tree(side: Side) -> Part:
    """Return what the revenue, or the spending, of the operating section is made of."""
    return _part(_read()["tree"][side.value])


def _part(entry: Mapping[str, Any]) -> Part:
    return Part(
        amount=entry["amount"],
        line=entry["line"],
        whole=entry.get("whole", entry["line"]),
        parts=tuple(_part(one) for one in entry.get("parts", ())),
        start=entry.get("start"),
        is_minus=entry.get("minus", False),
    )


@lru_cache(maxsize=1)
def _read() -> Any:
    return yaml.safe_load(_FILE.read_text("utf-8"))
