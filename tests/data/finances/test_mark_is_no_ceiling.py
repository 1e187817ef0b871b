"""The twelve years of the CGCT are a mark: no text of the finances calls them a legal ceiling."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PLACES = ("data", "components", "pages", "docs")
_CEILING = re.compile(r"(?i)plafonds?\s+(?:légal|légaux|réglementaire|de\s+12\s+ans)")
_DENIED = re.compile(r"(?i)(?:n’est\s+pas|pas|ni|aucun)\s+(?:un\s+|de\s+|d’)?$")


def texts() -> list[Path]:
    """Return every text that a reader may see."""
    return sorted(
        path
        for place in PLACES
        for suffix in ("*.py", "*.yaml", "*.md", "*.csv")
        for path in (ROOT / place).rglob(suffix)
    )


def claims(text: str) -> list[str]:
    """Return where a ceiling is claimed, and not denied just before."""
    joined = " ".join(text.split())
    return [
        joined[max(0, found.start() - 40) : found.end()]
        for found in _CEILING.finditer(joined)
        if not _DENIED.search(joined[: found.start()])
    ]


def test_no_text_calls_the_mark_a_ceiling() -> None:
    found = {str(path.relative_to(ROOT)): claims(path.read_text("utf-8")) for path in texts()}
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("text", "is_claim"),
    [
        ("le plafond légal de 12 ans", True),
        ("un plafond de 12 ans", True),
        ("ce n’est pas un plafond légal", False),
        ("12 ans, pas un\nplafond légal", False),
    ],
)
def test_a_claim_is_told_from_its_denial(text: str, is_claim: bool) -> None:
    assert bool(claims(text)) is is_claim
