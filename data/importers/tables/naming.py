"""Which indicator a row of values speaks of: known by code or by title, or new and declared."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from data.base.formats import counted, listed
from data.base.problems import NOWHERE, Where
from data.importers.tables.cleaning import key
from data.importers.tables.rows import Findings
from data.importers.tables.words import quoted
from data.indicators.drafts import IndicatorDraft

_CODE_LIKE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_SLUG = re.compile(r"[a-z0-9]+")
_LONGEST_SLUG = 60
_MOST_NAMED = 12


@dataclass
class Naming:
    """The indicators known so far, by code: those of the town, of the file, and the new ones.

    Attributes:
        known: title of each by its code.
        units: unit of each that the file describes, by code.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    described: Iterable[IndicatorDraft] = ()
    units: dict[str, str] = field(default_factory=dict)
    declared: dict[str, IndicatorDraft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index what names an indicator; the file's own catalogue wins over the town's."""
        titles = dict(self.known) | {one.code: one.title for one in self.described}
        self.units |= {one.code: one.unit for one in self.described if one.unit}
        self._codes = {code.casefold(): code for code in titles}
        self._by_title = {key(title): code for code, title in titles.items()}

    def code_of(
        self, code: str | None, title: str | None, unit: str | None, where: Where
    ) -> str | None:
        """Return the code of what a row names; an unknown title declares a new indicator.

        An unknown code alone is returned as it is: nobody can tell what it measures.
        """
        for name in filter(None, (code, title)):
            if found := self._codes.get(name.casefold()) or self._by_title.get(key(name)):
                self._complete(found, unit)
                return found
        if title is None or (code is None and _CODE_LIKE.fullmatch(title)):
            return code or title
        return self._declare(code or self._new_code(title), title, unit, where)

    def _declare(self, code: str, title: str, unit: str | None, where: Where) -> str:
        self.declared[code] = IndicatorDraft(code=code, title=title, unit=unit, where=where)
        self._codes[code.casefold()] = code
        self._by_title[key(title)] = code
        if unit:
            self.units[code] = unit
        return code

    def _complete(self, code: str, unit: str | None) -> None:
        """Give a new indicator the unit that only a later row tells."""
        draft = self.declared.get(code)
        if unit and draft is not None and draft.unit is None:
            self.declared[code] = replace(draft, unit=unit)
            self.units[code] = unit

    def _new_code(self, title: str) -> str:
        stem = slug(title) or "indicateur"
        code, rank = stem, 2
        while code in self._codes:
            code, rank = f"{stem}_{rank}", rank + 1
        return code

    def warn(self, findings: Findings) -> None:
        """Say once which indicators are new, and what is still to be said of them."""
        if not self.declared:
            return
        titles = [f"« {quoted(one.title)} »" for one in self.declared.values()]
        more = len(titles) - _MOST_NAMED
        named = titles[:_MOST_NAMED] + ([counted(more, "autre")] if more > 0 else [])
        many = len(titles) > 1
        findings.warn(
            f"{counted(len(titles), 'indicateur nouveau', 'indicateurs nouveaux')}, que "
            f"l’enregistrement ajoutera : {listed(named)}. "
            f"{'Leur' if many else 'Sa'} définition et {'leur' if many else 'son'} sens favorable "
            "restent à compléter, dans une feuille de catalogue (Code, Indicateur, Définition, "
            "Sens favorable).",
            NOWHERE,
        )


def slug(title: str) -> str:
    """Return a code made of a title, ``part_des_menages``."""
    flat = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return "_".join(_SLUG.findall(flat))[:_LONGEST_SLUG].rstrip("_")
