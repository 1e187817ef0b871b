"""Words without what only printing needs: odd spaces, invisible signs, ligatures, bold marks."""

import re
import unicodedata

_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\x85\u2028\u2029]")
# Direction marks, zero-width signs, soft hyphens and controls; the tab and the line feed stay.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SPACES = re.compile(" {2,}")
_ESCAPED = re.compile(r"\\([*_#+.!()\[\]|>~`-])")
_EMPHASIS = (
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])"),
)
_STRAY = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_MOST_SIGNS = 400
"""Signs of bold in a paragraph from which they are noise, that would be slow to pair."""
_MARKER = r"(?:[-–•*]\s+|\d{1,3}[.)]\s+)*"
_ALL_BOLD = re.compile(rf"\s*{_MARKER}(?:\*\*(?=\S)[^*]+\*\*|__(?=\S)[^_]+__)[\s.:]*")


def clean(text: str) -> str:
    """Return words as one writes them: NFC, plain single spaces, nothing invisible, tabs kept."""
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", _ODD_SPACES.sub(" ", text)).translate(_LIGATURES)
    else:
        text = _INVISIBLE.sub("", text.replace("\v", " "))
    text = _SPACES.sub(" ", text.replace("\n", " ").replace("\r", " ").replace("\f", " "))
    return text.strip(" ")


def clean_cell(text: str) -> str:
    """Return the words of a table's cell, on one line."""
    return clean(re.sub(r"[\t\n\r\v\f]+", " ", text))


def without_emphasis(text: str) -> str:
    """Return a Markdown line without its signs of bold and italics."""
    if text.count("**") + text.count("__") > _MOST_SIGNS:
        text = text.replace("**", "").replace("__", "")
    elif "*" in text or "__" in text:
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\1", text)
        text = _STRAY.sub("", text)
    return (_ESCAPED.sub(r"\1", text) if "\\" in text else text).strip(" ")


def is_all_bold(text: str) -> bool:
    """Tell a Markdown line that is bold from its first word to its last."""
    return _ALL_BOLD.fullmatch(text) is not None
