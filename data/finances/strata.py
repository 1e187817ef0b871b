"""What the OFGL's strata of population are called."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from data.base.formats import typeset

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_THIN_BLANK = "\u202f"
_FILE = Path(__file__).resolve().parents[1] / "reference" / "strata.yaml"


@dataclass(frozen=True)
class _Stratum:
    code: str
    title: str
    checked: bool = False


@lru_cache(maxsize=1)
def _known() -> dict[str, _Stratum]:
    return {one["code"]: _Stratum(**one) for one in yaml.safe_load(_FILE.read_text("utf-8"))}


def stratum_title(code: str) -> str:
    """Return what a stratum is made of, ``20 000 à 49 999 habitants``; its code when unknown."""
    known = _known().get(code)
    title = known.title if known else f"strate {code} de l’OFGL"
    return _THOUSANDS.sub(_THIN_BLANK, typeset(title))


def is_stratum_checked(code: str) -> bool:
    """Tell whether real accounts confirm what the title says; an unknown code has no title."""
    known = _known().get(code)
    return known is None or known.checked
