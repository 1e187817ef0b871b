"""How big a document may be, so that a hostile or mistaken file cannot stop the machine."""

from collections.abc import Collection

from data.base.formats import number
from data.base.problems import Problem, RefusedFileError

MOST_BYTES = 30_000_000
MOST_CHARACTERS = 2_000_000
MOST_BLOCKS = 20_000
MOST_LINES = 40_000
"""More than blocks: some are blank, or pieces of a paragraph."""
MOST_PAGES = 600


def check_bytes(name: str, size: int) -> None:
    """Raise ``RefusedFileError`` for a file that is too heavy to be a document of words."""
    if size > MOST_BYTES:
        raise too_big(
            name, "mégaoctets", size // 1_000_000, MOST_BYTES // 1_000_000, "retirez ses images"
        )


def check_characters(name: str, count: int) -> None:
    """Raise ``RefusedFileError`` for a text that is longer than any plan."""
    if count > MOST_CHARACTERS:
        raise too_big(name, "caractères", count, MOST_CHARACTERS)


def check_blocks(name: str, blocks: Collection[object]) -> None:
    """Raise ``RefusedFileError`` for a text with more paragraphs than any plan."""
    if len(blocks) > MOST_BLOCKS:
        raise too_big(name, "paragraphes", len(blocks), MOST_BLOCKS)


def too_big(
    name: str, unit: str, count: int, most: int, advice: str = "ne gardez que le plan"
) -> RefusedFileError:
    """Say which limit a document passes."""
    message = (
        f"document trop long, {number(count)} {unit}\u00a0; la limite est de {number(most)}"
        f" {unit}. Coupez-le en plusieurs fichiers ou {advice}."
    )
    return RefusedFileError(name, [Problem(message)])


class Budget:
    """What a document has left to spend while it is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._characters = 0
        self._paragraphs = 0

    def spend(self, characters: int) -> None:
        """Count one paragraph more. Raises ``RefusedFileError`` past the limits."""
        self._characters += characters
        # Blank paragraphs and wrapped lines count here, though they make no block.
        self._paragraphs += 1
        check_characters(self._name, self._characters)
        if self._paragraphs > MOST_LINES:
            raise too_big(self._name, "lignes", self._paragraphs, MOST_LINES)
