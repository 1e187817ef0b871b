"""The first sentence of the page: when the targets break, or where the ratios go without any."""

from collections.abc import Sequence

from data.finances.projection_desk import words
from data.finances.projection_desk.carried import Carried
from data.finances.rules import Verdict, held
from data.finances.views import HeldThreshold, TownAccounts
from data.finances.vocabulary import Ratio


def answer(
    accounts: TownAccounts,
    carried: Carried,
    budget: str,
    targets: Sequence[tuple[str, HeldThreshold]],
    years: Sequence[int],
) -> str:
    """Say when the targets break; without any, where the ratios go.

    Args:
        accounts: the accounts carried on.
        carried: the scenario chosen, which carries the budget on.
        budget: the budget looked at.
        targets: each with the budget that it is held on.
        years: those carried on.
    """
    base = years[0] - 1
    before, found = accounts.at(budget, base), carried.at(budget)
    if not targets and before and found:
        last = found.years[-1]
        return words.course(carried.title, (base, before.ratios), (last.year, last.ratios))
    return words.answer(carried, targets, years, _missed_before(accounts, targets, base))


def _missed_before(
    accounts: TownAccounts, targets: Sequence[tuple[str, HeldThreshold]], base: int
) -> frozenset[Ratio]:
    """Return the targets that the last executed accounts miss already."""
    return frozenset(
        target.ratio
        for code, target in targets
        if (row := accounts.at(code, base))
        and held(row.ratios.result(target.ratio), target.comparison, target.value) is Verdict.MISSED
    )
