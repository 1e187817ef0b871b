"""Which project of the base each project of a file is, and what it becomes. Pure functions."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from data.mandate.contract.programme.imported.drafts import ProjectDraft
from data.mandate.contract.programme.views import Financer, ProgrammeRow

Key = tuple[object, ...]
One = ProjectDraft | ProgrammeRow


def _title(one: One) -> Key:
    return (one.year, " ".join(one.title.casefold().split()))


def _bearer(one: One) -> Key:
    return (*_title(one), " ".join(one.bearer.casefold().split()))


def _place(one: One) -> Key:
    return (*_bearer(one), one.territory or "")


def _whole(one: One) -> Key:
    return (*_place(one), one.objective or "", one.credit)


_KEYS: tuple[Callable[[One], Key], ...] = (_whole, _place, _bearer, _title)
"""From what tells a project surely to what tells it at all."""


def matched(
    drafts: Sequence[ProjectDraft], lines: Sequence[ProgrammeRow]
) -> tuple[ProgrammeRow | None, ...]:
    """Return the project of the base that each draft is, nothing for a new one.

    A year and a title tell a project. When several share them, their bearer, quarter, objective
    and credits part them; what nothing parts any more is taken in order, when as many are left on
    both sides, and else is new.
    """
    found: dict[int, ProgrammeRow] = {}
    for key in _KEYS:
        taken = {line.id for line in found.values()}
        free: defaultdict[Key, list[ProgrammeRow]] = defaultdict(list)
        for line in lines:
            if line.id not in taken:
                free[key(line)].append(line)
        asking: defaultdict[Key, list[int]] = defaultdict(list)
        for rank, draft in enumerate(drafts):
            if rank not in found:
                asking[key(draft)].append(rank)
        for wanted, ranks in asking.items():
            if key is _whole or len(ranks) == len(free[wanted]):
                found |= dict(zip(ranks, free[wanted], strict=False))
    return tuple(found.get(rank) for rank in range(len(drafts)))


def completed(draft: ProjectDraft, line: ProgrammeRow | None) -> ProjectDraft:
    """Return a draft in which what the file does not say is what the base holds."""
    if line is None:
        return draft
    amounts = tuple(
        (one, line.amount(one) if (given := draft.amount(one)) is None else given)
        for one in Financer
    )
    return replace(
        draft,
        objective=draft.objective or line.objective or None,
        territory=draft.territory or line.territory or None,
        amounts_eur=amounts,
        outcome=draft.outcome or line.outcome or None,
    )
