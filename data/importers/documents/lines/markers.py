"""What stands before an item: a bullet, a number, a word with a number."""

import re
from dataclasses import dataclass

SIGNS = "-–—−‐‑‒―•▪▫◦●○■□◆◇◼◾►▶▸▹→➔➜➢➤⇒✓✔✅☐☑☒·∙‣⁃❖➡\uf0a7\uf0b7\uf0d8\uf0e0\uf076\uf0fc\uf02d"
_ADJECTIVES = (
    r"strat[ée]giques?|op[ée]rationnel(?:le)?s?|g[ée]n[ée]ra(?:l|le|ux)|sp[ée]cifiques?"
    r"|prioritaires?|transversa(?:l|le|ux)|principa(?:l|le|ux)|phare|municipale?|cl[ée]"
)
# Words that name a kind of item by themselves, before a mere colon.
_KINDS = (
    "sous-action|action|mesure|engagement|objectif|sous-objectif|projet|proposition|promesse|"
    "ambition|axe|orientation|volet"
)
# Words that do so when a number follows.
_NUMBERED_KINDS = (
    f"{_KINDS}|priorit[ée]|chantier|th[èe]me|th[ée]matique|pilier|d[ée]fi|enjeu|titre|chapitre|"
    "partie|fiche[- ]action|fiche[- ]projet|fiche|[ée]tape|levier|programme|mission|article|"
    "annexe|d[ée]l[ée]gation|domaine|section|OS|OO"
)
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Za-z])"
_BULLET = re.compile(
    rf"(?:[{re.escape(SIGNS)}*](?=\s)|[{re.escape(SIGNS[8:])}]|[-–—](?=[^\W\d_])|o(?=\s+\S))\s*"
)
_LABELLED = re.compile(
    rf"(?P<label>(?i:(?:{_NUMBERED_KINDS})(?:\s+(?:{_ADJECTIVES}))?))"
    rf"(?:\s*(?i:n\s?°|n\s?º|no\.?|№)\s*|\s+|(?=\d))(?P<number>{_NUMBER})"
    r"(?:\s*(?::|\.(?!\d)|\)|/(?=\s)|[-–—](?!\d))\s*|\s+(?=[A-ZÀÂÇÉÈÊÎÔŒ«])|$)(?P<rest>.*)"
)
_LABEL = re.compile(rf"(?P<label>(?:{_KINDS})(?:\s+(?:{_ADJECTIVES}))?)\s*:\s*(?P<rest>\S.*)", re.I)
_PLAIN = re.compile(
    r"(?:n\s?°\s*)?(?P<number>\d{1,4})"
    r"(?:\.(?:\s*[-–—])?(?=\s|[^\W\d_]|$)|\s*\)|\s?°\s*\)?(?=\s)|/(?=\s)|\.\)"
    r"|\s?:(?=\s+[^\s\d])|\s[-–—](?=\s+[^\s\d]))\s*"
)
_NUMERO = re.compile(r"n\s?°\s*(?P<number>\d{1,4})\s*[:.)–—-]\s+")
_DECIMAL = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2}){1,5})"
    r"(?:\.(?=\s|[^\W\d_])|\)|\s?:(?=\s)|\s[-–—](?=\s)|(?=\s+[A-ZÀÂÇÉÈÊÎÔŒ«\"“(]))\s*"
)
_ROMAN = re.compile(
    r"(?P<number>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?:\.|\)|\s[-–—]|\s:)\s+(?=[A-ZÀÂÇÉÈÊÎÔŒ«])"
)
_LETTER = re.compile(r"(?P<number>[a-zA-Z])(?:\)|/(?=\s))\s*(?=\S)")
_ALONE = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]|(?:[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4})[.)]")
_DATE = re.compile(r"\d{1,2}\.\d{2}\.\d{2}\b")


@dataclass(frozen=True)
class Marker:
    """What was taken off, and the words that are left."""

    text: str
    number: str | None = None
    is_bullet: bool = False
    label: str | None = None

    @property
    def is_item(self) -> bool:
        """Tell words that had a marker."""
        return self.is_bullet or self.number is not None or self.label is not None


def taken_off(text: str) -> Marker:
    """Part a paragraph from its bullet, its number and the word that names its kind.

    ``Axe 1`` alone keeps its words: a title of nothing is of no use. A bullet before a number is
    forgotten.
    """
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    found = _labelled(rest) or _numbered(rest)
    if found:
        return found
    if bullet and rest:
        label = _LABEL.match(rest)
        if label:
            return Marker(label["rest"], None, True, label["label"])
        return Marker(rest, is_bullet=True)
    label = _LABEL.match(text)
    return Marker(label["rest"], label=label["label"]) if label else Marker(text)


def without_bullet(text: str) -> str:
    """Return the words of a cell without the sign before them."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet and bullet.end() < len(text) else text


def label_taken_off(text: str) -> Marker:
    """Part an item that the word processor numbered from the word that names its kind."""
    found = _LABEL.match(text)
    return Marker(found["rest"], label=found["label"]) if found else Marker(text)


def is_marker_alone(text: str) -> bool:
    """Tell a cell that is only a bullet or a number, ``12.`` before a tab."""
    if _BULLET.fullmatch(f"{text} ") or text in {"o", "*"}:
        return True
    return len(text) < 9 and _ALONE.fullmatch(text) is not None


def has_words(text: str) -> bool:
    """Tell a line of words, or a bullet that waits for those below it, from a mere rule."""
    if len(text) == 1 and text in SIGNS:
        return True
    return any(letter.isalnum() or letter in ")]»?!;:," for letter in text)


def _labelled(text: str) -> Marker | None:
    """``Objectif stratégique 1 : …``, ``Ambition n°3 : …``, ``VOLET 1 – …``."""
    found = _LABELLED.match(text)
    if not found:
        return None
    number, rest = found["number"], found["rest"].strip()
    if number.isalpha() and not _is_letter_or_roman(found):
        return None
    return Marker(rest or text, number, label=found["label"])


def _is_letter_or_roman(found: re.Match[str]) -> bool:
    """Tell ``Axe A`` and ``Volet II`` from ``Action à mener``: capitals, then a sign or nothing."""
    sign = found.string[found.end("number") : found.start("rest")].strip()
    return found["number"].isupper() and (bool(sign) or not found["rest"])


def _numbered(text: str) -> Marker | None:
    """``12.``, ``12)``, ``12 -``, ``1.1``, ``IV.``, ``a)``, then perhaps ``Action :``."""
    if _DATE.match(text):
        return None
    for pattern in (_DECIMAL, _NUMERO, _PLAIN, _ROMAN, _LETTER):
        found = pattern.match(text)
        if not found:
            continue
        number, rest = found["number"], text[found.end() :].strip()
        is_year = number.isdigit() and 1900 <= int(number) <= 2100
        if not rest or is_year:
            return None
        label = _LABEL.match(rest)
        if label:
            return Marker(label["rest"], number, label=label["label"])
        return Marker(rest, number)
    return None
