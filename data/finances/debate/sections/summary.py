"""The first page: the answer, the three targets, how far they are, what the year would give."""

from data.base.formats import euros, typeset
from data.finances.debate.sections.common import Ground, lines, projected
from data.finances.debate.views import Block, Picture, Words, WordsKind
from data.finances.service import finances_view

_LINES = (
    ("Épargne brute", "épargne brute de {}"),
    ("Épargne nette", "épargne nette de {}"),
    ("Encours de dette au 31 décembre", "encours de dette de {} au 31 décembre"),
)


def summary(ground: Ground) -> tuple[Block, ...]:
    """Return what must be known, on one page."""
    finances = finances_view(ground.scope)
    found: list[Block] = [Words(finances.answer)]
    if finances.targets.bullets:
        found.append(Picture("dob-cibles", finances.targets))
    found += lines(WordsKind.BULLET, finances.ways)
    if ground.has_projection:
        found.append(Words(ground.projection.answer))
    found.append(Words(year_sentence(ground)))
    return tuple(found)


def year_sentence(ground: Ground) -> str:
    """Say what the scenario gives for the year debated, or why it says nothing of it."""
    year, table = ground.head.year, ground.projection.table
    if not ground.has_projection:
        return typeset(f"Aucune trajectoire ne donne l’exercice {year} : sans scénario projeté.")
    said = [
        words.format(euros(amount))
        for line, words in _LINES
        if (amount := projected(table, line).get(year)) is not None
    ]
    if not said:
        last = max(ground.projection.years)
        return f"La projection s’arrête à l’exercice {last} : elle ne dit rien de {year}."
    title = ground.head.scenario_title
    return typeset(
        f"Exercice {year}, scénario « {title} » (projection, {ground.head.perimeter}) : "
        f"{' ; '.join(said)}."
    )
