"""When the loans of an annex fall due, and to whom, at which rate and risk they are owed."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.base.chart import BarRow, Cell, Column, Columns, Segment, StackedBars, Table
from data.base.formats import counted, number, percent
from data.finances.charts.common import Scale, exact, scale_of
from data.finances.debt.profile import DebtProfile, ScheduledLoan
from data.finances.debt.schedules import DebtYear, together
from data.finances.debt.views import DebtCut
from data.finances.debt.words import CUTS, UNSAID, rate_kind, risk_class

_MOST_YEARS = 15
_MOST_NAMES = 5
_OTHERS = "Autres prêteurs"
_Proof = tuple[tuple[str, ...], tuple[Cell, ...]]
"""The columns that prove a table, and their cells: the same on each line."""


@dataclass(frozen=True)
class AnnexSaid:
    """What every picture of an annex carries: its scope, its year, its source, its proof."""

    title: str
    year: int
    source: str
    is_simulated: bool
    proof: _Proof


def due_chart(profile: DebtProfile, said: AnnexSaid, cut: DebtCut) -> Columns:
    """Draw what falls due each year, hatched: nothing of it was observed yet."""
    years = together(one.years for one in profile.loans)
    shown = years[:_MOST_YEARS]
    scale = scale_of([one.annuity_eur for one in shown])
    parts = _parts(profile, cut)
    order = tuple(f"part_{rank}" for rank in range(1, len(parts) + 1))
    after = sum((one.capital_eur for one in years[_MOST_YEARS:]), Decimal(0))
    rest = f" ; {scale.text(after)} de capital après {shown[-1].year}" if after else ""
    return Columns(
        title=_due_title(shown, profile.outstanding_eur),
        subtitle=(
            f"{said.title} : {CUTS[cut].lower()} à payer chaque année, en {scale.words}, sur les "
            f"emprunts en cours fin {said.year}{rest}"
        ),
        source=said.source,
        alt="Ce qui reste à payer sur les emprunts en cours. "
        + " ; ".join(_year_words(one, scale) for one in shown)
        + ".",
        table=_due_table(years, parts, said),
        is_simulated=said.is_simulated,
        columns=tuple(_due_column(one, parts, scale) for one in shown),
        unit=scale.unit,
        decimals=1,
        order=order,
        projected_label="échéancier calculé",
    )


def _parts(profile: DebtProfile, cut: DebtCut) -> dict[str, Mapping[int, Decimal]]:
    """Return what each part of the columns is worth by year, the largest first."""
    if cut is DebtCut.NATURE:
        years = together(one.years for one in profile.loans)
        return {
            "Capital": {one.year: one.capital_eur for one in years},
            "Intérêts": {one.year: one.interest_eur for one in years},
        }
    name: Callable[[ScheduledLoan], str] = _lender if cut is DebtCut.LENDER else _rate_kind
    names = list(_owed(profile, name))
    kept = names if len(names) <= _MOST_NAMES + 1 else names[:_MOST_NAMES]
    found: dict[str, defaultdict[int, Decimal]] = {one: defaultdict(Decimal) for one in kept}
    for loan in profile.loans:
        label = name(loan) if name(loan) in kept else _OTHERS
        by_year = found.setdefault(label, defaultdict(Decimal))
        for one in loan.years:
            by_year[one.year] += one.capital_eur
    return dict(found)


def _due_column(one: DebtYear, parts: Mapping[str, Mapping[int, Decimal]], scale: Scale) -> Column:
    values = {label: by_year.get(one.year, Decimal(0)) for label, by_year in parts.items()}
    segments = tuple(
        Segment(f"part_{rank}", label, float(value / scale.euros))
        for rank, (label, value) in enumerate(values.items(), start=1)
        if value
    )
    total = sum(values.values(), Decimal(0))
    year = str(one.year)
    return Column(
        key=year,
        label=year,
        parts=segments,
        text=number(total / scale.euros, min(1, scale.decimals)),
        is_projected=True,
    )


def _year_words(one: DebtYear, scale: Scale) -> str:
    capital, interest = scale.text(one.capital_eur), scale.text(one.interest_eur)
    return f"{one.year} : {capital} de capital, {interest} d’intérêts"


def _due_title(years: Sequence[DebtYear], owed: Decimal) -> str:
    first = years[0]
    scale = scale_of([owed])
    half = owed / 2
    year = next((one.year for one in years if one.outstanding_eur <= half), None)
    paid = f" ; la moitié de la dette actuelle sera remboursée en {year}" if year else ""
    return (
        f"En {first.year}, {scale.text(first.annuity_eur)} à payer sur les emprunts en cours{paid}"
    )


def _due_table(
    years: Sequence[DebtYear], parts: Mapping[str, Mapping[int, Decimal]], said: AnnexSaid
) -> Table:
    names, proof = said.proof
    more = [label for label in parts if label not in {"Capital", "Intérêts"}]
    columns = ("Année", "Capital (€)", "Intérêts (€)", "Restant dû (€)")
    return Table(
        (*columns, *(f"{label} (€)" for label in more), "Nature", *names),
        tuple(
            (
                one.year,
                exact(one.capital_eur),
                exact(one.interest_eur),
                exact(one.outstanding_eur),
                *(exact(parts[label].get(one.year, Decimal(0))) for label in more),
                "échéancier calculé",
                *proof,
            )
            for one in years
        ),
    )


def share_charts(profile: DebtProfile, said: AnnexSaid) -> tuple[StackedBars, ...]:
    """Draw who the debt is owed to, at which kind of rate, in which class of risk."""
    return (
        _shares("prêteur", _owed(profile, _lender), profile, said),
        _shares("type de taux", _owed(profile, _rate_kind), profile, said),
        _shares("classe de risque (charte Gissler)", _owed(profile, _risk), profile, said),
    )


def _shares(
    by: str, owed: Mapping[str, list[ScheduledLoan]], profile: DebtProfile, said: AnnexSaid
) -> StackedBars:
    total = profile.outstanding_eur
    scale = scale_of([total])
    amounts = {name: _sum(loans) for name, loans in owed.items()}
    names, proof = said.proof
    lines = []
    for name, amount in amounts.items():
        count = len(owed[name])
        lines.append((name, exact(amount), exact(100 * amount / total), count, said.year, *proof))
    first, most = next(iter(amounts.items()))
    words = " ; ".join(_share_text(name, one, total, scale) for name, one in amounts.items())
    return StackedBars(
        title=f"{first} : {percent(100 * most / total, 1)} de la dette",
        subtitle=f"{said.title} : capital restant dû fin {said.year}, par {by}",
        source=said.source,
        alt=f"Capital restant dû par {by}. {words}.",
        table=Table(
            (
                f"{by[:1].upper()}{by[1:]}",
                "Restant dû (€)",
                "Part (%)",
                "Emprunts",
                "Exercice",
                *names,
            ),
            tuple(lines),
        ),
        is_simulated=said.is_simulated,
        rows=tuple(
            BarRow(
                name,
                f"{name} · {counted(len(owed[name]), 'emprunt')}",
                (Segment("main", "Restant dû", float(amount)),),
                f"{_written(amount, scale)} · {percent(100 * amount / total, 1)}",
            )
            for name, amount in amounts.items()
            if amount
        ),
        # Room after the longest bar for its amount and its share.
        maximum=float(most) * 1.9,
        # Amounts are written after the bars.
        smallest_written=2,
    )


def _share_text(name: str, amount: Decimal, total: Decimal, scale: Scale) -> str:
    return f"{name} : {_written(amount, scale)}, {percent(100 * amount / total, 1)}"


def _written(amount: Decimal, scale: Scale) -> str:
    """Write an amount in the unit of the others, or in its own when that would show zero."""
    return (scale if scale.shown(amount) else scale_of([amount])).text(amount)


def _owed(
    profile: DebtProfile, name: Callable[[ScheduledLoan], str]
) -> dict[str, list[ScheduledLoan]]:
    """Group the loans by a name, the one that most is owed under first."""
    found: dict[str, list[ScheduledLoan]] = {}
    for one in profile.loans:
        found.setdefault(name(one), []).append(one)
    return dict(sorted(found.items(), key=lambda item: (-_sum(item[1]), item[0])))


def _sum(loans: Sequence[ScheduledLoan]) -> Decimal:
    return sum((one.loan.outstanding_eur or Decimal(0) for one in loans), Decimal(0))


def _lender(one: ScheduledLoan) -> str:
    return one.loan.lender or UNSAID


def _rate_kind(one: ScheduledLoan) -> str:
    return rate_kind(one.loan.rate_kind)


def _risk(one: ScheduledLoan) -> str:
    return risk_class(one.loan.structure)
