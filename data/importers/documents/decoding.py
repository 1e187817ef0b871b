"""Letters from bytes: the encoding of a text file, guessed and told when it is not certain."""

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from data.base.problems import Problem, RefusedFileError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OLD_ENCODINGS = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp850": "DOS (850)"}
"""Those that French software wrote before UTF-8, the most common first."""
_EXAMPLE = "«\u00a0Ã©\u00a0» au lieu de «\u00a0é\u00a0»"
_REST = "\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# A lone « Â » before a space is French; « Ã » never is.
_READ_TWICE = re.compile(f"Â[{_REST}]|Ã[{_REST} ]|â€|Å[\u0093“\u0092’]")


def decoded(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and what had to be guessed.

    Raises:
        RefusedFileError: its letters cannot be told.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _marked(name, content, encoding), ()
    text, warnings = _unmarked(name, content)
    if not _READ_TWICE.search(text):
        return text, warnings
    repaired = _repaired(text)
    if repaired is None:
        message = (
            f"les lettres accentuées sont abîmées ({_EXAMPLE}), sans réparation sûre."
            " Enregistrez de nouveau le texte d’origine en UTF-8."
        )
        raise RefusedFileError(name, [Problem(message)])
    guess = f"lettres accentuées abîmées ({_EXAMPLE})\u00a0: elles ont été réparées."
    return repaired, (*warnings, guess)


def _marked(name: str, content: bytes, encoding: str) -> str:
    """Read a text whose first bytes name its encoding: it needs no guess and no repair."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        message = (
            "le texte est abîmé\u00a0: ses premiers octets annoncent de l’Unicode, la suite n’en"
            " est pas. Enregistrez-le de nouveau en UTF-8."
        )
        raise RefusedFileError(name, [Problem(message)]) from None


def _unmarked(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Try UTF-8, then what old software writes."""
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        # The library would only read samples of a long text, where accents may be rare.
        encodings = list(_OLD_ENCODINGS)
        matches = from_bytes(content, cp_isolation=encodings, chunk_size=len(content))
    best = min(matches, key=_oddness, default=None)
    if best is None:
        message = "l’encodage des lettres n’est pas reconnu. Enregistrez le texte en UTF-8."
        raise RefusedFileError(name, [Problem(message)])
    guess = f"encodage deviné\u00a0: {_OLD_ENCODINGS[best.encoding]}."
    return str(best), (f"{guess} Vérifiez les lettres accentuées.",)


def _oddness(match: CharsetMatch) -> tuple[float, int, int]:
    """Rank an encoding: the library's doubts, then French's commonest letters, then use.

    The second is ours: on a short text several encodings raise no doubt, and the library's score
    of the language stays at zero.
    """
    common = sum(str(match).count(letter) for letter in "éèà’")
    return match.chaos, -common, list(_OLD_ENCODINGS).index(match.encoding)


def _repaired(text: str) -> str | None:
    """Mend a text that was read once in the wrong encoding; none when a letter was lost."""
    lines = []
    for line in text.split("\n"):
        if not _READ_TWICE.search(line):
            lines.append(line)
            continue
        try:
            lines.append(b"".join(_byte(letter) for letter in line).decode("utf-8"))
        except UnicodeError:
            return None
    return "\n".join(lines)


def _byte(letter: str) -> bytes:
    """Find the byte behind a letter; Windows leaves five of them undefined, that readers keep."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
