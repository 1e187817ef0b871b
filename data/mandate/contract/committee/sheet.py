"""The committee's sheet: the contract in figures, each with what it is counted out of."""

from collections.abc import Sequence

from data.base.chart import Table
from data.mandate.contract import rules
from data.mandate.contract.charts import stage_counts
from data.mandate.contract.views import Dimension, Investment, LinksView, Matrix, ReviewView
from data.mandate.contract.words import REASONS

_COLUMNS = ("Partie", "Mesure", "Nombre", "Sur")


def committee_sheet(
    matrix: Matrix, investments: Sequence[Investment], links: LinksView, review: ReviewView
) -> Table:
    """Return every figure of the page, in the order of the page."""
    counts, total = matrix.counts, len(investments)
    rows: list[tuple[str, str, int, int | None]] = [
        ("Contrat", "Ambitions", len(matrix.ambitions), None),
        ("Contrat", "Objectifs", len(matrix.objectives), None),
        ("Contrat", "Investissements", total, None),
        ("Croisements", "Renseignés", counts.filled, counts.total),
        ("Croisements", "Liés", counts.linked, counts.total),
        ("Croisements", "Non liés", counts.not_linked, counts.total),
    ]
    rows += [
        ("Investissements par statut", label, count, total)
        for _, label, count in stage_counts(investments)
    ]
    rows += [
        ("Investissements par lieu", name, len(found), total)
        for name, found in rules.grouped(investments, Dimension.QUARTER)
    ]
    rows.append(("Liens", "Investissements reliés à un autre document", total - links.alone, total))
    rows += [
        (f"À revoir pour la mise à jour {review.year}", REASONS[reason].label, count, of)
        for reason, count, of in review.counts
    ]
    return Table(_COLUMNS, tuple(rows))
