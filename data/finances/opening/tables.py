"""The tables to take away: each row says its budget, year, source, state and population."""

from collections.abc import Sequence
from decimal import Decimal

from data.base.chart import Cell, Table
from data.finances.opening.catalogue import title_of
from data.finances.opening.views import AccountRow, AmountSheet, LoanRow, Provenance, TermRow

SCOPE = ("Budget", "Exercice", "Comptes", "État")
SOURCE = ("Population", "Source", "Simulé")


def scope_cells(whose: str, year: int, provenance: Provenance) -> tuple[Cell, ...]:
    """Return the cells of ``SCOPE``."""
    return whose, year, provenance.label, provenance.state


def source_cells(provenance: Provenance) -> tuple[Cell, ...]:
    """Return the cells of ``SOURCE``."""
    return provenance.population, provenance.source, "oui" if provenance.is_simulated else "non"


def cents(amount: Decimal | None) -> float | None:
    """Return an amount as a cell; cents of an account fit a double exactly enough to be read."""
    return None if amount is None else float(amount)


def rounded(rate: Decimal | None) -> float | None:
    """Return a percentage as a cell, to the second decimal."""
    return None if rate is None else float(round(rate, 2))


def accounts_table(
    whose: str, year: int, provenance: Provenance, code: str, rows: Sequence[AccountRow]
) -> Table:
    """Return the accounts that make an amount."""
    before, after = scope_cells(whose, year, provenance), source_cells(provenance)
    columns = ("Montant", "Compte", "Intitulé", "Chapitre", "Part du montant (€)", "Part (%)")
    return Table(
        (*SCOPE, *columns, *SOURCE),
        tuple(
            (
                *before,
                title_of(code),
                row.account,
                row.title,
                row.chapter,
                cents(row.amount_eur),
                cents(row.share_pct and round(row.share_pct, 4)),
                *after,
            )
            for row in rows
        ),
    )


def loans_table(whose: str, year: int, provenance: Provenance, rows: Sequence[LoanRow]) -> Table:
    """Return the loans that make a debt."""
    before, after = scope_cells(whose, year, provenance), source_cells(provenance)
    columns = (
        *("Emprunt", "Prêteur", "Compte", "Taux", "Durée restante (années)"),
        "Capital restant dû (€)",
    )
    return Table(
        (*SCOPE, *columns, *SOURCE),
        tuple(
            (
                *before,
                row.number,
                row.lender,
                row.account,
                row.rate,
                row.years_left,
                cents(row.outstanding_eur),
                *after,
            )
            for row in rows
        ),
    )


def terms_table(whose: str, year: int, provenance: Provenance, rows: Sequence[TermRow]) -> Table:
    """Return the two parts of a ratio."""
    before, after = scope_cells(whose, year, provenance), source_cells(provenance)
    return Table(
        (*SCOPE, "Signe", "Terme", "Valeur", *SOURCE),
        tuple((*before, row.sign, row.title, cents(row.amount_eur), *after) for row in rows),
    )


def together_table(
    title: str, year: int, sheets: Sequence[AmountSheet], rows: Sequence[TermRow]
) -> Table:
    """Return what each budget brings to a sum."""
    return Table(
        (*SCOPE, "Budget ajouté", "Montant (€)", *SOURCE),
        tuple(
            (
                *scope_cells(title, year, sheet.provenances[0]),
                row.title,
                cents(row.amount_eur),
                *source_cells(sheet.provenances[0]),
            )
            for sheet, row in zip(sheets, rows, strict=True)
        ),
    )
