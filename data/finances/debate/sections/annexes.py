"""Each budget apart: what the sum of all does not show."""

from data.finances.debate.sections.accounts import budget_grid
from data.finances.debate.sections.common import Ground, lines
from data.finances.debate.views import Block, Words, WordsKind
from data.finances.debate.words import NO_ANNEXE
from data.finances.service import finances_view


def annexes_section(ground: Ground) -> tuple[Block, ...]:
    """Return the last accounts of each budget, and how they are held against the targets."""
    budgets = ground.accounts.budgets
    if len(budgets) < 2:
        return (Words(NO_ANNEXE, WordsKind.LACKING),)
    figures = [series[-1] for one in budgets if (series := ground.accounts.series(one.code))]
    finances = finances_view(ground.scope)
    said = (f"{one.label} : {one.sentence}" for one in finances.readings)
    ended = (
        f"{title} : derniers comptes connus de {year}."
        for title, year in ground.accounts.ended.items()
    )
    return (
        *lines(WordsKind.PLAIN, said),
        budget_grid(ground, figures),
        *lines(WordsKind.NOTE, (*finances.notes, *ended)),
    )
