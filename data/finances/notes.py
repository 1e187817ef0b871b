"""What a reader must keep in mind of a year's figures: what they add up, leave out, or suppose."""

from collections.abc import Iterator

from data.base.formats import euros, listed
from data.finances.cells import reason_text, threshold_dates, years
from data.finances.consolidation import flows_sentence
from data.finances.debt_mark import MARK_YEARS, DebtMark, YearOfDebt, debt_mark
from data.finances.engine.cross_flows import CrossFlows
from data.finances.publications import CFU_FROM, CFU_SAID
from data.finances.rules import Reason
from data.finances.unknowns import transits, unknowns
from data.finances.views import TOGETHER, TownAccounts
from data.finances.vocabulary import AccountStage
from data.finances.words import NOT_RESTATED, RATIOS, TOGETHER_TITLE

MARK = "Repère de l’article D. 1611-41 du CGCT"


def notes(accounts: TownAccounts, year: int, flows: CrossFlows | None = None) -> tuple[str, ...]:
    """Say what the figures of a year leave out or add up, who is exempt, and what stands beside.

    ``flows`` are those between budgets, where there are several.
    """
    said = []
    if accounts.whole_code == TOGETHER:
        said.append(f"« {TOGETHER_TITLE} » : {NOT_RESTATED}.")
    if flows is not None:
        said.append(flows_sentence(accounts, year, flows))
    said += [
        f"Les comptes {late} ne sont pas encore connus pour {listed(list(titles))} : "
        "pas de total tous budgets ensemble cette année-là."
        for late, titles in sorted(accounts.missing.items())
        if late >= year
    ]
    said += [
        f"{title} n’a plus de comptes après {last} : les totaux suivants se font sans lui."
        for title, last in accounts.ended.items()
        if last < year
    ]
    said += _negative_debts(accounts, year)
    said += unknowns(accounts, year)
    said += transits(accounts, year)
    said += _housing_estates(accounts, year)
    said += _exemptions(accounts, year)
    if any(figures.is_provisional for figures in accounts.figures if figures.year == year):
        said.append(f"Les comptes {year} sont provisoires.")
    stages = [row.stage for row in accounts.figures if row.year == year]
    if year >= CFU_FROM and any(AccountStage.CFU in stage for stage in stages):
        said.append(CFU_SAID)
    said.append(mark_sentence(mark_of(accounts, year)))
    return tuple(said)


def mark_of(accounts: TownAccounts, year: int) -> DebtMark:
    """Return the capacité de désendettement of all budgets as the CGCT writes it, on three years.

    A year when one of the budgets is not known has no sum: it is missing.
    """
    known = {
        row.year: YearOfDebt(row.debt_eur, row.gross_savings_eur)
        for row in accounts.series(accounts.whole_code)
    }
    return debt_mark(known, year)


def mark_sentence(mark: DebtMark) -> str:
    """Say the mean of three years beside its mark, or which year it lacks."""
    first, last = mark.years
    scope = f"budgets principal et annexes, moyenne {first}-{last}"
    value, reason = mark.result.value, mark.result.reason
    if reason is Reason.MISSING:
        lacking = listed([str(one) for one in mark.missing])
        return f"{MARK} ({scope}) : n. d., sans épargne ou dette connue en {lacking}."
    if reason is Reason.EXCEEDED:
        why = "une épargne brute négative ou nulle y compte pour 1 €"
        return f"{MARK} ({scope}) : {reason_text(mark.result)} ; {why}."
    if value is None:
        return f"{MARK} ({scope}) : {reason_text(mark.result)}."
    side = "sous" if value < MARK_YEARS else "au-delà de"
    bound = f"{side} {years(MARK_YEARS)}"
    return f"{MARK} ({scope}) : {years(value, 1)}, {bound} ; il n’oblige pas la commune."


def _negative_debts(accounts: TownAccounts, year: int) -> Iterator[str]:
    """Say the debts below zero, which no loan explains and which lighten the sum."""
    for budget in accounts.due(year):
        row = accounts.at(budget.code, year)
        if row and row.debt_eur is not None and row.debt_eur < 0:
            less = " et allège d’autant la dette de l’ensemble"
            yield (
                f"{budget.title} : l’encours de dette publié est négatif ({euros(row.debt_eur)})"
                f"{less if accounts.whole_code == TOGETHER else ''} ; c’est à vérifier auprès du "
                "comptable."
            )


def _housing_estates(accounts: TownAccounts, year: int) -> Iterator[str]:
    for budget in accounts.due(year):
        if accounts.is_housing_estate(budget.code):
            yield (
                f"{budget.title} est un budget de lotissement : ses terrains sont un stock, ses "
                "ratios sont sans objet. Ses montants comptent dans le total des budgets."
            )


def _exemptions(accounts: TownAccounts, year: int) -> Iterator[str]:
    titles = {budget.code: budget.title for budget in accounts.due(year)}
    for one in accounts.exemptions.get(year, ()):
        if one.code in titles:
            proof = ", ".join(part for part in (one.reference, threshold_dates(one)) if part)
            said = f"{titles[one.code]} : dispensé de la cible de {RATIOS[one.ratio].lower()}"
            yield f"{said}, {one.reason}{f' ({proof})' if proof else ''}."
