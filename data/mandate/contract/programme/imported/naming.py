"""What the cells of a file name: an objective of the contract, a quarter, by code or by title."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from data.base.formats import typeset
from data.base.problems import Problem
from data.mandate.contract.programme import words
from data.mandate.contract.programme.imported.drafts import ProjectDraft

_MOST_QUOTED = 60


def named_code(text: str, known: Mapping[str, str]) -> str | None:
    """Return the code that a cell names: « A1 », « A1 · Titre » or « Titre »; none when unsure.

    Args:
        text: the cell.
        known: title of each thing that it may name, by code.
    """
    wanted = {_bare(text), _bare(text.split(" · ")[0])}
    by_code = [code for code in known if _bare(code) in wanted]
    by_title = [code for code, title in known.items() if _bare(title) == _bare(text)]
    found = by_code or by_title
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(kept.split())


def with_codes(
    draft: ProjectDraft, objectives: Mapping[str, str], quarters: Mapping[str, str]
) -> tuple[ProjectDraft, tuple[Problem, ...]]:
    """Return a draft whose objective and quarter are codes, and what nobody knows in it."""
    problems = []
    codes: dict[str, str | None] = {}
    for field, column, text, known, hint in (
        (
            "objective", words.OBJECTIVE, draft.objective, objectives,
            "n’est pas un objectif du contrat de ville ; écrivez son code ou son titre exact",
        ),
        (
            "territory", words.QUARTER, draft.territory, quarters,
            "n’est pas un quartier prioritaire de 2024 connu ; écrivez son code ou son nom, ou "
            "laissez vide pour plusieurs quartiers",
        ),
    ):  # fmt: skip
        codes[field] = named_code(text, known) if text else None
        if text and codes[field] is None:
            message = typeset(f"« {text[:_MOST_QUOTED]} » {hint}.")
            problems.append(Problem(message, replace(draft.where, column=column)))
    named = replace(draft, objective=codes["objective"], territory=codes["territory"])
    return named, tuple(problems)
