"""The legal ratios as ``data/reference/legal_ratios.yaml`` defines them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from data.finances.engine import formulas_by_code
from data.finances.vocabulary import Method

_FILE = Path(__file__).resolve().parents[2] / "reference" / "legal_ratios.yaml"
POPULATION = "population"
REFERENCE = "CGCT, articles L. 2313-1 et R. 2313-1"


class MixedMethodsError(ValueError):
    """A legal ratio, which is gross, was asked of an amount that is not."""


@dataclass(frozen=True)
class LegalRatio:
    """One of the eleven ratios.

    Attributes:
        words: the formula as a finance director says it.
        numerator: codes of the gross amounts added up; none when it cannot be computed.
        denominator: ``population``, or the code of a gross amount.
        published: code under which an act prints it; ``mean``, of the national mean it copies.
        without: why it cannot be computed; empty otherwise.
    """

    number: int
    title: str
    words: str
    numerator: tuple[str, ...]
    denominator: str
    published: str
    mean: str
    without: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the amounts that it is made of."""
        whole = () if self.denominator in ("", POPULATION) else (self.denominator,)
        return (*self.numerator, *whole)

    @property
    def is_per_head(self) -> bool:
        """Tell that it is in euros per inhabitant; else it is 0-100."""
        return self.denominator == POPULATION


@lru_cache(maxsize=1)
def legal_definitions() -> tuple[LegalRatio, ...]:
    """Return the eleven ratios in the order of the law.

    Raises:
        MixedMethodsError: one of them names an amount that is not gross.
    """
    return tuple(legal_ratio(entry) for entry in yaml.safe_load(_FILE.read_text("utf-8")))


def legal_ratio(entry: Mapping[str, Any]) -> LegalRatio:
    """Return one entry of the file.

    Raises:
        KeyError: it lacks a field.
        MixedMethodsError: it names an amount that is not gross.
    """
    without = entry.get("without", "")
    found = LegalRatio(
        number=entry["number"],
        title=entry["title"],
        words=entry["words"],
        numerator=() if without else tuple(entry["numerator"]),
        denominator="" if without else entry["denominator"],
        published="" if without else entry["published"],
        mean="" if without else entry["mean"],
        without=without,
    )
    refuse_net(found.codes)
    return found


def refuse_net(codes: tuple[str, ...]) -> None:
    """Refuse whatever is not a gross amount.

    Raises:
        MixedMethodsError: one of the codes is of a net amount, or of none.
    """
    for code in codes:
        formula = formulas_by_code().get(code)
        if formula is None or formula.method is not Method.LEGAL:
            raise MixedMethodsError(f"expected a gross amount, got {code!r}")
