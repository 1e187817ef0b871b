"""The packaged catalogue: what the official files measure, described once, with its limits."""

from functools import lru_cache
from typing import Any

import yaml

from data.base.settings import PROJECT_ROOT
from data.indicators.models import Indicator
from data.indicators.vocabulary import Direction, IndicatorKind

_CATALOGUE = PROJECT_ROOT / "data" / "reference" / "indicators.yaml"


def catalogue_rows() -> list[Indicator]:
    """Return the packaged indicators as new rows, in the catalogue's order."""
    return [
        Indicator(
            code=entry["code"],
            title=_typographic(entry["title"]),
            theme=entry["theme"],
            definition=_typographic(entry["definition"]),
            unit=entry["unit"],
            decimals=entry["decimals"],
            direction=Direction(entry["direction"]),
            kind=IndicatorKind(entry["kind"]),
            concept=_typographic(entry["concept"]),
            source_family=_typographic(entry["source_family"]),
            periodicity=_typographic(entry["periodicity"]),
            limits=_typographic(entry["limits"]),
        )
        for entry in _entries()
    ]


@lru_cache(maxsize=1)
def _entries() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load(_CATALOGUE.read_text("utf-8"))
    return entries


def _typographic(text: str) -> str:
    return text.replace("'", "’") if text else text
