"""Towns that one is held beside, added up from OFGL's base as it streams by.

The mean of a stratum is the sum of the amounts of its towns' principal budgets over the sum of
their inhabitants, never a mean of means: both sums are kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from data.base.formats import counted, listed, typeset
from data.finances.aggregates import by_label
from data.finances.comparison.words import towns_text
from data.finances.drafts import ComparatorDraft
from data.finances.strata import stratum_title
from data.finances.vocabulary import AccountOrigin, ComparatorKind
from data.importers.accounts.amounts import NotAnAmountError, euros, whole, year
from data.importers.accounts.layouts import heading_key
from data.importers.accounts.rows import AccountTable
from data.importers.accounts.scanning import columns_of
from data.importers.accounts.towns import years_said

FIELDS = (
    "kind",
    "year",
    "stratum",
    "commune",
    "siret",
    "aggregate",
    "amount",
    "population",
)
"""What is read of each row, in this order."""

_PRINCIPAL = frozenset({"budget principal", "bp"})
_OVERSEAS = "97"
_Key = tuple[int, ComparatorKind, str]
"""Year, kind, group."""


class _Seen:
    """Which of some things, each with a rank of its own, were seen: a byte each."""

    def __init__(self) -> None:
        self._marks = bytearray()
        self.count = 0

    def add(self, rank: int) -> bool:
        """Note one; tell whether it is new."""
        if rank >= len(self._marks):
            self._marks.extend(bytes(rank + 256 - len(self._marks)))
        if self._marks[rank]:
            return False
        self._marks[rank] = 1
        self.count += 1
        return True


@dataclass
class _Sum:
    """One amount of a group: euros in cents, inhabitants, towns, and budgets already counted."""

    cents: int = 0
    population: int = 0
    communes: _Seen = field(default_factory=_Seen)
    budgets: _Seen = field(default_factory=_Seen)


@dataclass
class Gathered:
    """What is added up while the rows go by.

    Attributes:
        latest: no accounts are of a later year.
        groups: sums by code of aggregate, of each group.
        own: codes of the town, and of what it was made of.
        names: of the communes that it chose, by code.
        others: how many rows of other towns were counted.
        empty: towns left out: nobody says how many live there, or nobody does.
        unread: rows left out: an amount or a count that cannot be read.
        twice: rows of a budget that give an amount again.
        departements: of the towns of strata.
    """

    latest: int
    own: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    groups: dict[_Key, dict[str, _Sum]] = field(default_factory=dict)
    others: int = 0
    empty: set[str] = field(default_factory=set)
    unread: int = 0
    twice: int = 0
    departements: set[str] = field(default_factory=set)
    _ranks: dict[str, int] = field(default_factory=dict)
    _codes: dict[str, str | None] = field(default_factory=dict)
    _years: dict[str, int | None] = field(default_factory=dict)
    _populations: dict[str, int] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = by_label(AccountOrigin.OFGL).items()
        self._labels = {heading_key(label): one.code for label, one in known}

    def stratum_row(self, cells: Sequence[str], strata: Mapping[int, str]) -> None:
        """Count a row of ``FIELDS`` when its principal budget is of the town's stratum."""
        held = self._year(cells[1])
        if held is not None and strata.get(held) == cells[2] and is_principal(cells[0]):
            key = held, ComparatorKind.STRATUM, cells[2]
            commune = commune_of(cells[3])
            if self._add(key, commune, cells):
                self.departements.add(_departement(commune))
                self.others += commune not in self.own and commune not in self.names

    def peer_row(self, cells: Sequence[str], commune: str) -> None:
        """Count a row of ``FIELDS`` of a commune that the town chose, for its principal budget."""
        held = self._year(cells[1])
        if held is not None and is_principal(cells[0]):
            self.others += self._add((held, ComparatorKind.COMMUNE, commune), commune, cells)

    def _add(self, key: _Key, commune: str, cells: Sequence[str]) -> bool:
        code = self._code(cells[5])
        if code is None:
            return False
        try:
            population = self._whole(cells[7])
            cents = int(euros(cells[6]).scaleb(2))
        except NotAnAmountError:
            self.unread += 1
            return False
        if not population:
            self.empty.add(commune)
            return False
        total = self.groups.setdefault(key, {}).setdefault(code, _Sum())
        if not total.budgets.add(self._rank(cells[4] or commune)):
            self.twice += 1
            return False
        total.cents += cents
        total.population += population
        total.communes.add(self._rank(commune))
        return True

    def _whole(self, text: str) -> int:
        """Return a population, zero when nobody says it. Raises ``NotAnAmountError``."""
        if text not in self._populations:
            self._populations[text] = whole(text) if text else 0
        return self._populations[text]

    def _rank(self, name: str) -> int:
        return self._ranks.setdefault(name, len(self._ranks))

    def _code(self, label: str) -> str | None:
        if label not in self._codes:
            self._codes[label] = self._labels.get(heading_key(label))
        return self._codes[label]

    def _year(self, text: str) -> int | None:
        if text not in self._years:
            try:
                self._years[text] = year(text, self.latest)
            except NotAnAmountError:
                self._years[text] = None
        return self._years[text]

    def drafts(self) -> tuple[ComparatorDraft, ...]:
        """Return the sums, a stratum of the town alone left out."""
        return tuple(
            ComparatorDraft(
                year=held,
                kind=kind,
                group_code=group,
                group_title=self._title(kind, group),
                code=code,
                amount_eur=Decimal(total.cents).scaleb(-2),
                population=total.population,
                communes=total.communes.count,
            )
            for (held, kind, group), sums in sorted(self.groups.items())
            if kind is ComparatorKind.COMMUNE or _communes(sums) > 1
            for code, total in sums.items()
        )

    def _title(self, kind: ComparatorKind, group: str) -> str:
        if kind is ComparatorKind.COMMUNE:
            return self.names.get(group, group)
        title = stratum_title(group)
        if len(self.departements) == 1:
            title += typeset(f", département {min(self.departements)} seulement")
        return title


def gather_stratum(table: AccountTable, strata: Mapping[int, str], gathered: Gathered) -> None:
    """Add up the rows of the town's stratum of each year.

    Raises:
        RefusedFileError: the file cannot be read to its end.
    """
    places = [_place(table, name) for name in FIELDS]
    known = [place for place in places if place is not None]
    if strata and len(known) == len(FIELDS):
        codes = frozenset(strata.values())
        for cells in columns_of(table.table, known, FIELDS.index("stratum"), codes):
            gathered.stratum_row(cells, strata)


def _place(table: AccountTable, name: str) -> int | None:
    """Return the index of a column; the commune may only be told as it was."""
    found = table.places.get(name)
    return table.places.get("own_code") if found is None and name == "commune" else found


def is_principal(kind: str) -> bool:
    """Tell the wording of a principal budget."""
    return heading_key(kind) in _PRINCIPAL


def commune_of(text: str) -> str:
    """Return the INSEE code in a cell; zeros that a spreadsheet dropped are put back."""
    return text.strip("[]'\" ").zfill(5)


def said(gathered: Gathered, strata: Mapping[int, str], peers: Mapping[str, str]) -> str:
    """Say in French which towns the file lets one be held beside."""
    parts = [*_strata_said(gathered, strata), *_peers_said(gathered, peers)]
    return typeset(" ".join(parts))


def _strata_said(gathered: Gathered, strata: Mapping[int, str]) -> Iterator[str]:
    found = {
        (group, held): _communes(sums)
        for (held, kind, group), sums in gathered.groups.items()
        if kind is ComparatorKind.STRATUM
    }
    kept = {key: count for key, count in found.items() if count > 1}
    for group in sorted({group for group, _ in kept}):
        counts = {held: count for (one, held), count in kept.items() if one == group}
        yield (
            f"Moyenne de la strate {group} ({stratum_title(group)}), {years_said(counts)} : "
            f"{towns_text([*counts.values()])}, budgets principaux."
        )
    if not strata:
        yield "Ce fichier ne dit pas la strate de la commune : il n’en donne pas la moyenne."
    elif not kept:
        yield (
            "Ce fichier n’a pas d’autre commune de la strate : il n’en donne pas la moyenne. Elle "
            "se calcule sur le fichier national, « ofgl-base-communes »."
        )


def _peers_said(gathered: Gathered, peers: Mapping[str, str]) -> Iterator[str]:
    here = {group for _, kind, group in gathered.groups if kind is ComparatorKind.COMMUNE}
    if here:
        yield f"Communes choisies : {listed([peers[code] for code in sorted(here)])}."
    absent = [name for code, name in peers.items() if code not in here]
    if absent:
        yield f"Sans montant ici : {listed(absent)}."


def warnings(gathered: Gathered) -> Iterator[str]:
    """Say what was left out of the sums, and why."""
    if gathered.empty:
        count = len(gathered.empty)
        who = counted(count, "commune de comparaison", "communes de comparaison")
        yield (
            f"{who} sans population ou de population 0 : "
            f"{'laissées' if count > 1 else 'laissée'} hors des deux sommes de la moyenne."
        )
    if gathered.unread:
        rows = counted(gathered.unread, "ligne")
        yield f"{rows} d’autres communes au montant ou à la population illisible, hors des sommes."
    if gathered.twice:
        rows = counted(gathered.twice, "ligne")
        are = "y sont" if gathered.twice > 1 else "y est"
        yield f"{rows} d’autres communes {are} en double : la première est comptée."


def _communes(sums: Mapping[str, _Sum]) -> int:
    return max((one.communes.count for one in sums.values()), default=0)


def _departement(commune: str) -> str:
    return commune[: 3 if commune.startswith(_OVERSEAS) else 2]
