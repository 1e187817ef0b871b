"""What is typed in the tables of hypotheses and of loans, read cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.finances.projection.types import HypothesisDefinition, HypothesisValue, LoanPlan
from data.finances.projection_desk.numbers import CellError, read_number, write_number
from data.finances.vocabulary import LoanProfile

EVERY = ""
"""The code under which the tables speak of every budget."""

Place = tuple[str, str, int]
"""Budget (``EVERY`` for all), line, year (0 for every projected year)."""

BUDGET, YEAR, AMOUNT, RATE = "Budget", "Année", "Montant (€)", "Taux (%)"
LENGTH, PROFILE, DEFERRED = "Durée (ans)", "Profil", "Différé (ans)"
LOAN_COLUMNS = (BUDGET, YEAR, AMOUNT, RATE, LENGTH, PROFILE, DEFERRED)
EVERY_YEAR = "Toutes les années"
PROFILES: dict[LoanProfile, str] = {
    LoanProfile.CONSTANT_ANNUITY: "Échéance constante",
    LoanProfile.CONSTANT_CAPITAL: "Capital constant",
    LoanProfile.AT_THE_END: "In fine",
}
_HIGHEST_RATE = Decimal(25)


@dataclass(frozen=True)
class CellProblem:
    """A cell that cannot be read: where it is, and why, as a sentence without its full stop."""

    where: str
    message: str


def cells_of(values: Sequence[HypothesisValue]) -> dict[Place, str]:
    """Return what the cells of hypotheses say."""
    return {
        (one.budget or EVERY, one.line, one.year or 0): write_number(one.value) for one in values
    }


def read_cells(
    cells: Mapping[Place, str], definitions: Mapping[str, HypothesisDefinition]
) -> tuple[tuple[HypothesisValue, ...], tuple[CellProblem, ...]]:
    """Return the hypotheses that can be read, and what is to mend in the other cells."""
    values, problems = [], []
    for (budget, line, year), text in cells.items():
        known = definitions.get(line)
        if known is None or not text.strip():
            continue
        where = f"{known.title}, {year or EVERY_YEAR.lower()}"
        try:
            if year and not known.is_annual:
                raise CellError(
                    f"cette hypothèse vaut pour tout le scénario : écrivez-la sous « {EVERY_YEAR} »"
                )
            value = read_number(text, known.unit)
            if known.least is not None and value < known.least:
                raise CellError(f"une valeur d’au moins {write_number(known.least)} est attendue")
        except CellError as error:
            problems.append(CellProblem(where, str(error)))
        else:
            values.append(HypothesisValue(line, year or None, value, budget or None))
    return tuple(values), tuple(problems)


def loan_cells(loan: LoanPlan, titles: Mapping[str, str]) -> dict[str, str]:
    """Return what the cells of a loan say."""
    return {
        BUDGET: titles.get(loan.budget, loan.budget),
        YEAR: str(loan.year),
        AMOUNT: write_number(loan.amount_eur),
        RATE: write_number(loan.rate_pct),
        LENGTH: str(loan.years),
        PROFILE: PROFILES[loan.profile],
        DEFERRED: str(loan.deferred_years),
    }


def read_loans(
    rows: Sequence[Mapping[str, str]], titles: Mapping[str, str], years: Sequence[int]
) -> tuple[tuple[LoanPlan, ...], tuple[CellProblem, ...]]:
    """Return the loans that can be read, and what is to mend in the others.

    Args:
        rows: the cells of each loan, by column.
        titles: of the budgets, by code.
        years: those that are projected.
    """
    loans, problems = [], []
    for rank, row in enumerate(rows, start=1):
        loan, found = _read_loan(row, titles, years)
        problems += [CellProblem(f"Emprunt {rank}, {column}", why) for column, why in found]
        if loan is not None:
            loans.append(loan)
    return tuple(loans), tuple(problems)


def _read_loan(
    row: Mapping[str, str], titles: Mapping[str, str], years: Sequence[int]
) -> tuple[LoanPlan | None, list[tuple[str, str]]]:
    problems: list[tuple[str, str]] = []

    def read(column: str, unit: str, default: str = "") -> Decimal:
        text = row.get(column, "").strip() or default
        try:
            if not text:
                raise CellError("la cellule est vide")
            return read_number(text, unit)
        except CellError as error:
            problems.append((column, str(error)))
            return Decimal(0)

    codes = {title: code for code, title in titles.items()}
    budget = codes.get(row.get(BUDGET, ""))
    if budget is None:
        problems.append((BUDGET, "choisissez un budget de la liste"))
    year = row.get(YEAR, "").strip()
    if year not in {str(one) for one in years}:
        problems.append((YEAR, f"choisissez une année de {years[0]} à {years[-1]}"))
    profile = {label: one for one, label in PROFILES.items()}.get(row.get(PROFILE, ""))
    if profile is None:
        problems.append((PROFILE, "choisissez un profil de la liste"))
    amount, rate = read(AMOUNT, "€"), read(RATE, "%")
    length, deferred = read(LENGTH, "ans"), read(DEFERRED, "ans", "0")
    told = {column for column, _ in problems}
    if amount <= 0 and AMOUNT not in told:
        problems.append((AMOUNT, "un emprunt a un montant au-dessus de zéro"))
    if not 0 <= rate <= _HIGHEST_RATE:
        problems.append((RATE, f"un taux se tient entre 0 et {_HIGHEST_RATE} %"))
    if length < 1 and LENGTH not in told:
        problems.append((LENGTH, "un emprunt dure un an au moins"))
    elif deferred >= length and not {DEFERRED, LENGTH} & told:
        problems.append((DEFERRED, "le différé est plus court que l’emprunt"))
    if problems or budget is None or profile is None:
        return None, problems
    return (
        LoanPlan(budget, int(year), amount, rate, int(length), profile, int(deferred)),
        [],
    )
