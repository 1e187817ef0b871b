"""The marks that hold for every town, and the targets of one, as new rows of the base."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from data.finances.models import (
    Threshold,
)
from data.finances.vocabulary import (
    Comparison,
    Ratio,
    ThresholdKind,
    ThresholdScope,
)

_FOLDER = Path(__file__).resolve().parents[1] / "reference"


def reference_marks() -> list[Threshold]:
    """Return the marks of ``thresholds.yaml`` as new rows, for every organisation."""
    return thresholds(_read("thresholds.yaml"), ThresholdKind.MARK)


def thresholds(entries: Iterable[Mapping[str, Any]], kind: ThresholdKind) -> list[Threshold]:
    """Return the entries of a thresholds or targets file as new rows.

    Raises:
        KeyError: an entry lacks a field; a threshold without reference is refused.
        ValueError: an entry names an unknown ratio, scope or comparison.
    """
    return [
        Threshold(
            code=entry["code"],
            ratio=Ratio(entry["ratio"]),
            kind=kind,
            scope=ThresholdScope(entry["scope"]),
            comparison=Comparison(entry["comparison"]),
            value=entry["value"],
            unit=entry["unit"],
            label=entry["label"],
            reference=entry["reference"],
            note=entry.get("note"),
            valid_from=entry["valid_from"],
            valid_to=entry["valid_to"],
        )
        for entry in entries
    ]


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text("utf-8"))
