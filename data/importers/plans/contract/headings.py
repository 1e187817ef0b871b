"""The headings of a contrat de ville: its ambitions, its axes, their objectives."""

from collections.abc import Sequence

from data.importers.plans.contract.ambitions import Ambition
from data.importers.plans.contract.synthesis import Synthesis
from data.importers.plans.wording.comparing import tidied
from data.mandate.drafts import HeadingDraft


def ambition_headings(ambitions: Sequence[Ambition], synthesis: Synthesis) -> list[HeadingDraft]:
    """Return the ambitions; the text's lists stand in for the table when there is none."""
    found = []
    for rank, one in enumerate(ambitions, start=1):
        code = f"{'A' if one.kind == 'ambition' else 'X'}{rank}"
        found.append(HeadingDraft(code, one.kind, one.title))
        if not synthesis.axes:
            found += [
                HeadingDraft(f"{code}.{number}", f"objectif:{one.kind}", title, code)
                for number, (title, _) in enumerate(one.objectives, start=1)
            ]
    return found


def axis_headings(synthesis: Synthesis) -> list[HeadingDraft]:
    """Return the axes of the synthesis table, and their objectives."""
    found = []
    for rank, axis in enumerate(synthesis.axes, start=1):
        code = f"X{rank}"
        found.append(HeadingDraft(code, "axe", axis.title))
        found += [
            HeadingDraft(f"{code}.{number}", "objectif:axe", tidied(objective.title), code)
            for number, objective in enumerate(axis.objectives, start=1)
        ]
    return found
