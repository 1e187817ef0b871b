"""What the cells of a file name: a budget, actions, territories, by code or by title."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data.base.formats import typeset
from data.base.problems import Problem
from data.finances.investments import words
from data.finances.investments.drafts import OperationDraft
from data.mandate.contract.programme.imported.naming import named_code

_MOST_QUOTED = 60


@dataclass(frozen=True)
class Names:
    """What a file may name, titles by code, and the rows that they are.

    Attributes:
        actions: by the reference that tells an action among all the plans.
        plain_actions: references by bare code, several when two plans share it.
    """

    budgets: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, str] = field(default_factory=dict)
    plain_actions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    territories: Mapping[str, str] = field(default_factory=dict)


def with_codes(draft: OperationDraft, names: Names) -> tuple[OperationDraft, tuple[Problem, ...]]:
    """Return a draft whose budget, actions and territories are codes, and what nobody knows."""
    problems: list[Problem] = []

    def unknown(text: str, column: str, hint: str) -> None:
        message = typeset(f"« {text[:_MOST_QUOTED]} » {hint}.")
        problems.append(Problem(message, replace(draft.where, column=column)))

    budget = named_code(draft.budget, names.budgets) if draft.budget else None
    if draft.budget and budget is None:
        hint = "n’est pas un budget connu ; attendu : le code ou le titre d’un budget importé"
        unknown(draft.budget, words.BUDGET, hint)
    actions: list[str] = []
    for text in draft.actions:
        both = names.plain_actions.get(text.strip().casefold(), ())
        found = both[0] if len(both) == 1 else named_code(text, names.actions)
        if len(both) > 1 and found is None:
            listed = " ou ".join(f"« {one} »" for one in both)
            unknown(text, words.ACTIONS, f"est le code de plusieurs actions ; attendu : {listed}")
        elif found is None:
            hint = "n’est le code d’aucune action des documents suivis ; attendu : un code connu"
            unknown(text, words.ACTIONS, hint)
        else:
            actions.append(found)
    territories: list[str] = []
    for text in draft.territories:
        place = named_code(text, names.territories)
        if place is None:
            hint = (
                "n’est pas un territoire connu, ou son nom est celui de plusieurs ; attendu : le "
                "code ou le nom d’un quartier de la base"
            )
            unknown(text, words.TERRITORIES, hint)
        else:
            territories.append(place)
    coded = replace(
        draft,
        budget=budget,
        actions=tuple(dict.fromkeys(actions)),
        territories=tuple(dict.fromkeys(territories)),
    )
    return coded, tuple(problems)
