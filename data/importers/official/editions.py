"""The year of publication that a file's name says, and the years that its rows say. Pure."""

import re

from data.importers.official.headings import full_year

_OTHER_YEARS = re.compile(
    r"(?:qpv?|geo(?:graphie)?|cog|produit[-_ ]?le)[-_ ]?20[0-9]{2}(?![0-9])(?:-[0-9]{2}-[0-9]{2})?",
    re.IGNORECASE,
)
"""Years of boundaries, of a list of communes or of a download: none is that of the figures."""
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_SCHOOL_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})[-_ /](20[0-9]{2}|[0-9]{2})(?![0-9])")
_ROW_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:\.0+)?(?:\s*[-/]\s*(?:20)?[0-9]{2})?")


def edition_in(name: str, dataset: str = "") -> int | None:
    """Return the only year that a file's name says; a school year is its first one.

    Args:
        name: of the file.
        dataset: how the producer names it, ``REVN_{edition}``: its year is then the edition,
            whatever other dates the name says.
    """
    named = _named(name, dataset)
    if named is not None:
        return named
    bare = _OTHER_YEARS.sub(" ", name)
    school = _SCHOOL_YEAR.search(bare)
    if school and int(school[2]) % 100 == (int(school[1]) + 1) % 100:
        return int(school[1])
    years = set(_YEAR.findall(bare))
    return int(years.pop()) if len(years) == 1 else None


def _named(name: str, dataset: str) -> int | None:
    before, mark, after = dataset.partition("{edition}")
    if not mark or not before:
        return None
    shape = rf"{re.escape(before)}(20[0-9]{{2}})(?![0-9]){re.escape(after)}"
    years = set(re.findall(shape, name, re.IGNORECASE))
    return int(years.pop()) if len(years) == 1 else None


def years_in(name: str) -> tuple[str, ...]:
    """Return the years that a file's name says, when there are several."""
    years = sorted(set(_YEAR.findall(_OTHER_YEARS.sub(" ", name))))
    return tuple(years) if len(years) > 1 else ()


def row_year(text: str) -> int | None:
    """Return the year of a cell: ``2021``, ``2021-2022`` is 2021, ``"16"`` is 2016."""
    bare = text.strip()
    if re.fullmatch(r"[0-9]{1,2}", bare):
        return full_year(bare)
    found = _ROW_YEAR.fullmatch(bare)
    return int(found[1]) if found else None
