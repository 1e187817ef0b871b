"""What the packaged file says of the amounts that publishers compute themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from data.finances.vocabulary import AccountOrigin

_FILE = Path(__file__).resolve().parents[1] / "reference" / "aggregates.yaml"


@dataclass(frozen=True)
class AggregateDefinition:
    """An amount that a publisher computes.

    Attributes:
        code: what the base knows it by.
        publisher: whose definition it is; each publisher's amounts have their own codes.
        label: as the publisher writes it: a wording (OFGL) or the name of a column (DGFiP).
        title: the same for a reader, in French with its accents.
    """

    code: str
    publisher: AccountOrigin
    label: str
    title: str
    definition: str


@lru_cache(maxsize=1)
def aggregate_definitions() -> tuple[AggregateDefinition, ...]:
    """Return every known aggregate, publisher by publisher, in the order of reading.

    Raises:
        KeyError: an entry of the file lacks a field.
        ValueError: an entry names an unknown publisher.
    """
    return tuple(
        AggregateDefinition(
            code=entry["code"],
            publisher=AccountOrigin(entry["publisher"]),
            label=entry["label"],
            title=entry["title"],
            definition=entry["definition"],
        )
        for entry in yaml.safe_load(_FILE.read_text("utf-8"))
    )


@lru_cache(maxsize=1)
def by_code() -> Mapping[str, AggregateDefinition]:
    """Return every known aggregate by its code."""
    return MappingProxyType({one.code: one for one in aggregate_definitions()})


@lru_cache(maxsize=len(AccountOrigin))
def by_label(publisher: AccountOrigin) -> Mapping[str, AggregateDefinition]:
    """Return a publisher's aggregates by what it calls them, and by their titles.

    A later edition that puts the accents right is thus still understood.
    """
    mine = [one for one in aggregate_definitions() if one.publisher == publisher]
    return MappingProxyType(
        {one.title: one for one in mine} | {one.label: one for one in mine},
    )
