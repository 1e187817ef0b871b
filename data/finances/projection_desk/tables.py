"""Every line of every year: observed beside projected, on screen and in the files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.base.chart import Cell, Table
from data.base.formats import MISSING, number
from data.finances.cells import reason_text
from data.finances.projection.lines import operating_lines
from data.finances.projection.types import ProjectedYear, Projection, Side
from data.finances.projection_desk.carried import Carried
from data.finances.projection_desk.words import (
    PROJECTION,
    line_title,
    line_value,
)
from data.finances.publications import state_of
from data.finances.rules import Ratios
from data.finances.views import BudgetFigures, TownAccounts
from data.finances.vocabulary import Ratio

_OBSERVED_SHOWN = 3
_ANNUITY = "annuity"
_ZERO = Decimal(0)
_HEADS = {Side.REVENUE: "Recettes", Side.SPENDING: "Dépenses"}


@dataclass(frozen=True)
class Row:
    """A line of the table: its values by year, in its unit; a word where there is no number."""

    section: str
    title: str
    unit: str
    values: Mapping[int, Decimal | str | None]


_SUMS = (
    ("Fonctionnement", "Recettes réelles de fonctionnement", "revenue_eur", "operating_revenue"),
    ("Fonctionnement", "Dépenses réelles de fonctionnement", "spending_eur", "operating_spending"),
)
_MONEY = (
    ("Dette", "Remboursement du capital", "repayments_eur", "loan_repayments"),
    ("Dette", "Annuité de la dette", _ANNUITY, "debt_annuity"),
    ("Dette", "Emprunts nouveaux", "loans_eur", "new_loans"),
    ("Dette", "dont emprunt d’équilibre", "balancing_loan_eur", ""),
    ("Dette", "Encours de dette au 31 décembre", "debt_eur", "debt"),
    ("Investissement", "Dépenses d’équipement", "equipment_eur", "equipment_spending"),
    (
        "Investissement",
        "Subventions d’équipement versées",
        "subsidies_paid_eur",
        "equipment_subsidies_paid",
    ),
    (
        "Investissement",
        "Subventions d’investissement reçues",
        "subsidies_received_eur",
        "investment_subsidies_received",
    ),
    ("Investissement", "FCTVA", "fctva_eur", "vat_compensation"),
    ("Investissement", "Cessions", "disposals_eur", "disposals"),
    (
        "Réserve",
        "Variation du fonds de roulement",
        "working_capital_change_eur",
        "working_capital_change",
    ),
    ("Réserve", "Fonds de roulement au 31 décembre", "working_capital_eur", "working_capital"),
)
"""Section, title, field of a projected year, net amount of an observed one."""
_RATIOS = (
    ("Taux d’épargne brute", "%", Ratio.GROSS_SAVINGS_RATE),
    ("Épargne nette", "€", Ratio.NET_SAVINGS),
    ("Capacité de désendettement", "ans", Ratio.DEBT_YEARS),
)


def rows_of(observed: Sequence[BudgetFigures], found: Projection) -> tuple[Row, ...]:
    """Return every line, observed then projected."""
    split = {row.year: _split(row) for row in observed}
    lines = [
        Row(
            _HEADS[line.side],
            line.title,
            "€",
            {year: split[year].get(line.code) for year in split}
            | {one.year: one.lines.get(line.code) for one in found.years},
        )
        for line in found.lines
    ]
    is_known = bool(observed) and "financial_charges" in observed[-1].net
    interest = Row(
        _HEADS[Side.SPENDING],
        "Intérêts de la dette" if is_known else "Intérêts des emprunts nouveaux",
        "€",
        {row.year: row.net.get("financial_charges") for row in observed}
        | {one.year: one.interest_eur for one in found.years},
    )
    return (
        *(_money(observed, found, *one) for one in _SUMS),
        _savings(observed, found),
        *(_ratio(observed, found, *one) for one in _RATIOS),
        *lines,
        interest,
        *(_money(observed, found, *one) for one in _MONEY if is_known or one[2] != _ANNUITY),
    )


def _split(row: BudgetFigures) -> dict[str, Decimal]:
    """Return the operating lines of observed accounts; none where they give no total."""
    if not {"operating_revenue", "operating_spending"} <= row.net.keys():
        return {}
    lines = operating_lines(row.net, {}, row.net.get("financial_charges", _ZERO))
    return {line.code: line.base_eur for line in lines}


def _money(
    observed: Sequence[BudgetFigures],
    found: Projection,
    section: str,
    title: str,
    field: str,
    code: str,
) -> Row:
    return Row(
        section,
        title,
        "€",
        {row.year: row.net.get(code) for row in observed}
        | {one.year: _field(one, field) for one in found.years},
    )


def _field(one: ProjectedYear, field: str) -> Decimal | None:
    if field == _ANNUITY:
        return one.repayments_eur + one.interest_eur
    value: Decimal | None = getattr(one, field)
    return value


def _savings(observed: Sequence[BudgetFigures], found: Projection) -> Row:
    return Row(
        "Fonctionnement",
        "Épargne brute",
        "€",
        {row.year: row.gross_savings_eur for row in observed}
        | {one.year: one.gross_savings_eur for one in found.years},
    )


def _ratio(
    observed: Sequence[BudgetFigures], found: Projection, title: str, unit: str, ratio: Ratio
) -> Row:
    every: list[tuple[int, Ratios]] = [
        *((row.year, row.ratios) for row in observed),
        *((one.year, one.ratios) for one in found.years),
    ]
    return Row("Cibles", title, unit, {year: _value(ratios, ratio) for year, ratios in every})


def _value(ratios: Ratios, ratio: Ratio) -> Decimal | str:
    result = ratios.result(ratio)
    return reason_text(result) if result.value is None else result.value


def shown_table(accounts: TownAccounts, carried: Carried, budget: str) -> Table:
    """Return the table as read: a line a row, a year a column, projected years in words."""
    found = carried.at(budget)
    if found is None or found.base_year is None:
        return Table((), ())
    observed = _observed(accounts, budget, found.base_year)[-_OBSERVED_SHOWN:]
    years = [
        *((row.year, f"{row.year} observé") for row in observed),
        *((one.year, f"{one.year} {PROJECTION}") for one in found.years),
    ]
    rows = rows_of(observed, found)
    return Table(
        ("Rubrique", "Ligne", *(name for _, name in years)),
        tuple(
            (row.section, f"{row.title} ({row.unit})", *(_text(row, year) for year, _ in years))
            for row in rows
        ),
    )


def _observed(accounts: TownAccounts, budget: str, base: int) -> list[BudgetFigures]:
    return [row for row in accounts.series(budget) if row.year <= base]


def _text(row: Row, year: int) -> str:
    value = row.values.get(year)
    if value is None:
        return MISSING
    if isinstance(value, str):
        return value
    return number(value, {"€": 0, "%": 1, "ans": 1}[row.unit])


def whole_table(accounts: TownAccounts, carried: Carried, budget: str, source: str) -> Table:
    """Return the table as taken away: one value a row, each saying what it is and rests on."""
    found = carried.at(budget)
    if found is None or found.base_year is None:
        return Table((), ())
    observed = _observed(accounts, budget, found.base_year)
    base = accounts.at(budget, found.base_year)
    by_year = {row.year: row for row in observed}
    hypotheses = hypotheses_text(carried, accounts)
    lines: list[tuple[Cell, ...]] = []
    for row in rows_of(observed, found):
        for year, value in row.values.items():
            figures = by_year.get(year)
            about = (
                ("observé", figures.stage, state_of(figures.is_provisional), figures.population)
                if figures
                else (PROJECTION, None, PROJECTION, base.population if base else None)
            )
            is_simulated = figures.is_simulated if figures else _is_simulated(carried, base)
            lines.append(
                (
                    carried.title,
                    accounts.title(budget),
                    row.section,
                    row.title,
                    year,
                    None if value is None or isinstance(value, str) else float(round(value, 2)),
                    row.unit,
                    value if isinstance(value, str) else None,
                    *about,
                    found.base_year,
                    None if figures else hypotheses,
                    source,
                    "oui" if is_simulated else "non",
                )
            )
    return Table(
        (
            *("Scénario", "Budget", "Rubrique", "Ligne", "Exercice", "Valeur", "Unité", "Lecture"),
            *("Nature", "Stade", "État", "Population", "Exercice de départ", "Hypothèses"),
            *("Source", "Simulé"),
        ),
        tuple(lines),
    )


def _is_simulated(carried: Carried, base: BudgetFigures | None) -> bool:
    return carried.stored.is_simulated or (base is not None and base.is_simulated)


def hypotheses_text(carried: Carried, accounts: TownAccounts) -> str:
    """Say all that a scenario supposes, in one line; what is not said has its default."""
    said = supposed_lines(carried, accounts)
    rest = "le reste par défaut"
    return f"{' ; '.join(said)} ; {rest}" if said else f"tout {rest.removeprefix('le reste ')}"


def supposed_lines(carried: Carried, accounts: TownAccounts) -> tuple[str, ...]:
    """Say each thing that a scenario supposes: its hypotheses, then its loans."""
    titles = {choice.code: choice.title for choice in accounts.budgets}
    said = [
        f"{line_title(one.line)}"
        f"{f' {one.year}' if one.year else ''}"
        f"{f' ({titles.get(one.budget, one.budget)})' if one.budget else ''}"
        f" : {line_value(one.line, one.value)}"
        for one in carried.stored.content.supposed
    ]
    said += [
        f"emprunt {loan.year} ({titles.get(loan.budget, loan.budget)}) : "
        f"{number(loan.amount_eur)} € sur {loan.years} ans à {number(loan.rate_pct, 2)} %"
        for loan in carried.stored.content.loans
    ]
    return tuple(said)
