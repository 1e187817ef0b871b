"""What the OFGL's strata of population are called."""

import re
from functools import lru_cache
from pathlib import Path

import yaml

from data.base.formats import typeset

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_THIN_BLANK = "\u202f"
_FILE = Path(__file__).resolve().parents[1] / "reference" / "strata.yaml"


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {one["code"]: one["title"] for one in yaml.safe_load(_FILE.read_text("utf-8"))}


def stratum_title(code: str) -> str:
    """Return what a stratum is made of, ``20 000 à 49 999 habitants``; its code when unknown."""
    title = _titles().get(code) or f"strate {code} de l’OFGL"
    return _THOUSANDS.sub(_THIN_BLANK, typeset(title))
