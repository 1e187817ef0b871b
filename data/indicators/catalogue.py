"""The packaged catalogue: what the official files measure, described once, with its limits.

One file a theme in ``data/reference/indicators/``, read in a stable order: the themes that open
the catalogue first, then any other file by its name.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from data.base.settings import PROJECT_ROOT
from data.indicators.models import Indicator
from data.indicators.views.figures import IndicatorLine
from data.indicators.vocabulary import Direction, IndicatorKind

_FOLDER = PROJECT_ROOT / "data" / "reference" / "indicators"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same safe reader, ten times faster where the C library is there."""
_COMPLETED = ("concept", "source_family", "periodicity", "limits", "method")
_OPENING = (
    "demographie",
    "populations",
    "revenus",
    "revenus_composition",
    "revenus_communes",
    "action_sociale",
    "emploi",
    "demandeurs_emploi",
    "demandeurs_emploi_parcours",
    "economie",
    "logement",
    "education",
    "sante",
)


def _typographic(text: str) -> str:
    return text.replace("'", "’")


_Text = Annotated[str, Field(min_length=1), AfterValidator(_typographic)]


class CatalogueEntry(BaseModel):
    """One packaged indicator, as its file declares it: ``method`` alone may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
    title: Annotated[_Text, Field(max_length=60)]
    theme: _Text
    definition: _Text
    unit: _Text
    decimals: int = Field(ge=0, le=4)
    direction: Direction
    kind: IndicatorKind
    concept: _Text
    source_family: _Text
    periodicity: _Text
    limits: _Text
    method: _Text | None = None


def catalogue_rows() -> list[Indicator]:
    """Return the packaged indicators as new rows, in the catalogue's order."""
    return [Indicator(**entry.model_dump()) for entry in _packaged()]


def packaged() -> tuple[CatalogueEntry, ...]:
    """Return the packaged indicators as their files declare them, in the catalogue's order."""
    return _packaged()


def is_packaged(code: str) -> bool:
    """Tell whether the packaged catalogue has an indicator of this code."""
    return code in _by_code()


def completed(line: IndicatorLine) -> IndicatorLine:
    """Return a line of the base with the texts that only the package knows.

    A base filled by an earlier release lacks what the catalogue says since; what it holds, from
    the package or from a town's file, is never replaced.
    """
    entry = None if line.is_own else _by_code().get(line.code)
    if entry is None:
        return line
    lacking = {name: getattr(entry, name) for name in _COMPLETED if not getattr(line, name)}
    return replace(line, **lacking) if lacking else line


def read_catalogue(folder: Path) -> tuple[CatalogueEntry, ...]:
    """Return the indicators declared in the files of a folder, in the catalogue's order.

    Raises:
        pydantic.ValidationError: an entry lacks a key, or has one that is not known.
        ValueError: a code or a title is declared twice.
    """
    entries = tuple(
        CatalogueEntry.model_validate(entry)
        for path in sorted(folder.glob("*.yaml"), key=_rank)
        for entry in yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    )
    _refuse_doubles(entry.code for entry in entries)
    _refuse_doubles(entry.title.casefold() for entry in entries)
    return entries


@lru_cache(maxsize=1)
def _packaged() -> tuple[CatalogueEntry, ...]:
    return read_catalogue(_FOLDER)


@lru_cache(maxsize=1)
def _by_code() -> dict[str, CatalogueEntry]:
    return {entry.code: entry for entry in _packaged()}


def _rank(path: Path) -> tuple[int, str]:
    opens = path.stem in _OPENING
    return (_OPENING.index(path.stem) if opens else len(_OPENING), path.stem)


def _refuse_doubles(words: Iterable[str]) -> None:
    doubles = sorted(word for word, times in Counter(words).items() if times > 1)
    if doubles:
        raise ValueError(f"declared twice in the catalogue: {', '.join(doubles)}")
