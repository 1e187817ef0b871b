"""The legal ratios to take away: numbers as they are, each row readable on its own."""

from decimal import Decimal

from data.base.chart import Table
from data.finances.legal.views import LegalRatioLine, LegalRatiosView

_COLUMNS = (
    *("N°", "Ratio", "Formule", "Budget", "Exercice", "Comptes", "Calculé", "Unité", "Publié"),
    *("Écart", "Verdict", "Moyenne nationale", "Source de la moyenne", "Population totale"),
    *("Vérification", "Provisoire", "Simulé", "Source"),
)
_EXACT = 4


def legal_table(view: LegalRatiosView) -> Table:
    """Return one row per ratio, with its scope, its population and its sources."""
    return Table(_COLUMNS, tuple(_row(view, line) for line in view.lines))


def _row(view: LegalRatiosView, line: LegalRatioLine) -> tuple[str | int | float | None, ...]:
    return (
        line.number,
        line.title,
        line.words,
        view.budget,
        view.year,
        view.origin,
        _number(line.value),
        line.unit or None,
        _number(line.printed),
        _number(line.gap),
        line.agreement_text or line.text,
        _number(line.mean),
        view.mean_source or None,
        view.population,
        line.evidence or None,
        _yes(view.is_provisional),
        _yes(view.is_simulated),
        view.source,
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(round(value, _EXACT))


def _yes(is_so: bool) -> str:
    return "oui" if is_so else "non"
