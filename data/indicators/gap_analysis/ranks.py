"""Where a quarter stands among those of its département, a year at a time."""

from collections.abc import Mapping, Sequence

from data.base.chart import Cell, Table
from data.base.formats import counted
from data.indicators import rules as figures
from data.indicators.gap_analysis import words
from data.indicators.gap_analysis.pairs import PairGaps
from data.indicators.gap_analysis.rules import Rank, rank
from data.indicators.views import GapRank, IndicatorLine, Reading
from data.indicators.vocabulary import Direction
from data.territories.vocabulary import TerritoryKind

_COLUMNS = (
    "Année",
    "Valeur",
    "Rang",
    "Quartiers qui ont une valeur",
    "À égalité",
    "Sans valeur",
)
_UNKNOWN = (
    "Les autres quartiers du département ne sont pas connus ici : le fichier national de l’INSEE, "
    "une fois importé, les donnera."
)
_POVERTY = ("income", "poverty")

Peers = Mapping[TerritoryKind, Mapping[str, Sequence[Reading]]]


def ranked(gaps: PairGaps, peers: Peers) -> GapRank:
    """Return the rank of a quarter each year that it has a value, and say the cell's own year."""
    order = order_words(gaps.indicator)
    own = _own(gaps, peers)
    if own is None:
        return GapRank(_UNKNOWN, order, Table((), ()))
    subject, known = own
    found = {
        one.data_year: (one.value, _rank(one, known, gaps.indicator), _missing(one, known))
        for one in known[subject]
        if one.value is not None and one.data_year is not None
    }
    if not found:
        none = f"Le quartier n’a pas de valeur parmi les {len(known)} quartiers du département."
        return GapRank(none, order, Table((), ()))
    judged = gaps.points[-1].year if gaps.points else None
    years = [year for year in dict.fromkeys((judged, max(found))) if year in found]
    told = [_sentence(year, *found[year][1:], total=len(known)) for year in years if year]
    told[-1] += f", {order}"
    rows: list[tuple[Cell, ...]] = [
        (year, value, place.place, place.among, place.ties, missing)
        for year, (value, place, missing) in sorted(found.items(), reverse=True)
    ]
    sentence = " ; ".join(told)
    return GapRank(f"{sentence[:1].upper()}{sentence[1:]}.", order, Table(_COLUMNS, tuple(rows)))


def order_words(indicator: IndicatorLine) -> str:
    """Say in which order quarters are ranked: the least favourable first, when that is known."""
    if indicator.direction not in {Direction.UP, Direction.DOWN}:
        return "de la valeur la plus basse à la plus haute"
    if any(word in indicator.code for word in _POVERTY) and indicator.theme == "revenus":
        return "du plus pauvre au moins pauvre"
    return "du moins favorable au plus favorable"


def _own(gaps: PairGaps, peers: Peers) -> tuple[str, Mapping[str, Sequence[Reading]]] | None:
    """Return the code under which the quarter is ranked, among the quarters of its generation.

    The generation is that of the gap that is judged; without a gap, the newest one known.
    """
    subjects = [one.subject for one in gaps.own if one.value is not None]
    if gaps.points:
        subjects = [one.subject for one in gaps.own if (one.perimeter or "") == gaps.perimeter]
    for subject in dict.fromkeys(reversed(subjects)):
        for known in peers.values():
            if subject in known and len(known) > 1:
                return subject, known
    return None


def _same_year(one: Reading, known: Mapping[str, Sequence[Reading]]) -> list[float]:
    """Return the values of all quarters, the same year and on the same generation of ground."""
    ground = figures.vintage(one.perimeter or "")
    return [
        other.value
        for readings in known.values()
        for other in readings
        if other.value is not None
        and other.data_year == one.data_year
        and figures.vintage(other.perimeter or "") == ground
    ]


def _rank(one: Reading, known: Mapping[str, Sequence[Reading]], indicator: IndicatorLine) -> Rank:
    is_low_first = indicator.direction is not Direction.DOWN
    return rank(one.value or 0.0, _same_year(one, known), is_low_first=is_low_first)


def _missing(one: Reading, known: Mapping[str, Sequence[Reading]]) -> int:
    return len(known) - len(_same_year(one, known))


def _sentence(year: int, place: Rank, missing: int, *, total: int) -> str:
    """Say a rank: « En 2021, 3e sur 60 (64 quartiers, dont 4 sans valeur) »."""
    text = f"en {year}, **{words.ordinal(place.place)} sur {place.among}**"
    if place.ties:
        text += f", à égalité avec {counted(place.ties, 'autre')}"
    if missing:
        text += f" ({counted(total, 'quartier')} connus dans le département, {missing} sans valeur)"
    return text
