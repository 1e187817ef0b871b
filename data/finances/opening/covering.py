"""Which lines of a set the amounts count, and which they do not. Free of database."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from data.base.chart import Table
from data.base.formats import counted
from data.finances.engine import Ledger
from data.finances.engine.coverage import CoverageLine, CoverageState, coverage
from data.finances.opening import tables
from data.finances.opening.views import CoverageGroup, CoverageSheet, Provenance

_ZERO = Decimal(0)
_STATES = {
    CoverageState.COUNTED: "compté",
    CoverageState.LEFT_OUT: "laissé de côté",
    CoverageState.UNKNOWN: "inconnu",
}


def coverage_sheet(
    title: str, ledger: Ledger, provenance: Provenance, title_of: Callable[[str], str]
) -> CoverageSheet:
    """Part the accounts of a set in counted, left out with a reason, and unknown."""
    found = coverage(ledger)
    return CoverageSheet(
        sentence=_sentence(len(found.of(CoverageState.COUNTED)), len(found.lines), found.unknown),
        left_out=_groups(found.of(CoverageState.LEFT_OUT)),
        unknown=found.unknown,
        provenance=provenance,
        table=_table(title, ledger.year, provenance, found.lines, title_of),
    )


def _groups(lines: Iterable[CoverageLine]) -> tuple[CoverageGroup, ...]:
    """Add up the lines by reason, the widest first."""
    by_reason: defaultdict[str, list[CoverageLine]] = defaultdict(list)
    for line in lines:
        by_reason[line.reason].append(line)
    groups = [
        CoverageGroup(
            reason,
            len(mine),
            sum((line.amount_eur for line in mine if line.is_spending), _ZERO),
            sum((line.amount_eur for line in mine if not line.is_spending), _ZERO),
        )
        for reason, mine in by_reason.items()
    ]
    return tuple(sorted(groups, key=lambda one: -(one.spending_eur + one.revenue_eur)))


def _sentence(taken: int, lines: int, unknown: tuple[CoverageLine, ...]) -> str:
    said = f"{counted(taken, 'compte mouvementé est compté', 'comptes mouvementés sont comptés')}"
    if not unknown:
        return f"{said} sur {lines} ; aucun n’est inconnu."
    named = counted(len(unknown), "est inconnu", "sont inconnus")
    return f"{said} sur {lines} ; {named}."


def _table(
    title: str,
    year: int,
    provenance: Provenance,
    lines: Iterable[CoverageLine],
    title_of: Callable[[str], str],
) -> Table:
    columns = ("Compte", "Intitulé", "Chapitre", "Opérations", "Sens", "Montant (€)")
    more = ("Classement", "Pourquoi", "Au plan de comptes")
    return Table(
        (*tables.SCOPE, *columns, *more, *tables.SOURCE),
        tuple(
            (
                *tables.scope_cells(title, year, provenance),
                *(line.account, title_of(line.account), line.chapter),
                "ordre" if line.is_order else "réelle",
                "dépense ou débit" if line.is_spending else "recette ou crédit",
                tables.cents(line.amount_eur),
                *(_STATES[line.state], line.reason, "oui" if line.is_in_plan else "non"),
                *tables.source_cells(provenance),
            )
            for line in lines
        ),
    )
