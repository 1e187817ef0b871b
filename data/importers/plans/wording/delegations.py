"""Which of the document's delegations a text means when it names a portfolio."""

from collections.abc import Iterable, Mapping, Sequence
from math import log

from data.importers.plans.wording.mentions import Mention, gender, rank
from data.importers.plans.wording.sentences import stems
from data.mandate.drafts import DelegationDraft, Sureness

Match = tuple[DelegationDraft, Sureness]

_WHOLE = 0.99
_LARGE = 0.7
_ENOUGH = 0.4
"""Share of what a mention says that a delegation must hold; less, and it names another one."""


def matched(mention: Mention, delegations: Sequence[DelegationDraft]) -> tuple[Match, ...]:
    """Return the delegations that a mention names, one by member named; none when it is unknown.

    Words count the more, the fewer delegations bear them. « L'adjoint » is looked for among
    adjoints first, then among all.
    """
    same = [one for one in delegations if rank(one.holder) == mention.rank]
    wanted = (
        [stems(words) for words in mention.competences]
        if mention.is_plural
        else [stems(" ".join(mention.competences))]
    )
    found: dict[str, Match] = {}
    for words in wanted:
        match = _named_so(words, mention, delegations)
        for candidates in (same, delegations):
            match = match or _best(words, mention, candidates)
        if match:
            found.setdefault(match[0].code, match)
    return tuple(found.values())


def _named_so(
    words: tuple[str, ...], mention: Mention, delegations: Iterable[DelegationDraft]
) -> Match | None:
    """Return the delegation that has the mention among its aliases."""
    wanted = set(words)
    for one in delegations:
        if rank(one.holder) != mention.rank or _is_held(wanted, stems(one.full_title)):
            continue
        if any(wanted == set(stems(_competence_words(alias))) for alias in one.aliases):
            return one, Sureness.LIKELY
    return None


def _competence_words(alias: str) -> str:
    """Return an alias without the member's title: it is not what is looked for."""
    _, _, rest = alias.partition(" ")
    return rest


def _is_held(wanted: set[str], words: Iterable[str]) -> bool:
    return bool(wanted) and wanted <= set(words)


def _best(
    words: tuple[str, ...], mention: Mention, delegations: Sequence[DelegationDraft]
) -> Match | None:
    held = {one.code: set(stems(f"{one.full_title} {one.title}")) for one in delegations}
    weights = word_weights(held)
    default = log(len(held) + 1)
    total = sum(weights.get(word, default) for word in words)
    if not total:
        return None

    def merit(one: DelegationDraft) -> tuple[float, bool, bool, float]:
        own = held[one.code]
        shared = sum(weights[word] for word in words if word in own)
        is_same = gender(one.holder) in {mention.gender, None} or mention.gender is None
        size = sum(weights[word] for word in own) or 1
        return shared / total, one.has_roadmap, is_same, shared / size

    best = max(delegations, key=merit, default=None)
    if best is None or merit(best)[0] < _ENOUGH:
        return None
    share = merit(best)[0]
    if share >= _WHOLE:
        return best, Sureness.SURE
    return best, Sureness.LIKELY if share >= _LARGE else Sureness.UNSURE


def word_weights(held: Mapping[str, set[str]]) -> dict[str, float]:
    """Weigh each word by its rarity among the delegations that hold it."""
    counts: dict[str, int] = {}
    for words in held.values():
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: log((len(held) + 1) / count) for word, count in counts.items()}
