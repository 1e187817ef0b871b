"""How the lists of priority quarters are laid out, and what their rows say. Read from YAML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, Field

from data.base.settings import PROJECT_ROOT
from data.importers.official.codes import commune_code
from data.importers.official.headings import Headings, answers_to_any, folded_heading
from data.importers.official.tables import OfficialTable

_FILE = PROJECT_ROOT / "data" / "reference" / "official" / "correspondance-qpv.yaml"
_SEPARATORS = re.compile(r"[;,/|\n]")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Earlier(_Strict):
    """The columns of one quarter of 2015: its code, or several joined, and its name."""

    codes: tuple[str, ...]
    name: tuple[str, ...] = ()


class QuarterList(_Strict):
    """One shape that a list of quarters has come in.

    Attributes:
        requires: headings that it is recognised by: one at least of each group.
        key, name: headings of the quarter of 2024.
        commune_codes, commune_names: headings of the communes that it stands on, joined.
        nothing: how « no predecessor » is written, as compared; an empty cell says it too.
        known: headings that are not read, and what they are.
    """

    code: str
    is_verified: bool
    title: str
    producer: str
    dataset: str
    edition: str
    licence: str | None = "Licence Ouverte 2.0"
    requires: tuple[tuple[str, ...], ...]
    key: tuple[str, ...]
    name: tuple[str, ...]
    earlier: tuple[Earlier, ...] = ()
    commune_codes: tuple[str, ...] = ()
    commune_names: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    known: dict[str, str] = Field(default_factory=dict)


@lru_cache(maxsize=1)
def quarter_lists() -> tuple[QuarterList, ...]:
    """Return the shapes known, in the order of the file.

    Raises:
        pydantic.ValidationError: the packaged file is wrong.
    """
    entries = yaml.safe_load(_FILE.read_text("utf-8"))
    return tuple(QuarterList.model_validate(entry) for entry in entries)


@dataclass(frozen=True)
class Said:
    """What a row says, as written; ``earlier`` holds codes, each with a name if there is one."""

    code: str
    name: str
    earlier: tuple[tuple[str, str], ...]
    communes: tuple[str, ...]


@dataclass(frozen=True)
class BoundList:
    """A list found in a table: where each of its columns stands there.

    Attributes:
        earlier: positions of the code and of the name of each quarter of 2015.
        unknown: headings that the list says nothing of, as written.
        missing: what it should have and has not.
    """

    shape: QuarterList
    table: OfficialTable
    key: int
    name: int | None
    earlier: tuple[tuple[int, int | None], ...]
    commune_codes: int | None
    commune_names: int | None
    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def tells_communes(self) -> bool:
        """Tell whether it says where quarters stand."""
        return self.commune_codes is not None or self.commune_names is not None

    def said(self, cells: Sequence[str]) -> Said:
        """Return what a row says; communes by code, else by name."""
        nothing = {"", *map(folded_heading, self.shape.nothing)}
        codes = [commune_code(one) or one for one in _parts(_cell(cells, self.commune_codes))]
        return Said(
            code=_cell(cells, self.key),
            name=_cell(cells, self.name),
            earlier=tuple(
                (code, _cell(cells, name))
                for position, name in self.earlier
                for code in _parts(_cell(cells, position))
                if folded_heading(code) not in nothing
            ),
            communes=tuple(codes or _parts(_cell(cells, self.commune_names))),
        )


def bound(tables: Iterable[OfficialTable]) -> BoundList | None:
    """Return the first table that is a list of quarters, or nothing."""
    for table in tables:
        headings = Headings.of(table.headings)
        for shape in quarter_lists():
            if all(headings.has_any(group) for group in shape.requires):
                return _bound(table, shape, headings)
    return None


def _bound(table: OfficialTable, shape: QuarterList, headings: Headings) -> BoundList:
    key = headings.find(shape.key)
    assert key is not None, "the key is among the headings that a list is recognised by"
    found = ((headings.find(one.codes), headings.find(one.name)) for one in shape.earlier)
    read = [
        *shape.key,
        *shape.name,
        *shape.commune_codes,
        *shape.commune_names,
        *shape.known,
        *(name for one in shape.earlier for name in (*one.codes, *one.name)),
    ]
    unknown = (one for one in table.headings if one.strip())
    name = headings.find(shape.name)
    return BoundList(
        shape=shape,
        table=table,
        key=key,
        name=name,
        earlier=tuple((codes, label) for codes, label in found if codes is not None),
        commune_codes=headings.find(shape.commune_codes),
        commune_names=headings.find(shape.commune_names),
        unknown=tuple(one for one in unknown if not answers_to_any(read, folded_heading(one))),
        missing=() if name is not None else (shape.name[0],),
    )


def _cell(cells: Sequence[str], position: int | None) -> str:
    return " ".join(cells[position].split()) if position is not None else ""


def _parts(text: str) -> list[str]:
    return [part for one in _SEPARATORS.split(text) if (part := one.strip())]
