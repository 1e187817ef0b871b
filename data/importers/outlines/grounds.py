"""Whose a priority quarter is: the communes of the agglomeration that it stands on."""

from dataclasses import dataclass
from functools import lru_cache

from data.importers.outlines.columns import (
    QuarterColumns,
    commune_codes,
    departement_of_commune,
    departement_of_quarter,
    is_quarter_code,
    quarter_code,
    texts,
    value,
)
from data.territories.communes import communes_named
from data.territories.naming import folded
from data.territories.surroundings import Surroundings
from geo.reading import Attributes


@dataclass(frozen=True)
class Grounds:
    """What the quarters of a file are kept for; all of them without surroundings."""

    around: Surroundings | None

    def touched(self, row: Attributes, columns: QuarterColumns) -> tuple[str, ...] | None:
        """Return the communes of the agglomeration that a quarter stands on, today's codes.

        They are known by their INSEE codes; else by the SIREN of the agglomeration; else, on the
        boundaries of 2015, by their names within the département of the quarter's code.

        Returns:
            nothing for a quarter of elsewhere; an empty tuple for one of here whose communes the
            file does not say.
        """
        codes = commune_codes(value(row, columns.commune_codes))
        if codes:
            touched = self._ours(codes)
            return touched or None
        named = self._by_name(row, columns)
        bodies = texts(value(row, columns.epci))
        if bodies and self.around is not None and self.around.epci is not None:
            return named if self.around.epci in bodies else None
        return named if named or self.around is None else None

    def _ours(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        if self.around is None:
            return codes
        today = (
            code if code in self.around.communes else self.around.former.get(code) for code in codes
        )
        return tuple(dict.fromkeys(code for code in today if code is not None))

    def _by_name(self, row: Attributes, columns: QuarterColumns) -> tuple[str, ...]:
        names = texts(value(row, columns.commune_names))
        code = quarter_code(value(row, columns.code))
        if not names or not is_quarter_code(code):
            return ()
        departement = departement_of_quarter(code)
        found = (self._commune(name, departement) for name in names)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _commune(self, name: str, departement: str) -> str | None:
        if self.around is None:
            return _only_one(name, departement)
        here = {
            code: own
            for code, own in self.around.communes.items()
            if departement_of_commune(code) == departement
        }
        wanted = folded(name)
        for code, own in here.items():
            if folded(own) == wanted:
                return code
        # A commune merged since then gives the one that it is part of today.
        merged = _only_one(name, departement) if here else None
        return merged if merged in here else None


@lru_cache(maxsize=4096)
def _only_one(name: str, departement: str) -> str | None:
    """Return the commune of a département that a name stands for, if only one does."""
    same = [one.code for one in communes_named(name) if one.departement_code == departement]
    return same[0] if len(set(same)) == 1 else None
