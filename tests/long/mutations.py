"""Ways of spoiling a file, each given its own luck: the same luck spoils it the same way."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes, bytes], bytes]
"""Luck, the file, another file; the file spoilt."""

_MOST_INSERTED = 300
_ENCODINGS = ("latin-1", "cp1252", "utf-16", "utf-8-sig", "cp850", "utf-32")
_NUMBER = re.compile(rb"\d+(?:[.,]\d+)?")
_WILD_NUMBERS = (
    b"-1",
    b"0",
    b"1e308",
    b"-1e308",
    b"1e999",
    b"NaN",
    b"inf",
    b"99999999999999999999999999",
    b"0x1F",
    b"1,2,3",
    b"1 234 567,89",
    b"12e",
    "²".encode(),
    "٣".encode(),
    b"",
)
_WILD_TEXTS = (
    b"\0",
    b'"',
    b"''",
    b";;;;;;",
    b"\r",
    b"\n\n\n",
    b"<script>",
    b"]]>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"=cmd()",
    "\u202e\ufeff\u2028".encode(),
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"A" * 70_000,
    b"[" * 5_000,
    b"{" * 5_000,
    b"null",
    b"ns",
)


def flip_bits(luck: Random, content: bytes, _: bytes) -> bytes:
    """Flip a few bits anywhere."""
    spoilt = bytearray(content)
    for _rank in range(luck.randint(1, 12)):
        if spoilt:
            spoilt[luck.randrange(len(spoilt))] ^= 1 << luck.randrange(8)
    return bytes(spoilt)


def _span(luck: Random, content: bytes) -> tuple[int, int]:
    start = luck.randrange(len(content) + 1)
    longest = max(1, min(len(content) - start, luck.choice((1, 8, 200, len(content)))))
    return start, start + luck.randint(1, longest)


def delete(luck: Random, content: bytes, _: bytes) -> bytes:
    """Take a span out."""
    start, end = _span(luck, content)
    return content[:start] + content[end:]


def duplicate(luck: Random, content: bytes, _: bytes) -> bytes:
    """Repeat a span."""
    start, end = _span(luck, content)
    piece = content[start:end][:50_000]
    return content[:end] + piece * luck.choice((1, 1, 2, 20)) + content[end:]


def insert(luck: Random, content: bytes, _: bytes) -> bytes:
    """Put random bytes, or wild text, somewhere."""
    place = luck.randrange(len(content) + 1)
    if luck.random() < 0.4:
        piece = luck.randbytes(luck.randint(1, _MOST_INSERTED))
    else:
        piece = luck.choice(_WILD_TEXTS)
    return content[:place] + piece + content[place:]


def truncate(luck: Random, content: bytes, _: bytes) -> bytes:
    """Keep the start, or the end."""
    place = luck.randrange(len(content) + 1)
    return content[:place] if luck.random() < 0.8 else content[place:]


def splice(luck: Random, content: bytes, other: bytes) -> bytes:
    """Join the start of a file to the end of another."""
    return content[: luck.randrange(len(content) + 1)] + other[luck.randrange(len(other) + 1) :]


def shuffle_lines(luck: Random, content: bytes, _: bytes) -> bytes:
    """Put lines in another order, the first one with them now and then."""
    lines = content.splitlines(keepends=True)
    start = luck.choice((0, 1, 1))
    rest = lines[start:]
    luck.shuffle(rest)
    return b"".join([*lines[:start], *rest])


def drop_or_repeat_lines(luck: Random, content: bytes, _: bytes) -> bytes:
    """Leave lines out and repeat others."""
    lines = content.splitlines(keepends=True)
    return b"".join(line * luck.choice((0, 1, 1, 1, 2)) for line in lines)


def swap_cells(luck: Random, content: bytes, _: bytes) -> bytes:
    """Exchange cells of a line, or give a line too many or too few."""
    lines = content.splitlines(keepends=True)
    for _rank in range(luck.randint(1, 4)):
        if not lines:
            break
        place = luck.choice((0, luck.randrange(len(lines))))
        cells = lines[place].rstrip(b"\r\n").split(b";")
        first, second = luck.randrange(len(cells)), luck.randrange(len(cells))
        cells[first], cells[second] = cells[second], cells[first]
        if luck.random() < 0.3:
            cells = cells[:first] + cells[second:]
        if luck.random() < 0.2:
            cells[luck.randrange(len(cells) + 1) : 0] = [luck.choice(_WILD_TEXTS)]
        lines[place] = b";".join(cells) + b"\n"
    return b"".join(lines)


def wild_numbers(luck: Random, content: bytes, _: bytes) -> bytes:
    """Replace numbers by impossible ones."""
    share = luck.choice((0.01, 0.2, 1.0))
    return _NUMBER.sub(
        lambda found: luck.choice(_WILD_NUMBERS) if luck.random() < share else found[0],
        content,
        count=2_000,
    )


def other_encoding(luck: Random, content: bytes, _: bytes) -> bytes:
    """Write the text in another encoding."""
    text = content.decode("utf-8", "replace")
    return text.encode(luck.choice(_ENCODINGS), "replace")


def other_delimiter(luck: Random, content: bytes, _: bytes) -> bytes:
    """Part cells with another sign."""
    return content.replace(b";", luck.choice((b",", b"\t", b"|", b" ", b";;")))


def rename_words(luck: Random, content: bytes, _: bytes) -> bytes:
    """Change words of the start: headings, tags, keys."""
    start = content[:3_000]
    words = sorted(set(re.findall(rb"[A-Za-z_]{3,}", start)))
    for word in luck.sample(words, min(len(words), luck.randint(1, 3))):
        changed = luck.choice((word.upper(), word.lower(), word[::-1], b"x" + word, b"", b"\xe9"))
        content = content.replace(word, changed, luck.choice((1, -1)))
    return content


def break_tags(luck: Random, content: bytes, _: bytes) -> bytes:
    """Take signs of structure out, or double them."""
    places = [found.start() for found in re.finditer(rb'[<>/{}\[\]":,;]', content[:200_000])]
    spoilt = bytearray(content)
    for place in sorted(luck.sample(places, min(len(places), luck.randint(1, 5))), reverse=True):
        spoilt[place : place + 1] = luck.choice((b"", bytes([spoilt[place]]) * 2, b" ", b"null"))
    return bytes(spoilt)


RAW: tuple[Mutation, ...] = (flip_bits, delete, duplicate, insert, truncate, splice)
TEXTS: tuple[Mutation, ...] = (
    *RAW,
    shuffle_lines,
    drop_or_repeat_lines,
    swap_cells,
    swap_cells,
    wild_numbers,
    wild_numbers,
    other_encoding,
    other_delimiter,
    rename_words,
    rename_words,
    break_tags,
)


def spoilt(luck: Random, content: bytes, other: bytes) -> tuple[bytes, str]:
    """Spoil a file once to three times, inside of what wraps it most often; say how."""
    done = []
    for _rank in range(luck.choice((1, 1, 1, 2, 3))):
        content, how = _once(luck, content, other)
        done.append(how)
    return content, "+".join(done)


def _once(luck: Random, content: bytes, other: bytes) -> tuple[bytes, str]:
    if luck.random() < 0.8:
        if content.startswith(b"\x1f\x8b"):
            return _inside_gzip(luck, content, other)
        if content.startswith(b"PK"):
            return _inside_zip(luck, content, other)
    is_text = b"\0" not in content[:2_000]
    mutation = luck.choice(TEXTS if is_text else RAW)
    return mutation(luck, content, other), mutation.__name__


def _inside_gzip(luck: Random, content: bytes, other: bytes) -> tuple[bytes, str]:
    try:
        unpacked = gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return flip_bits(luck, content, other), flip_bits.__name__
    changed, how = _once(luck, unpacked, other)
    return gzip.compress(changed, 1), f"gz:{how}"


def _inside_zip(luck: Random, content: bytes, other: bytes) -> tuple[bytes, str]:
    """Spoil a member of a zip, its name, or take it out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, NotImplementedError):
        return flip_bits(luck, content, other), flip_bits.__name__
    if not parts:
        return other, "replaced"
    rank = luck.randrange(len(parts))
    name, part = parts[rank]
    choice = luck.random()
    if choice < 0.1:
        parts[rank], how = (
            (luck.choice((name.upper(), f"../{name}", "x", "é/\u202e", "")), part),
            "",
        )
        how = "renamed"
    elif choice < 0.2:
        how = "left_out"
        del parts[rank]
    elif choice < 0.3:
        how = "added"
        parts.append((f"autre/{name}", other))
    else:
        changed, how = _once(luck, part, other)
        parts[rank] = name, changed
    return _packed(parts), f"zip:{how}"


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name or "sans nom"), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
