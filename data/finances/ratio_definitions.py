"""What each ratio is, as ``data/reference/ratios.yaml`` says it. Free of database."""

from functools import lru_cache
from pathlib import Path

import yaml

from data.finances.views import RatioDefinition
from data.finances.vocabulary import Ratio

_FILE = Path(__file__).resolve().parents[1] / "reference" / "ratios.yaml"


@lru_cache(maxsize=1)
def ratio_definitions() -> tuple[RatioDefinition, ...]:
    """Return the definition of each ratio, in the order in which they are shown."""
    return tuple(
        RatioDefinition(
            ratio=Ratio(entry["ratio"]),
            label=entry["label"],
            formula=entry["formula"],
            reference=entry["reference"],
        )
        for entry in yaml.safe_load(_FILE.read_text("utf-8"))
    )
