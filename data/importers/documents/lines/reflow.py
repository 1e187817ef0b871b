"""Paragraphs from the lines that they are printed on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.importers.documents.lines.hyphens import Words
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.markers import is_marker_alone, taken_off

_ENDS = re.compile(r"[.;:!?…][\s»\"”’')\]]*$")
_DANGLING = re.compile(
    r"(?:^|[\s(«'’])(?:de|du|des|la|le|les|un|une|à|au|aux|en|par|pour|sur|dans|avec|sans|sous|vers|"
    r"«|\(|chez|entre|que|qui|dont|où|ce|cet|cette|ces|son|sa|ses|leur|leurs|n°|art\.|ou|et)$|[ldn][’']$",
    re.IGNORECASE,
)
_LISTING = re.compile(r"(?:^|\s)(?:et|ou)$", re.IGNORECASE)
_INLINE = re.compile(r"\s[-–—]\s.*\s[-–—]\s")
_SPAN = re.compile(r"[-–—]\s?(?:19|20)\d\d\b")
_SHORT = 40
"""Letters under which a line is a title or a name rather than a piece of a sentence."""
_HEAD = 400
"""Letters of a paragraph that tell what it is, however long it gets."""
_WIDEST = 160
"""Letters over which a line was not broken by hand nor by a printer."""


def with_fullness(lines: Sequence[Line], least: int = 1) -> list[Line]:
    """Tell which lines of a text were broken for lack of room, when the text is broken at all.

    Args:
        lines: lines of a text, whose ``width`` is known.
        least: broken lines under which nothing is concluded.
    """
    places = [rank for rank in range(len(lines) - 1) if _may_go_on(lines[rank], lines[rank + 1])]
    short = [rank for rank in places if lines[rank].width <= _WIDEST]
    if len(short) < max(1, least) or len(short) < 0.8 * len(places):
        return list(lines)
    needs = {rank: lines[rank].width + 1 + _first_piece(lines[rank + 1].text) for rank in short}
    width = _width(lines, needs)
    low = sum(lines[rank + 1].text[:1].islower() for rank in short)
    if not width or (width < _SHORT and 2 * low < len(short)):
        return list(lines)
    found = list(lines)
    for rank, line in enumerate(lines[:-1]):
        if line.is_row or lines[rank + 1].is_row or line.width > _WIDEST:
            continue
        need = line.width + 1 + _first_piece(lines[rank + 1].text)
        found[rank] = replace(line, is_full=need > width, room=max(0.0, 1 - need / width))
    return found


def _width(lines: Sequence[Line], needs: dict[int, int]) -> int:
    """Find the width that lines were broken at; 0 when most of them had room for more."""
    texts = [line.width for line in lines if not line.is_row]
    usual = [width for width in texts if width <= _WIDEST]
    if len(usual) < 0.8 * len(texts):
        return 0
    # A line that could not be broken, an address for instance, may be longer than all others.
    broken = max(lines[rank].width for rank in needs)
    for width, share in ((max(usual), 0.6), (broken, 0.8)):
        if sum(need > width for need in needs.values()) >= share * len(needs):
            return width
        if len(needs) < 3:
            break
    return 0


def joined(lines: Sequence[Line]) -> list[Line]:
    """Put the lines of each paragraph together; ``where`` is that of the first one."""
    words = Words(lines)
    paragraphs: list[Line] = []
    pieces: list[Line] = []
    length, head = 0, Line("")
    for line in _with_markers(lines):
        if pieces and continues(head, pieces[-1], line, length):
            pieces.append(line)
            length += len(line.text)
            continue
        if pieces:
            paragraphs.append(_paragraph(pieces, words))
        pieces, length = [line], len(line.text)
        head = replace(line, text=line.text[:_HEAD])
    if pieces:
        paragraphs.append(_paragraph(pieces, words))
    return paragraphs


def continues(first: Line, last: Line, line: Line, length: int) -> bool:
    """Tell a line that goes on with a paragraph.

    Args:
        first: first line of the paragraph.
        last: its last one so far.
        line: the line in question.
        length: letters of the paragraph so far.
    """
    if line.is_row or last.is_row or line.number or line.is_bullet:
        return False
    if line.heading is not None or last.heading is not None:
        return False
    text, is_ended = line.text, _is_ended(last.text)
    is_low = text[:1].islower() or text[:1] in ",;:.()]»%?!"
    if _differs(last, line) and not (is_low and not is_ended):
        return False
    if _is_cut(last.text, text) and (not line.is_new or _is_other_page(last, line)):
        return True
    if line.is_new:
        return not is_ended and _crosses_a_gap(first, last, line, length)
    if taken_off(text).is_item:
        return not is_ended and _is_false_marker(first, last, line)
    if is_capitals(text) or is_capitals(last.text):
        return _capitals_go_on(first, last, line)
    is_dangling = _DANGLING.search(last.text) is not None
    if last.is_full:
        return True
    if last.is_full is None:
        return not is_ended and (is_dangling or _crosses_a_gap(first, last, line, length))
    return not is_ended and (is_dangling or (is_low and last.room < 0.15))


def is_capitals(text: str) -> bool:
    """Tell a line in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and all(letter.isupper() for letter in letters)


def _is_cut(before: str, after: str) -> bool:
    """Tell a word that the end of a line cuts at a hyphen."""
    sides = before[-2:-1], after[:1]
    return before.endswith("-") and (all(map(str.isalpha, sides)) or all(map(str.isdecimal, sides)))


def _is_other_page(last: Line, line: Line) -> bool:
    """Tell two lines between which only a page ends."""
    return line.page_top or last.where.page != line.where.page


def _is_ended(text: str) -> bool:
    """Tell a line that ends its sentence."""
    return _ENDS.search(text[-20:]) is not None


def _differs(last: Line, line: Line) -> bool:
    """Tell two lines that are not printed alike."""
    return last.is_heading != line.is_heading or last.is_bold != line.is_bold


def _crosses_a_gap(first: Line, last: Line, line: Line, length: int) -> bool:
    """Tell a sentence that a page's end or a blank line cuts."""
    text = last.text
    if length < _SHORT or is_capitals(first.text) or taken_off(line.text).is_item:
        return False
    is_dangling = _DANGLING.search(text) is not None and _LISTING.search(text) is None
    is_page = _is_other_page(last, line) and last.is_full is True
    if is_capitals(line.text):
        return (is_dangling or is_page) and line.text.endswith(".")
    if is_page:
        return True
    # Paragraphs that all start in lower case are a list without signs.
    is_plain = not taken_off(first.text).is_item
    if first.text[:1].islower() and is_plain and not line.text.startswith(("et ", "ou ")):
        return False
    return is_dangling or line.text[:1].islower() or line.text[:1] in "(»"


def _is_false_marker(first: Line, last: Line, line: Line) -> bool:
    """Tell the number or the dash of a sentence that happens to start a line, « rue de / 12. »."""
    marker = taken_off(line.text)
    if last.is_full is False or _LISTING.search(last.text):
        return False
    if marker.is_bullet and _SPAN.match(line.text) and last.text[-1:].isdecimal():
        return True
    if marker.is_bullet and line.text[0] in "-–—":
        is_open = last.text.count("«") > last.text.count("»")
        is_list = _INLINE.search(last.text) is not None and not taken_off(first.text).is_item
        return last.is_full is True and (is_open or is_list)
    if marker.label and not marker.is_bullet and line.text[:1].islower():
        return True
    is_dangling = _DANGLING.search(last.text) is not None
    return is_dangling and not marker.is_bullet and (marker.number or "").isdecimal()


def _capitals_go_on(first: Line, last: Line, line: Line) -> bool:
    """Tell capitals that are the rest of an item or an acronym, not a heading."""
    if not last.is_full:
        return False
    marker = taken_off(first.text)
    is_item = bool(first.number) or first.is_bullet or marker.is_item
    if is_capitals(marker.text):
        # « POLITIQUE DE / LA VILLE »: a heading does not end on such a word.
        is_cut = is_capitals(line.text) and _DANGLING.search(last.text) is not None
        return is_cut or (is_item and not any(map(str.islower, line.text)))
    if not is_capitals(line.text):
        return True
    if _is_ended(last.text):
        return False
    is_acronym = " " not in line.text and len(line.text) < 9
    is_dangling = _DANGLING.search(last.text) is not None
    return is_acronym or is_dangling or line.text.endswith(".")


def _with_markers(lines: Sequence[Line]) -> list[Line]:
    """Give a marker that stands alone on its line to the words below it."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        is_free = before is not None and not before.is_row and not line.is_row
        if before is not None and is_free and line.number is None and _waits(found):
            found[-1] = replace(
                line, text=f"{before.text} {line.text}", where=before.where, is_new=before.is_new
            )
        else:
            found.append(line)
    return found


def _waits(found: list[Line]) -> bool:
    """Tell a marker alone from the last word of a sentence, « les articles 3 et / 12. »."""
    text = found[-1].text
    if not is_marker_alone(text):
        return False
    if found[-1].is_new or len(found) < 2 or not text[0].isalnum():
        return True
    return found[-2].is_full is not True and _DANGLING.search(found[-2].text) is None


def _paragraph(pieces: list[Line], words: Words) -> Line:
    """Make one line of many, in a time that grows with their length only."""
    if len(pieces) == 1:
        return pieces[0]
    done: list[str] = []
    text = pieces[0].text
    for piece in pieces[1:]:
        text = words.joined(text, piece.text)
        # Only the end of what is written matters to what follows.
        done.append(text[:-80])
        text = text[-80:]
    return replace(
        pieces[0], text="".join(done) + text, is_bold=all(piece.is_bold for piece in pieces)
    )


def _may_go_on(line: Line, after: Line) -> bool:
    """Tell two lines between which a text may have been broken."""
    return not (
        after.is_new
        or after.is_row
        or line.is_row
        or line.heading is not None
        or after.heading is not None
        or (is_capitals(line.text) and not taken_off(line.text).is_item)
        or taken_off(after.text).is_item
    )


def _first_piece(text: str) -> int:
    """Count the letters of the first word, up to its hyphen: there too a line may be broken."""
    word = text.split(" ", 1)[0]
    return len(word.split("-", 1)[0]) + 1 if "-" in word[1:-1] else len(word)
