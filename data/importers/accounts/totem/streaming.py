"""The elements of a budget act, one at a time; nothing else of the document stays in memory."""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.base.problems import RefusedFileError, Where
from data.importers.parts import Part
from data.importers.tables.messages import refused
from data.importers.zips import DECLARES, declares_entities

NAMESPACE = "http://www.minefi.gouv.fr/cp/demat/docbudgetaire"
ROOT = "DocumentBudgetaire"
_HEAD = 1 << 16
_PIECE = 1 << 20
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)")
_LATIN = "ISO-8859-1"
_MOST_DEPTH = 40
_MOST_VALUES = 5_000
"""Elements inside one that is read; a real one has at most a few hundreds."""
_READ = frozenset(
    {
        (ROOT, "EnTeteDocBudgetaire"),
        (ROOT, "Budget", "EnTeteBudget"),
        (ROOT, "Budget", "BlocBudget"),
        (ROOT, "Budget", "InformationsGenerales"),
        (ROOT, "Budget", "LigneBudget"),
        (ROOT, "Budget", "Annexes", "DATA_EMPRUNT", "EMPRUNT"),
        (ROOT, "Budget"),
    }
)
"""What is read, by its place; whatever stands elsewhere passes by."""
_LEAVES = _READ - {(ROOT, "Budget")}
"""What is read with the values inside it, which must stay until it ends."""


@dataclass(frozen=True)
class Element:
    """An element of an act.

    Attributes:
        name: without its namespace.
        line: in the document, from 1.
        values: ``V`` of each element inside it, by name; the first one of each.
        coded: ``V`` of each element inside it that bears a ``Code``, by that code.
    """

    name: str
    line: int
    values: Mapping[str, str]
    coded: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a value without outer blanks; blank when it is not there."""
        return self.values.get(name, "").strip()


def is_act(head: bytes) -> bool:
    """Tell a budget act by its first bytes, whatever their encoding."""
    plain = head.replace(b"\0", b"")
    return f"<{ROOT}".encode() in plain and NAMESPACE.encode() in plain


def elements(part: Part) -> Iterator[Element]:
    """Read the elements that an act is read from, in order; a budget's own comes after its parts.

    Raises:
        RefusedFileError: the XML is cut, broken, too deep, or it declares entities.
    """
    from lxml import etree

    if declares_entities(part.head(_HEAD)):
        raise refused(part.label, DECLARES)
    encoding = _true_encoding(part)
    with part.open() as content:
        stream = etree.iterparse(
            content,
            encoding=encoding,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            yield from _walked(stream, part)
        except etree.XMLSyntaxError as error:
            raise _broken(part, error.lineno or None) from error


def _true_encoding(part: Part) -> str | None:
    """Return the encoding of an act that is not in UTF-8 and does not say so; nothing otherwise.

    Some software writes Latin letters under a declaration of UTF-8, or without any.
    """
    head = part.head(_HEAD)
    said = _DECLARED.search(head)
    if b"\0" in head or (said and said[1].lower() not in (b"utf-8", b"utf8")):
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    with part.open() as content:
        try:
            for piece in iter(lambda: content.read(_PIECE), b""):
                decoder.decode(piece)
        except UnicodeDecodeError:
            return _LATIN
    return None


def _broken(part: Part, line: int | None) -> RefusedFileError:
    message = (
        "le document XML s’arrête ou se casse ici : il est incomplet ou abîmé. Exportez-le de "
        "nouveau depuis le logiciel de finances, ou reprenez celui qui a été envoyé à la "
        "préfecture."
    )
    return refused(part.label, message, Where(line=line))


def _walked(stream: Any, part: Part) -> Iterator[Element]:
    path: list[str] = []
    inside = 0
    for event, node in stream:
        if event == "start":
            path.append(_name(node.tag))
            if len(path) == 1:
                _check_root(node, part)
            inside = inside + 1 if tuple(path[:-1]) in _LEAVES else 0
            if len(path) > _MOST_DEPTH or inside > _MOST_VALUES:
                raise _broken(part, node.sourceline)
            continue
        place = tuple(path)
        path.pop()
        if place in _READ:
            yield _element(node)
        if place[:-1] not in _LEAVES:
            _forget(node)


def _check_root(node: Any, part: Part) -> None:
    if node.getroottree().docinfo.internalDTD is not None:
        raise refused(part.label, DECLARES)
    if _name(node.tag) != ROOT:
        message = f"ce n’est pas un acte budgétaire (TOTEM) : <{ROOT}> était attendu au début."
        raise refused(part.label, message, Where(line=node.sourceline))


def _element(node: Any) -> Element:
    values: dict[str, str] = {}
    coded: dict[str, str] = {}
    for child in node:
        name, value = _name(child.tag), child.get("V")
        if value is None:
            continue
        code = child.get("Code")
        if code is None:
            values.setdefault(name, value)
        else:
            coded.setdefault(code, value)
    return Element(_name(node.tag), node.sourceline, values, coded)


def _forget(node: Any) -> None:
    """Free what was read, and what stands before it."""
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]


def _name(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]
