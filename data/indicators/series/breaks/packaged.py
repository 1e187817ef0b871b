"""The packaged breaks: what the sources themselves say, read once from their file.

A break is known by its indicator, its year and its kind: that is what the base keeps of it.
"""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from data.base.settings import PROJECT_ROOT
from data.indicators.catalogue import is_packaged
from data.indicators.vocabulary import BreakKind

BREAKS_FILE = PROJECT_ROOT / "data" / "reference" / "breaks.yaml"


def _typographic(text: str) -> str:
    return text.replace("'", "’")


_Text = Annotated[str, Field(min_length=1), AfterValidator(_typographic)]


class PackagedBreak(BaseModel):
    """One break as its file declares it: of some indicators, or of all of a source family."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indicators: tuple[str, ...] = ()
    family: _Text | None = None
    only_quarters: bool = False
    year: int = Field(ge=1900, le=2100)
    kind: BreakKind
    text: _Text
    reference: _Text

    @model_validator(mode="after")
    def _names_something(self) -> "PackagedBreak":
        if bool(self.indicators) == bool(self.family):
            raise ValueError("a break names indicators, or a source family")
        return self

    def concerns(self, code: str, family: str | None) -> bool:
        """Tell whether the break holds for an indicator, of which a family of sources tells."""
        return code in self.indicators or (self.family is not None and self.family == family)

    @property
    def said(self) -> str:
        """Return the text with its reference, as it is shown."""
        return f"{self.text} ({self.reference})"


def read_breaks(path: Path) -> tuple[PackagedBreak, ...]:
    """Return the breaks that a file declares.

    Raises:
        pydantic.ValidationError: an entry lacks a key, or has one that is not known.
    """
    entries = yaml.safe_load(path.read_text("utf-8"))
    return tuple(PackagedBreak.model_validate(entry) for entry in entries)


@lru_cache(maxsize=1)
def packaged_breaks() -> tuple[PackagedBreak, ...]:
    """Return the packaged breaks, read once."""
    return read_breaks(BREAKS_FILE)


def breaks_of(code: str, family: str | None) -> tuple[PackagedBreak, ...]:
    """Return the packaged breaks of an indicator of the packaged catalogue."""
    if not is_packaged(code):
        return ()
    return tuple(one for one in packaged_breaks() if one.concerns(code, family))


def find_packaged(code: str, family: str | None, year: int, kind: BreakKind) -> (
    PackagedBreak | None
):  # fmt: skip
    """Return the packaged break of an indicator, a year and a kind; nothing when there is none."""
    known = breaks_of(code, family)
    return next((one for one in known if (one.year, one.kind) == (year, kind)), None)
