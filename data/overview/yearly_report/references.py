"""The numbered references of a report: each source, edition, year and perimeter once."""

from dataclasses import dataclass, field

from data.base.views import SourceLine
from data.indicators import words
from data.indicators.views import Reading
from data.overview.yearly_report.views import Reference, Told

_UNTOLD = "non précisée"
_NO_PERIMETER = "sans objet"


@dataclass
class References:
    """The references cited so far, in the order in which they are first cited."""

    _known: dict[tuple[str, str, str, str, bool], Reference] = field(default_factory=dict)

    def all(self) -> tuple[Reference, ...]:
        """Return the references, by number."""
        return tuple(self._known.values())

    def figure(self, text: str, *readings: Reading | None) -> Told:
        """Return a figure made from readings, each of which is cited."""
        used = [one for one in readings if one is not None]
        numbers = [self._of(one) for one in used]
        return Told(text, tuple(dict.fromkeys(numbers)), any(one.is_simulated for one in used))

    def count(
        self, text: str, source: str, *, year: str, is_simulated: bool, perimeter: str = ""
    ) -> Told:
        """Return a figure counted in the base, from what a document holds."""
        number = self.cite(source, "", year, perimeter, is_simulated=is_simulated)
        return Told(text, (number,), is_simulated)

    def cite(
        self, source: str, edition: str, data_year: str, perimeter: str, *, is_simulated: bool
    ) -> int:
        """Return the number of a reference, a new one when it was not cited before."""
        key = (source, edition, data_year, perimeter, is_simulated)
        if key not in self._known:
            self._known[key] = Reference(
                number=len(self._known) + 1,
                source=source,
                edition=edition or _UNTOLD,
                data_year=data_year or _UNTOLD,
                perimeter=perimeter or _NO_PERIMETER,
                is_simulated=is_simulated,
            )
        return self._known[key].number

    def _of(self, reading: Reading) -> int:
        return self.cite(
            _cited(reading.source),
            reading.edition or "",
            str(reading.data_year) if reading.data_year else "",
            words.perimeter_text(reading.perimeter) if reading.perimeter else "",
            is_simulated=reading.is_simulated,
        )


def _cited(source: SourceLine) -> str:
    return words.source_text(source)
