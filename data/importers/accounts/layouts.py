"""How tables of accounts are laid out: which heading means what. Read from YAML.

One file a format in ``data/reference/official/``: a list of layouts, which differ by the years of
their editions. A layout names our fields and the headings that each has had, matched without case,
accents or double blanks; ``{yyyy}`` stands for the year that some portals put in a heading.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

import yaml
from pydantic import BaseModel, ConfigDict, Field

from data.base.settings import PROJECT_ROOT
from data.importers.official.tables import OfficialTable

_FOLDER = PROJECT_ROOT / "data" / "reference" / "official"
_MOST_LACKING = 1 / 3
"""Of the headings that a table is recognised by: beyond, it is another table."""
_YEAR = "(?:19|20)[0-9]{2}"


class AccountLayout(BaseModel):
    """One shape that a table of accounts has come in.

    Attributes:
        code: unique in its format.
        is_verified: tried on a real file.
        title, producer, dataset, licence, note: of the source; ``{year}`` is replaced.
        fields: headings of each of our fields, over the years.
        signature: fields that the table is recognised by, all of them.
        needed: fields without which no row can be read.
        known: headings that nothing is read from, so that a new one can be told.
        prefixes: what else may stand before a known heading or a field's.
        refuses: headings that tell another dataset, and why it is not read, in French.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    is_verified: bool
    title: str
    producer: str
    dataset: str
    licence: str | None = "Licence Ouverte 2.0"
    note: str | None = None
    fields: dict[str, tuple[str, ...]]
    signature: tuple[str, ...] = Field(min_length=2)
    needed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    refuses: dict[str, str] = Field(default_factory=dict)

    def places(self, headings: tuple[str, ...]) -> Mapping[str, int]:
        """Return the index of the column of each field that a table has."""
        keys = [heading_key(heading) for heading in headings]
        found: dict[str, int] = {}
        for field, names in self.fields.items():
            for name in names:
                index = next((at for at, key in enumerate(keys) if _is(name, key)), None)
                if index is not None:
                    found[field] = index
                    break
        return found

    def is_of(self, headings: tuple[str, ...]) -> bool:
        """Tell whether a table has all that this layout is recognised by."""
        return set(self.signature) <= set(self.places(headings))

    def lacking(self, headings: tuple[str, ...]) -> list[str]:
        """Return what a table lacks of what this layout is recognised by, as headings."""
        places = self.places(headings)
        return [self.fields[field][0] for field in self.signature if field not in places]

    def unknown(self, headings: tuple[str, ...], also: frozenset[str]) -> list[str]:
        """Return the headings that this layout says nothing of; ``also`` are known as well."""
        names = [name for group in self.fields.values() for name in group]
        known = [*names, *self.known, *also]
        return [one for one in headings if one and not self._is_known(heading_key(one), known)]

    def _is_known(self, key: str, known: list[str]) -> bool:
        bare = {key} | {key.removeprefix(prefix) for prefix in self.prefixes}
        return any(_is(name, one) for name in known for one in bare)

    def refusal(self, headings: tuple[str, ...]) -> str:
        """Return why a table that looks like this one is another dataset; empty when it is not."""
        keys = {heading_key(heading) for heading in headings}
        reasons = (why for name, why in self.refuses.items() if heading_key(name) in keys)
        return next(reasons, "")


@lru_cache(maxsize=8)
def account_layouts(format_code: str) -> tuple[AccountLayout, ...]:
    """Return the layouts of a format, in the order of its file.

    Raises:
        pydantic.ValidationError: the packaged file is wrong.
    """
    entries = yaml.safe_load((_FOLDER / f"{format_code}.yaml").read_text("utf-8"))
    return tuple(AccountLayout.model_validate(entry) for entry in entries)


def laid_out(
    format_code: str, tables: tuple[OfficialTable, ...]
) -> tuple[OfficialTable, AccountLayout] | None:
    """Return the first table of a file that has a layout of this format, with that layout."""
    for table in tables:
        for layout in account_layouts(format_code):
            if layout.is_of(table.headings):
                return table, layout
    return None


def nearest(
    format_code: str, tables: tuple[OfficialTable, ...]
) -> tuple[OfficialTable, AccountLayout] | None:
    """Return the table that comes closest to a layout of this format, if it has most of it."""
    pairs = [
        (len(lacking) / len(layout.signature), index, table, layout)
        for index, (table, layout) in enumerate(product(tables, account_layouts(format_code)))
        if (lacking := layout.lacking(table.headings))
    ]
    share, _, table, layout = min(pairs, default=(1.0, 0, None, None), key=lambda one: one[:2])
    return (table, layout) if table and layout and share <= _MOST_LACKING else None


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Return a heading as it is compared."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(heading_key(name)).replace(r"\{yyyy\}", _YEAR))


def _is(name: str, key: str) -> bool:
    return _pattern(name).fullmatch(key) is not None
