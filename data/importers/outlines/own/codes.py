"""The code of a town's own territory: its own, or one made from its name, always the same. Pure."""

import re

from data.importers.outlines.own.kinds import PREFIXES
from data.territories.naming import folded
from data.territories.vocabulary import TerritoryKind

_LONGEST = 60
_STANDS_ALONE = re.compile(r"(?=.*[A-Za-z])[\w.-]{5,40}")
"""A code that no other list is likely to hold: « 62 » would be a département's."""


def own_code(kind: TerritoryKind, given: str, name: str, commune: str) -> tuple[str, bool]:
    """Return the code of a territory, and whether it was made from its name.

    Args:
        kind: what it is.
        given: the file's own code; empty when it has none.
        name: its name.
        commune: INSEE code of the commune that it stands on, or of the town.
    """
    if _STANDS_ALONE.fullmatch(given):
        return given, False
    slug = folded(given or name).replace(" ", "-")
    start = "-".join(part for part in (PREFIXES[kind], commune) if part)
    return f"{start}-{slug}"[:_LONGEST], not given
