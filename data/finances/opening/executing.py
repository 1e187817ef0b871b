"""What was done held against what was voted, by section, side and chapter. Free of database."""

from collections.abc import Mapping, Sequence

from data.base.chart import Table
from data.base.views import SourceLine
from data.finances.ledgers import EXECUTED
from data.finances.models import AccountSet, Budget
from data.finances.opening import tables, words
from data.finances.opening.chapters import UNRATED
from data.finances.opening.choices import (
    ALL_VOTES,
    BOTH,
    FIRST,
    INVESTMENT,
    OF,
    OPENED,
    OPERATING,
    REFERENCES,
)
from data.finances.opening.execution_charts import Told, execution_charts
from data.finances.opening.execution_rows import execution_row
from data.finances.opening.execution_words import (
    CREDITS,
    acts_said,
    execution_sentence,
    notes_said,
)
from data.finances.opening.views import ExecutionRow, ExecutionSheet
from data.finances.opening.voted import Place, Sums, added
from data.finances.publications import stage_title
from data.finances.vocabulary import AccountStage
from data.finances.words import cited

_NOTHING = Sums()


def execution_sheet(
    budget: Budget,
    year: int,
    acts: Sequence[AccountSet],
    sums: Mapping[int, Mapping[Place, Sums]],
    sources: Sequence[SourceLine],
    reference: str = "",
) -> ExecutionSheet | None:
    """Put credits and execution side by side; nothing when no act has lines.

    ``reference`` is one of ``OPENED``, ``FIRST`` and ``ALL_VOTES``; the best known otherwise.
    """
    if not acts:
        return None
    executed = next((one for one in reversed(acts) if one.stage in EXECUTED), None)
    done = sums[executed.id or 0] if executed else {}
    voted = [one for one in acts if one.stage not in EXECUTED]
    references = _references(done, voted)
    chosen = reference if reference in references else next(iter(references), "")
    votes = {OPENED: [], FIRST: _first(voted)}.get(chosen, voted)
    credits_of = done if chosen == OPENED else _added([sums[one.id or 0] for one in votes])
    rows = _rows(_beside(done, credits_of))
    used = [*votes, *([executed] if executed else [])]
    source = " ; ".join(cited(sources))
    whose = words.budget_said(budget.title)
    is_simulated = any(one.is_simulated for one in used)
    return ExecutionSheet(
        sentence=execution_sentence(
            whose, year, rows, executed is not None, CREDITS.get(chosen, "")
        ),
        acts=acts_said(executed, votes, chosen),
        rows=rows,
        notes=notes_said(rows, used, chosen),
        source=source,
        is_simulated=is_simulated,
        references=references,
        reference=chosen,
        table=_table(budget, year, rows, used, source),
        charts=execution_charts(
            rows, Told(whose, year, CREDITS.get(chosen, ""), source, is_simulated)
        ),
    )


def _references(done: Mapping[Place, Sums], voted: Sequence[AccountSet]) -> dict[str, str]:
    """Name what execution can be held against, the most complete first."""
    has_credits = any(one.voted_eur is not None for one in done.values())
    first = _first(voted)
    known = {OPENED: has_credits, ALL_VOTES: len(voted) > len(first), FIRST: bool(first)}
    return {code: label for code, label in REFERENCES.items() if known[code]}


def _first(voted: Sequence[AccountSet]) -> list[AccountSet]:
    return [one for one in voted if one.stage is AccountStage.BP]


def _added(acts: Sequence[Mapping[Place, Sums]]) -> dict[Place, Sums]:
    total: dict[Place, Sums] = {}
    for act in acts:
        for place, amounts in act.items():
            total[place] = added(total.get(place, _NOTHING), amounts)
    return total


def _beside(done: Mapping[Place, Sums], credits_of: Mapping[Place, Sums]) -> dict[Place, Sums]:
    """Take the credits of some acts and what another one did."""
    return {
        place: Sums(
            credits_of.get(place, _NOTHING).voted_eur,
            done.get(place, _NOTHING).realised_eur,
            done.get(place, _NOTHING).remaining_eur,
        )
        for place in done.keys() | credits_of.keys()
    }


def _order(place: Place) -> tuple[bool, bool, bool, str]:
    return place.section == INVESTMENT, not place.is_spending, place.is_order, place.chapter


def _rows(places: Mapping[Place, Sums]) -> tuple[ExecutionRow, ...]:
    """Return the chapters, each group of a section, side and kind before its total."""
    rows: list[ExecutionRow] = []
    for section in (OPERATING, INVESTMENT):
        for is_spending, side in BOTH:
            for is_order, kind in ((False, "réel"), (True, "ordre")):
                mine = {
                    place: amounts
                    for place, amounts in sorted(places.items(), key=lambda one: _order(one[0]))
                    if (place.section, place.is_spending, place.is_order)
                    == (section, is_spending, is_order)
                }
                rows += [
                    execution_row(section, side, kind, place.chapter, mine[place]) for place in mine
                ]
                if mine:
                    rows.append(_total(section, side, kind, mine))
    return tuple(rows)


def _total(section: str, side: str, kind: str, mine: Mapping[Place, Sums]) -> ExecutionRow:
    total = _NOTHING
    for place, amounts in mine.items():
        if place.chapter not in UNRATED:
            total = added(total, amounts)
    row = execution_row(section, side, kind, "", total)
    return ExecutionRow(
        section,
        side,
        kind,
        "",
        f"Total des {side} {'réelles' if kind == 'réel' else 'd’ordre'} {OF[section]}",
        row.voted_eur,
        row.realised_eur,
        row.remaining_eur,
        row.rate_pct,
        row.with_remaining_pct,
    )


def _table(
    budget: Budget,
    year: int,
    rows: Sequence[ExecutionRow],
    acts: Sequence[AccountSet],
    source: str,
) -> Table:
    label = " et ".join(dict.fromkeys(stage_title(one.stage, one.number) for one in acts))
    state = "provisoire" if any(one.is_provisional for one in acts) else "définitif"
    population = next((one.population for one in reversed(acts) if one.population), None)
    simulated = "oui" if any(one.is_simulated for one in acts) else "non"
    columns = (
        *("Section", "Sens", "Opérations", "Chapitre", "Intitulé", "Crédits ouverts (€)"),
        *("Réalisé (€)", "Restes à réaliser (€)", "Taux de réalisation (%)"),
        "Taux avec restes à réaliser (%)",
    )
    return Table(
        (*tables.SCOPE, *columns, *tables.SOURCE),
        tuple(
            (
                *(budget.title, year, label, state),
                *(row.section, row.side, row.kind, row.chapter, row.title),
                *map(tables.cents, (row.voted_eur, row.realised_eur, row.remaining_eur)),
                *map(tables.rounded, (row.rate_pct, row.with_remaining_pct)),
                *(population, source, simulated),
            )
            for row in rows
        ),
    )
