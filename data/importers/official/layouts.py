"""How official tables are laid out: which heading means what, by edition. Read from YAML.

One file a format in ``data/reference/official/``; each holds the layouts that the format has come
in over the years. A layout says how it is recognised, what a row speaks of, what each of its
columns means there (the same heading may mean another thing in another layout), how a missing
value is written, and which year the figures of an edition speak of.
"""

from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from data.base.settings import PROJECT_ROOT
from data.indicators.vocabulary import Absence
from data.territories.vocabulary import TerritoryKind

_FOLDER = PROJECT_ROOT / "data" / "reference" / "official"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same safe reader, ten times faster where the C library is there."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Years(_Strict):
    """The year that a group of figures speaks of.

    Attributes:
        by_edition: for the editions whose year is known.
        offset: for any other edition, years to add to it; such a year is said to be deduced,
            unless ``basis`` alone says that it is the producer's rule.
        basis: how it is known, in French, printed with the figure.
    """

    by_edition: dict[int, int] = Field(default_factory=dict)
    offset: int | None = None
    basis: str | None = None


class Flag(_Strict):
    """A column that warns about others: at this value or above, they are absent for ``absence``."""

    at_least: int
    absence: Absence
    note: str


class Column(_Strict):
    """A column, or in a long table a value of the measure column, that an indicator is read from.

    Attributes:
        names: its headings over the years, matched without case or outer blanks; ``{yy}`` and
            ``{yyyy}`` stand for the year of the figures, ``{ed}`` for two digits of the edition.
        indicator: code of the catalogue.
        years: which group of ``Layout.years`` tells its year, when the heading does not.
        flag: heading of the flag that can void it.
        factor: what the published number is multiplied by to be in the indicator's unit.
        note: printed with each of its figures.
        editions: the only editions in which it means this; all unless told.
    """

    names: tuple[str, ...] = Field(min_length=1)
    indicator: str
    years: str | None = None
    flag: str | None = None
    factor: float = 1
    note: str | None = None
    editions: tuple[int, ...] = ()


class Measure(_Strict):
    """In a long table: where the measure, its year and its numbers stand.

    Attributes:
        column: names what is measured, one of the ``names`` of a ``Column``; a column whose
            names read ``measure|number`` takes that number column, ``Vols avec armes|nombre``.
        numbers: heading of each number column by the word used after the bar.
        year: heading of the year; two digits are of this century.
        published: heading that says whether a row is published, and the word that says it is.
        unit: heading of the counted unit, kept only to be known.
    """

    column: tuple[str, ...]
    numbers: dict[str, tuple[str, ...]]
    year: tuple[str, ...]
    published: tuple[str, ...] = ()
    published_word: str = ""
    unit: tuple[str, ...] = ()


class Layout(_Strict):
    """One shape that an official table has come in.

    Attributes:
        code: unique in its format; cited with unknown columns.
        subject: what a row speaks of. ``commune`` rows may also be those of an EPCI, a
            département or the country, told by their code.
        requires: headings that it is recognised by: one at least of each group.
        forbids: headings that it never has.
        is_verified: tried on a real file.
        title, producer, dataset, licence, perimeter, note: of the source; ``{edition}`` is
            replaced.
        key, name: headings of the row's official code and of its name.
        communes: headings of the communes of a quarter, by name or by code, or of a school.
        whole: rows that stand for a whole: their key, then our territory's code.
        absences: how a missing value is written, and why it is missing; any blank is there.
        edition: ``name`` (the file's name says it), ``year`` (it is the year of the figures),
            ``last`` (it is the last year of a series that is published again as a whole).
        known: headings that are no indicator, and what they are; ``*`` stands for any end.
        year: headings of a row's own year, when rows of several years are stacked; the first one
            of ``2021-2022``.
        zone: headings of what kind of territory a row speaks of, when its code does not tell;
            ``zones`` says which of their words are kept, as the kind that they mean.
        sector: headings of whether a school is public.
        longitude, latitude: headings of where a school stands, in degrees.
        nature: headings of what a row is; ``natures`` says which of their words are schools, as a
            kind of ours, empty when the school's name tells it. Other rows are left out.
        sometimes: columns, by their first name, that some known editions lack: any other one that
            is not there is said to be gone. Nothing told, only the loss of most of them is.
        excluded_names: words of a file's name that tell other territories under like codes.
        known_categories: of a long table, those that no indicator is read from.
        refusal: why a file of this shape is refused, in French, when it is known but not read.
    """

    code: str
    subject: Literal["qpv_2015", "qpv_2024", "commune", "school"]
    requires: tuple[tuple[str, ...], ...]
    forbids: tuple[str, ...] = ()
    is_verified: bool
    title: str
    producer: str
    dataset: str
    licence: str | None = "Licence Ouverte 2.0"
    perimeter: str | None = None
    note: str | None = None
    key: tuple[str, ...]
    name: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    whole: dict[str, str] = Field(default_factory=dict)
    absences: dict[str, Absence] = Field(default_factory=dict)
    edition: Literal["name", "year", "last"]
    years: dict[str, Years] = Field(default_factory=dict)
    flags: dict[str, Flag] = Field(default_factory=dict)
    measure: Measure | None = None
    columns: tuple[Column, ...] = ()
    known: dict[str, str] = Field(default_factory=dict)
    year: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    zones: dict[str, TerritoryKind] = Field(default_factory=dict)
    sector: tuple[str, ...] = ()
    longitude: tuple[str, ...] = ()
    latitude: tuple[str, ...] = ()
    nature: tuple[str, ...] = ()
    natures: dict[str, str] = Field(default_factory=dict)
    sometimes: tuple[str, ...] | None = None
    excluded_names: tuple[str, ...] = ()
    known_categories: tuple[str, ...] = ()
    refusal: str | None = None


@lru_cache(maxsize=8)
def layouts(format_code: str) -> tuple[Layout, ...]:
    """Return the layouts of a format, in the order of its file.

    Raises:
        pydantic.ValidationError: the packaged file is wrong.
    """
    text = (_FOLDER / f"{format_code}.yaml").read_text("utf-8")
    entries = yaml.load(text, Loader=_LOADER)
    return tuple(Layout.model_validate(entry) for entry in entries)
