"""The first page: the answer, the three targets, how far they are, what the year would give."""

from data.base.formats import euros, typeset
from data.finances.debate.sections.common import Ground, as_words, lines, projected
from data.finances.debate.sections.staff import staff_sentence
from data.finances.debate.views import Block, Picture, Words, WordsKind
from data.finances.investments.service import investments_view
from data.finances.service import finances_view

_USUAL_LAG = 2
"""A budget is debated before the accounts of the year in progress: two years back are usual."""
_LINES = (
    ("Épargne brute", "épargne brute de {}"),
    ("Épargne nette", "épargne nette de {}"),
    ("Encours de dette au 31 décembre", "encours de dette de {} au 31 décembre"),
)


def summary(ground: Ground) -> tuple[Block, ...]:
    """Return what must be known, on one page."""
    finances = finances_view(ground.scope)
    found: list[Block] = [Words(finances.answer), *_old(ground)]
    if finances.targets.bullets:
        found.append(Picture("dob-cibles", finances.targets))
    found += lines(WordsKind.BULLET, [way.sentence for way in finances.ways])
    if ground.has_projection:
        found.append(Words(ground.projection.answer))
    found.append(Words(year_sentence(ground)))
    invested = investments_view(ground.scope)
    if invested.operations:
        found.append(Words(as_words(invested.answer)))
    found += lines(WordsKind.PLAIN, (staff_sentence(ground),))
    return tuple(found)


def _old(ground: Ground) -> tuple[Block, ...]:
    """Say that the last accounts are old, when they are, before anybody reads their figures."""
    last = max((row.year for row in ground.accounts.series(ground.code)), default=None)
    if last is None or ground.head.year - last <= _USUAL_LAG:
        return ()
    said = (
        f"Les derniers comptes reçus sont de {last}, {ground.head.year - last} ans avant le budget "
        f"débattu : ceux des exercices {last + 1} à {ground.head.year - _USUAL_LAG} manquent."
    )
    if ground.head.year - last == _USUAL_LAG + 1:
        said = f"Les derniers comptes reçus sont de {last} : ceux de {last + 1} manquent."
    return (Words(said, WordsKind.LACKING),)


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
