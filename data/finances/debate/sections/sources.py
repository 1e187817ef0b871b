"""Where the figures come from, what the words mean, what was not checked."""

from data.base.formats import typeset
from data.finances.debate.sections.common import Ground, lines
from data.finances.debate.views import Block, Words, WordsKind
from data.finances.debate.words import NOT_CHECKED
from data.finances.green.service import green_view
from data.finances.investments.service import investments_view
from data.finances.service import finances_view


def sources_section(ground: Ground) -> tuple[Block, ...]:
    """Return sources, definitions, limits."""
    finances = finances_view(ground.scope)
    investments = investments_view(ground.scope)
    cited = [one.citation for one in finances.sources]
    if investments.operations:
        cited.append(f"PPI : {investments.source}")
    green = green_view(ground.scope)
    if green.source:
        cited.append(f"Budget vert : {green.source}")
    # With several budgets, the section of the budgets says these notes already.
    notes = finances.notes if len(ground.accounts.budgets) < 2 else ()
    definitions = (f"{one.label} : {one.formula}. {one.reference}." for one in finances.definitions)
    return (
        Words("Sources", WordsKind.HEADING),
        *lines(WordsKind.BULLET, map(typeset, dict.fromkeys(cited))),
        Words("Définitions", WordsKind.HEADING),
        *lines(WordsKind.BULLET, (typeset(one.replace("..", ".")) for one in definitions)),
        *lines(WordsKind.BULLET, map(typeset, _NEW)),
        Words("Ce qui n’est pas vérifié, et ce qui manque", WordsKind.HEADING),
        *lines(WordsKind.BULLET, map(typeset, (*NOT_CHECKED, *notes))),
    )


_NEW = (
    "Besoin de financement annuel : emprunts nouveaux − remboursements du capital, montants nets.",
    "Part du personnel : frais de personnel ÷ dépenses réelles de fonctionnement, montants nets.",
)
