"""The door to the legal ratios of a budget."""

from collections.abc import Mapping

from sqlmodel import Session

from data.base.database import reading
from data.base.views import Scope
from data.finances import queries
from data.finances.errors import UnknownBudgetError
from data.finances.ledgers import ledgers
from data.finances.legal.definitions import LegalRatio, legal_definitions
from data.finances.legal.queries import list_line_sets, published_by_code
from data.finances.legal.rules import (
    LegalAmounts,
    agreement,
    gap,
    legal_amounts,
    legal_result,
)
from data.finances.legal.views import LegalRatioLine, LegalRatiosView
from data.finances.legal.words import (
    GROSS,
    NO_LINES,
    agreement_text,
    count_sentence,
    evidence_text,
    printed_text,
    unit,
    value_text,
)
from data.finances.models import AccountSet, Budget, PublishedFigure
from data.finances.publications import FILE_ORIGINS, STAGES
from data.finances.views import TOGETHER
from data.finances.vocabulary import BudgetKind
from data.finances.words import cited

_MEAN_SOURCE = "SourceRatio"
_Figures = Mapping[str, PublishedFigure]


def legal_ratios(
    scope: Scope, budget: str | None = None, year: int | None = None
) -> LegalRatiosView:
    """Return the legal ratios of a budget, beside those that its act prints.

    The principal budget stands for the town, when none is named or all are together; without a
    year, its last one that is known line by line.

    Raises:
        UnknownBudgetError: the town has no such budget.
    """
    with reading() as session:
        budgets = queries.list_budgets(session, scope.organisation)
        row = _budget(budgets, budget)
        if row is None:
            return LegalRatiosView("", year, why=NO_LINES)
        sets = list_line_sets(session, row.id or 0, scope.on)
        chosen = next((one for one in sets if year in (None, one.year)), None)
        if chosen is None:
            return LegalRatiosView(row.title, year, why=NO_LINES)
        return _view(session, row, chosen)


def _budget(budgets: list[Budget], code: str | None) -> Budget | None:
    if code in (None, TOGETHER):
        principal = (one for one in budgets if one.kind is BudgetKind.PRINCIPAL)
        return next(principal, None)
    found = next((one for one in budgets if one.code == code), None)
    if found is None:
        raise UnknownBudgetError(code or "")
    return found


def _view(session: Session, budget: Budget, chosen: AccountSet) -> LegalRatiosView:
    key = chosen.id or 0
    ledger = ledgers(session, [chosen], {chosen.budget_id: budget.nomenclature}).get(key)
    if ledger is None:
        return LegalRatiosView(budget.title, chosen.year, why=NO_LINES)
    figures = published_by_code(session, key)
    of = legal_amounts(ledger, chosen.population)
    lines = tuple(_line(ratio, of, figures) for ratio in legal_definitions())
    ids = [chosen.source_id] if chosen.source_id else []
    sources = list(queries.sources_by_id(session, ids).values())
    mean = figures.get(_MEAN_SOURCE)
    return LegalRatiosView(
        budget=budget.title,
        year=chosen.year,
        lines=lines,
        origin=f"{STAGES[chosen.stage]}, {FILE_ORIGINS[chosen.origin]}",
        population=chosen.population,
        mean_source=mean.wording if mean else "",
        source=", ".join(cited(sources)),
        note=f"{count_sentence([line.agreement for line in lines])} {GROSS}",
        is_provisional=chosen.is_provisional,
        is_simulated=chosen.is_simulated,
    )


def _line(ratio: LegalRatio, of: LegalAmounts, figures: _Figures) -> LegalRatioLine:
    result = legal_result(ratio, of)
    printed = figures[ratio.published].value if ratio.published in figures else None
    mean = figures[ratio.mean].value if ratio.mean in figures else None
    found = agreement(result, printed)
    apart = gap(result, printed)
    return LegalRatioLine(
        number=ratio.number,
        title=ratio.title,
        words=f"{ratio.words} ({ratio.without})" if ratio.without else ratio.words,
        unit=unit(ratio),
        value=result.value,
        printed=printed,
        mean=mean,
        text=value_text(ratio, result, of),
        printed_text=printed_text(ratio, printed),
        gap=apart,
        agreement=found,
        agreement_text="" if ratio.without else agreement_text(ratio, found, apart),
        mean_text=printed_text(ratio, mean),
        is_verified=bool(ratio.codes) and all(of.is_verified(code) for code in ratio.codes),
        evidence=evidence_text(ratio, of),
    )
