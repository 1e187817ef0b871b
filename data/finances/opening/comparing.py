"""The publications of one budget and year side by side. Free of database."""

from collections.abc import Sequence
from decimal import Decimal

from data.base.chart import Cell, Table
from data.base.formats import counted, listed, percent
from data.finances.aggregates import aggregate_definitions
from data.finances.opening import tables, words
from data.finances.opening.catalogue import title_of
from data.finances.opening.choices import ROUNDING_EUR
from data.finances.opening.queries import OpenedSet
from data.finances.opening.rules import SetAmounts, set_amounts, share_pct
from data.finances.opening.views import ComparedRow, Provenance, SourcesSheet
from data.finances.rules import Amounts
from data.finances.vocabulary import AccountOrigin

_MOST_NAMED = 3
_ORDER_SAID = "saisie de la commune, acte TOTEM, balance comptable, OFGL"


def sources_sheet(
    title: str,
    year: int,
    sets: Sequence[OpenedSet],
    individual: tuple[str, list[tuple[str, Decimal]]],
) -> SourcesSheet:
    """Compare the amounts that every publication counts alike; ``sets`` has the one used first."""
    amounts = [
        set_amounts(
            one.row.net, one.row.population, one.budget.nomenclature, one.row.year, one.ledger
        )
        for one in sets
    ]
    rows = tuple(
        row
        for one in aggregate_definitions()
        if one.publisher is AccountOrigin.OFGL
        for row in _row(one.code, amounts)
    )
    rows = tuple(sorted(rows, key=lambda row: -_beyond_rounding(row)))
    provenances = tuple(one.provenance for one in sets)
    return SourcesSheet(
        sentence=_sentence(title, year, provenances, rows),
        why=_why(sets),
        provenances=provenances,
        rows=rows,
        individual=tuple((title_of(code), amount) for code, amount in individual[1]),
        individual_source=individual[0],
        table=_table(title, year, provenances, rows),
    )


def _row(code: str, amounts: Sequence[SetAmounts]) -> list[ComparedRow]:
    """Return an amount that one publication at least gives."""
    values = [one.value(code) for one in amounts]
    if not any(value is not None for value in values):
        return []
    used = values[0]
    gaps = [None if value is None or used is None else value - used for value in values[1:]]
    return [
        ComparedRow(
            code,
            title_of(code),
            tuple(values),
            tuple(gaps),
            tuple(None if gap is None else share_pct(gap, used) for gap in gaps),
        )
    ]


def _sentence(
    title: str, year: int, provenances: Sequence[Provenance], rows: Sequence[ComparedRow]
) -> str:
    whose = words.budget_said(title)
    only = words.lowered(provenances[0].label)
    if len(provenances) == 1:
        return (
            f"Une seule publication donne les comptes {year} {whose} : {only}. "
            "Il n’y a rien à comparer."
        )
    shared = [row for row in rows if any(gap is not None for gap in row.gaps_eur)]
    apart = [row for row in shared if _widest(row) >= ROUNDING_EUR]
    count = f"{len(provenances)} publications donnent les comptes {year} {whose}"
    if not shared:
        return f"{count}, mais aucun montant en commun."
    if not apart:
        return (
            f"{count} ; leurs {counted(len(shared), 'montant commun', 'montants communs')} "
            "s’accordent, à l’arrondi près."
        )
    apart.sort(key=_widest, reverse=True)
    named = listed([_gap_said(row, provenances) for row in apart[:_MOST_NAMED]])
    rest = ", pour les plus grands écarts" if len(apart) > _MOST_NAMED else ""
    verb = "s’écartent" if len(apart) > 1 else "s’écarte"
    return (
        f"{count} ; {counted(len(apart), 'montant')} sur {len(shared)} {verb} de plus d’un "
        f"euro : {named}{rest}."
    )


def _widest(row: ComparedRow) -> Decimal:
    return max((abs(gap) for gap in row.gaps_eur if gap is not None), default=Decimal(0))


def _beyond_rounding(row: ComparedRow) -> Decimal:
    """Return the widest gap, zero for one that a rounding explains: those keep their order."""
    widest = _widest(row)
    return widest if widest >= ROUNDING_EUR else Decimal(0)


def _gap_said(row: ComparedRow, provenances: Sequence[Provenance]) -> str:
    sizes = {place: abs(gap) for place, gap in enumerate(row.gaps_eur) if gap is not None}
    rank = max(sizes, key=lambda place: sizes[place])
    share = row.gaps_pct[rank]
    pct = f", {percent(share, 2)}" if share is not None else ""
    whose = f", {provenances[rank + 1].short}" if len(provenances) > 2 else ""
    return f"{words.lowered(row.title)} ({words.euros_exactly(row.gaps_eur[rank])}{pct}{whose})"


def _why(sets: Sequence[OpenedSet]) -> str:
    """Say which publication the ratios use, and what made it win."""
    used = sets[0]
    label = words.lowered(used.provenance.label)
    if len(sets) == 1:
        return f"Les ratios se calculent sur : {label}."
    if any(_is_whole(one.row.amounts) != _is_whole(used.row.amounts) for one in sets[1:]):
        reason = "elle donne l’épargne et la dette, ce que toutes ne font pas"
    elif any(one.row.origins != used.row.origins for one in sets[1:]):
        reason = f"à contenu égal, l’ordre est : {_ORDER_SAID}"
    else:
        reason = "elle est définitive, ou la dernière connue"
    return f"Les ratios se calculent sur : {label}. Pourquoi cette publication : {reason}."


def _is_whole(amounts: Amounts) -> bool:
    return None not in (amounts.revenue_eur, amounts.spending_eur, amounts.debt_eur)


def _table(
    title: str, year: int, provenances: Sequence[Provenance], rows: Sequence[ComparedRow]
) -> Table:
    """Return one row per amount and publication, so that each keeps its source."""
    columns = ("Montant", "Valeur (€)", "Écart (€)", "Écart (%)", "Retenue pour les ratios")
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        for rank, (provenance, amount) in enumerate(zip(provenances, row.amounts, strict=True)):
            share = row.gaps_pct[rank - 1] if rank else None
            lines.append(
                (
                    *tables.scope_cells(title, year, provenance),
                    row.title,
                    tables.cents(amount),
                    tables.cents(row.gaps_eur[rank - 1]) if rank else None,
                    tables.cents(None if share is None else round(share, 4)),
                    "oui" if provenance.is_used else "non",
                    *tables.source_cells(provenance),
                )
            )
    return Table((*tables.SCOPE, *columns, *tables.SOURCE), tuple(lines))
