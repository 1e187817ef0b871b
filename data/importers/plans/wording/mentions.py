"""How a French text names a portfolio: « l’adjointe en charge des sports et de la jeunesse »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.importers.plans.wording.sentences import evened

_HOLDER = (
    r"(?P<holder>maire[- ]adjoint(?:e|es|s|\(e\)|·e)?|adjoint(?:e|es|s|\(e\)(?:s|\(s\))?|·e)?"
    r"|conseill(?:er|ere|ers|eres|er\(e\)|er\(ere\)|er·ere)|echevin(?:e|s|es|\(e\))?)"
)
_STATUS = (
    r"(?: (?:municipal|communal)(?:e|es|\(e\))?| (?:municipaux|communaux)| au maire| du maire"
    r"| a la maire)*"
)
_DELEGATED = r"(?:delegue|charge|responsable)(?:e|s|es|\(e\)|·e)?"
_TO = r"(?:a la\b|a l'|aux\b|au\b|a\b)"
_OF = r"(?:de la\b|de l'|du\b|des\b|de\b|d')"
_LINK = (
    rf"(?P<link>(?: {_DELEGATED})?"
    rf"(?:(?: ?,)? en charge {_OF}| {_DELEGATED} {_OF}| {_DELEGATED} {_TO})"
    rf"| {_TO}(?! maire\b)| {_OF})"
)
_MENTION = re.compile(rf"\b{_HOLDER}{_STATUS}{_LINK} ?")
_BARE = re.compile(
    rf"^(?:l'|la |le |les |un |une )?{_HOLDER}{_STATUS}(?: {_DELEGATED})?(?: en charge)?$"
)
_FROM_HERE = re.compile(rf"(?:et )?(?:{_TO}|{_OF}|en charge|delegue\w*|charge\w*|avec|et)\b")

_VERB = (
    r"sera|seront|est|sont|ont|aura|auront|"
    r"\w{3,}(?:era|eront|ira|iront|dra|dront|tra|tront|vra|vront|ura|uront)"
)
_CLOSES = re.compile(rf"[.;:()!?\n«»]|\b(?:qui|dont|{_VERB}|a en charge|a pour mission)\b")
_ENDS = re.compile(
    # A verb, a new clause, or another mention; « et » and commas are judged apart.
    r"[.;:()!?\n«»]"
    r"|(?<!relation )(?<!relations )(?<!lien )(?<!liens )\bavec\b"
    r"|\b(?:dans|sur|pour|afin|par|qui|dont|que|qu'|lors|en|un|une|il|elle|ils|elles|a|ainsi|"
    rf"durant|pendant|sous|selon|conformement|concernant|comme|mene\w*|{_VERB})\b"
)
_JOINT = re.compile(r" ?, (?:et )?| et (?:surtout )?| & | - ")
_NEW_ARTICLE = re.compile(
    r"(?<! de)(?<! contre)(?<! avec)(?<! entre) (?:la |le |les |l')| (?:a la |a l'|au |aux )"
)
_SMALL = re.compile(rf"^(?:{_TO}|{_OF}|la|le|les|l')(?: |(?<='))")


@dataclass(frozen=True)
class Mention:
    """A portfolio as a sentence names it.

    Attributes:
        words: as written, from the holder to the last competence.
        holder: the member's title, evened: ``adjointe``, ``conseillere``.
        competences: what it is in charge of, one by one, as written, without their articles.
        start, end: where it stands in the text.
    """

    words: str
    holder: str
    competences: tuple[str, ...]
    start: int
    end: int

    @property
    def is_plural(self) -> bool:
        """Tell « les conseillères déléguées », who are several, from a single member."""
        return self.holder.endswith("s")

    @property
    def rank(self) -> str:
        """Return the kind of member, whatever the gender and number."""
        return rank(self.holder)

    @property
    def gender(self) -> str | None:
        """Return ``f`` or ``m``; none for « adjoint(e) »."""
        return gender(self.holder)


def rank(holder: str) -> str:
    """Return the kind of member that a title tells: ``adjoint``, ``conseiller``, ``echevin``."""
    even = evened(holder)
    return next((kind for kind in ("adjoint", "conseill", "echevin") if kind in even), even)


def gender(holder: str) -> str | None:
    """Return the gender of a member's title, ``f`` or ``m``; none when it stands for both."""
    first = evened(holder).split()[0] if holder.strip() else ""
    if "(" in first or "·" in first:
        return None
    return "f" if re.search(r"(?:te|ere|ne)s?$", first) else "m"


def mentions(text: str, *, takes_lists: bool = False) -> tuple[Mention, ...]:
    """Return the portfolios that a text names, in order.

    ``takes_lists`` reads « la sécurité, la voirie et les réseaux » as one portfolio: what follows
    a comma is otherwise only taken with its preposition, as a sentence would go on there.
    """
    return tuple(_mentions(text, takes_lists))


def _mentions(text: str, takes_lists: bool) -> Iterator[Mention]:
    even = evened(text)
    found = list(_MENTION.finditer(even))
    limits = [*(following.start() for following in found[1:]), len(even)]
    for match, limit in zip(found, limits, strict=False):
        if takes_lists:
            closes = _CLOSES.search(even, match.end(), limit)
            stop = closes.start() if closes else limit
        else:
            stop = _stop(even, match.end(), limit)
        competences, end = _competences(text, even, match, stop, takes_lists)
        if competences:
            words = text[match.start() : end].strip(" ,")
            yield Mention(words, match["holder"], competences, match.start(), end)


def _stop(even: str, start: int, limit: int) -> int:
    """Return where the naming ends at the latest: verb, clause, or the next member's article."""
    ends = _ENDS.search(even, start, limit)
    while ends and ends[0] == "a" and re.match(r"a (?:la|l')", even[ends.start() :]):
        before = even[start : ends.start()].rstrip()
        if before.endswith((",", " et")):
            ends = _ENDS.search(even, ends.end(), limit)
        else:
            break
    return ends.start() if ends else limit


def _competences(
    text: str, even: str, match: re.Match[str], stop: int, takes_lists: bool
) -> tuple[tuple[str, ...], int]:
    """Cut what follows the link into competences, and return where the last one ends."""
    link = match["link"]
    found: list[str] = []
    start = match.end()
    end = start
    joined = ""
    while start < stop:
        joint = _JOINT.search(even, start, stop)
        piece_end = joint.start() if joint else stop
        piece = even[start:piece_end]
        is_first = not found
        small = None if is_first else _SMALL.match(piece)
        if not is_first and not takes_lists and not _goes_on(piece, small, joined, link):
            break
        begin = start + (small.end() if small else 0)
        cut = piece_end - begin if takes_lists else _inner_end(even[begin:piece_end])
        words = text[begin : begin + cut].strip(" ,’'")
        if not words:
            break
        found.append(words)
        end = begin + cut
        if cut < piece_end - begin or joint is None:
            break
        joined = joint[0]
        start = joint.end()
    return tuple(found), end


def _goes_on(piece: str, small: re.Match[str] | None, joined: str, link: str) -> bool:
    """Tell whether what follows « et » or a comma still belongs to the portfolio."""
    if small is None:
        return "," not in joined and re.match(r"[a-z]{4,}", piece) is not None
    article = small[0].strip()
    if article in {"la", "le", "les", "l'"}:
        return False
    is_to = article.startswith("a")
    starts_to = re.search(rf" {_TO}$", link) is not None
    return is_to is starts_to or "," not in joined


def _inner_end(piece: str) -> int:
    """Return where a competence stops: at a new article that no preposition brings."""
    match = _NEW_ARTICLE.search(piece)
    return match.start() if match else len(piece)


def is_bare_holder(text: str) -> bool:
    """Tell a line that names a member and no competence: the next line does."""
    return _BARE.match(evened(text).strip(" ,:")) is not None


def goes_on(text: str) -> bool:
    """Tell a line that continues the naming of a portfolio, « et à la petite enfance »."""
    return _FROM_HERE.match(evened(text).strip()) is not None


def role_line(text: str) -> Mention | None:
    """Return the portfolio that a whole line names, without any verb; none for a sentence."""
    stripped = text.strip(" .,:")
    found = mentions(stripped, takes_lists=True)
    if not found or len(found) > 1:
        return None
    lead = evened(stripped[: found[0].start]).strip()
    is_all = not re.sub(r"\W+", "", stripped[found[0].end :])
    return found[0] if lead in {"", "l'", "la", "le", "les"} and is_all else None
