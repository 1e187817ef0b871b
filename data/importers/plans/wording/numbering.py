"""Numbers as plans print them, ``12``, ``4.3``, ``IV``, ``b``: their order, gaps and doubles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Steps = tuple[int, ...]
"""A number as its steps: ``4.3`` is (4, 3), ``IV`` is (4,)."""

_LARGEST = 2000
"""A plan has fewer items than this: beyond, it is a reference or a postcode."""

_MOST_TOLD = 12
"""Runs of absent numbers that a sentence still bears."""

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?=.)(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def roman(text: str) -> int | None:
    """Return the value of a Roman numeral below 100; none when it is not one."""
    letters = text.upper()
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < then else one for one, then in zip(values, following, strict=True))


def steps(number: str | None) -> Steps | None:
    """Return a printed number as steps; none when it cannot be put in order."""
    if number is None:
        return None
    parts = [part for part in re.split(r"[.\-/]", number.strip(" .):°")) if part]
    found = [_step(part) for part in parts]
    known = tuple(one for one in found if one is not None)
    return known if known and len(known) == len(found) else None


def _step(part: str) -> int | None:
    if part.isdecimal():
        return int(part) if int(part) <= _LARGEST else None
    if value := roman(part):
        return value
    return (
        ord(part.lower()) - ord("a") + 1
        if len(part) == 1 and part.isascii() and part.isalpha()
        else None
    )


def printed(number: Steps) -> str:
    """Write steps as most plans do, ``4.3``."""
    return ".".join(str(step) for step in number)


def missing(numbers: Iterable[str | None]) -> tuple[Steps, ...]:
    """Return the numbers that a list jumps over, family by family: ``4.1, 4.3`` lacks ``4.2``.

    A family counts from 1; one with a single number says nothing of the others, unless it is a
    later one.
    """
    families: defaultdict[Steps, set[int]] = defaultdict(set)
    for number in numbers:
        known = steps(number)
        if known:
            families[known[:-1]].add(known[-1])
    return tuple(
        (*family, step)
        for family in sorted(families)
        for step in range(1, max(families[family]))
        if step not in families[family]
    )


def doubles(numbers: Iterable[str | None]) -> tuple[str, ...]:
    """Return the numbers that are printed more than once, in their order."""
    counts = Counter(printed(known) for number in numbers if (known := steps(number)))
    return tuple(number for number, count in counts.items() if count > 1)


def runs(numbers: Sequence[Steps]) -> str:
    """Say numbers in French, neighbours together: ``4.2, 7 à 9``."""
    found: list[list[Steps]] = []
    for number in sorted(set(numbers)):
        is_next = found and found[-1][-1] == (*number[:-1], number[-1] - 1)
        if is_next:
            found[-1].append(number)
        else:
            found.append([number])
    told = [_run(run) for run in found[:_MOST_TOLD]]
    return ", ".join(told) + ("…" if len(found) > _MOST_TOLD else "")


def _run(run: list[Steps]) -> str:
    first, last = printed(run[0]), printed(run[-1])
    if len(run) == 1:
        return first
    return f"{first}, {last}" if len(run) == 2 else f"{first} à {last}"
