"""How the PPI is pictured: planned, opened and realised, year by year."""

from collections.abc import Sequence

from data.base.chart import Cell, Line, Lines, Point, Table
from data.base.formats import euros, long_date, number
from data.base.views import Scope
from data.finances.investments import rules
from data.finances.investments.sentences import filters_text, rate_text, span
from data.finances.investments.views import InvestmentFilters, Measure, Operation, Total
from data.finances.investments.words import MEASURES
from data.mandate.contract.programme.views import Sum

_ROLES = {
    Measure.PLANNED: "target",
    Measure.OPENED: "comparator",
    Measure.EXECUTED: "main",
}
"""What is planned is dashed: it was not observed."""
_MILLION = 1_000_000
_ROOM = 1.15


def years_chart(
    operations: Sequence[Operation],
    total: Total,
    scope: Scope,
    filters: InvestmentFilters,
    source: str,
    *,
    is_simulated: bool,
) -> Lines | None:
    """Return the amounts by year; nothing when no amount is known, or for one year alone."""
    years = rules.years_of(operations)
    if len(years) < 2:
        return None
    series = {
        one: rules.parted_by_year(operations, one, scope.on.year)
        for one in (*_ROLES, Measure.REMAINING)
    }
    known = [
        found.known_eur for one in _ROLES for _, found in series[one] if found.known_eur is not None
    ]
    if not known:
        return None
    lines = tuple(
        Line(
            MEASURES[one],
            role,
            tuple(
                Point(
                    year,
                    None if found.known_eur is None else float(found.known_eur / _MILLION),
                    euros(found.known_eur),
                    _detail(found, year == scope.on.year),
                    is_hollow=one is Measure.EXECUTED and year == scope.on.year,
                )
                for year, found in series[one]
            ),
        )
        for one, role in _ROLES.items()
        if any(found.known_eur is not None for _, found in series[one])
    )
    columns = ("Exercice", *(f"{MEASURES[one]} (€)" for one in series), "Non renseignés")
    rows: list[tuple[Cell, ...]] = []
    for rank, year in enumerate(years):
        sums = [series[one][rank][1] for one in series]
        amounts = (None if one.known_eur is None else float(one.known_eur) for one in sums)
        rows.append((year, *amounts, sum(one.missing for one in sums)))
    about = filters_text(filters)
    return Lines(
        title=_finding(total, years, scope.on.year),
        subtitle=(
            "Prévu au PPI, crédits ouverts et réalisé, en millions d’euros par exercice"
            f"{f', {about}' if about else ''}, au {long_date(scope.on)}"
            f"{_running(years, scope.on.year)}"
        ),
        source=source,
        alt=" ; ".join(
            f"{year} : "
            + ", ".join(
                f"{MEASURES[one]} {euros(series[one][rank][1].known_eur)}" for one in _ROLES
            )
            for rank, year in enumerate(years)
        ),
        table=Table(columns, tuple(rows)),
        is_simulated=is_simulated,
        lines=lines,
        unit="M€",
        decimals=1,
        y_range=(0.0, _ROOM * float(max(known) / _MILLION) or 1.0),
    )


def _running(years: Sequence[int], on_year: int) -> str:
    return f" ; {on_year}, en cours, est un rond vide" if on_year in years else ""


def _detail(found: Sum, is_running: bool) -> str:
    parts = (
        "exercice en cours" if is_running else "",
        f"non renseignés : {found.missing}" if found.missing else "",
    )
    return ", ".join(part for part in parts if part)


def _finding(total: Total, years: Sequence[int], on_year: int) -> str:
    rate = total.executed_rate
    ended = [year for year in years if year < on_year]
    if rate.value_pct is not None:
        partial = f" ({number(rate.known)} montants connus sur {number(rate.expected)})"
        told = f"{rate_text(rate)} des crédits ouverts de {span(ended)} ont été réalisés"
        return told + partial * (rate.known < rate.expected)
    planned, done = (total.sum(one).known_eur for one in (Measure.PLANNED, Measure.EXECUTED))
    parts = [
        f"{euros(amount)} sont {name}"
        for amount, name in ((planned, "prévus"), (done, "réalisés"))
        if amount is not None
    ]
    if done is None:
        parts.append("le montant réalisé n’est pas connu")
    return f"Sur {span(years)}, {', '.join(parts)}"
