"""The delegations of a roadmap: their codes, their titles, the ways in which it names them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.importers.plans.roadmap.capitals import Spellings
from data.importers.plans.roadmap.codes import delegation_code
from data.importers.plans.roadmap.outline import Outline, Portfolio
from data.importers.plans.wording.delegations import matched
from data.importers.plans.wording.mentions import Mention, mentions
from data.importers.plans.wording.sentences import evened, stem, stems, typographic
from data.mandate.drafts import DelegationDraft, Sureness

_LONGEST_TITLE = 48
_ELECTED = "élu"
"""What a member is called whom the document never names by a title."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class Named:
    """A portfolio of the document and the delegation that it gives."""

    portfolio: Portfolio
    delegation: DelegationDraft


def named(outline: Outline, spellings: Spellings) -> tuple[Named, ...]:
    """Return the delegations in the document's order, with the names that it gives each of them."""
    found: list[Named] = []
    for portfolio in outline.portfolios:
        taken = [one.delegation.code for one in found]
        found.append(Named(portfolio, _drafted(portfolio, spellings, taken)))
    return _with_aliases(found)


def _drafted(portfolio: Portfolio, spellings: Spellings, taken: list[str]) -> DelegationDraft:
    competences = [_competence(words, spellings) for words in portfolio.competences]
    lines = [one.text for one in portfolio.headings]
    competences += _left_out(lines, competences, spellings)
    title = competences[0] if competences else spellings.lowered(portfolio.opener.text)
    for words in competences[1:]:
        if len(f"{title}, {words}") > _LONGEST_TITLE:
            break
        title = f"{title}, {words}"
    return DelegationDraft(
        delegation_code(", ".join(competences) or title, taken),
        _capital(title),
        _capital(_listed(competences) or title),
        portfolio.holder or _holder_in(portfolio),
        has_roadmap=portfolio.is_introduced or bool(portfolio.items),
    )


def _competence(words: str, spellings: Spellings) -> str:
    """Write a competence as inside a sentence: its capitals are the document's, not its own."""
    written = spellings.lowered(words)
    return re.sub(r"^(?:la |le |les |l’|des |du |de la |de l’)", "", written)


def _left_out(lines: list[str], competences: list[str], spellings: Spellings) -> list[str]:
    """Return what the title's lines say that the introduction leaves out, run by run."""
    known = set(stems(" ".join(competences)))
    role = {"adjoint", "conseil", "echevin", "deleguee", "delegue", "delegat"}
    runs: list[str] = []
    for line in lines:
        run: list[str] = []
        for match in _WORD.finditer(line):
            word = match[0]
            meant = stems(word)
            is_new = bool(meant) and not _is_near(meant, known | role)
            if is_new or (run and not meant):
                run.append(word)
            elif run:
                runs.append(" ".join(run))
                run = []
        if run:
            runs.append(" ".join(run))
    tidy = (re.sub(r"(?: (?:et|de|la|des|du|à|aux?|les?))+$", "", run.lower()) for run in runs)
    return [spellings.lowered(run) for run in tidy if run]


def _is_near(meant: Sequence[str], known: set[str]) -> bool:
    """Tell a word that is another form or another spelling of a known one."""
    return any(word[:4] == other[:4] for word in meant for other in known)


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} et {words[-1]}" if len(words) > 1 else "".join(words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _holder_in(portfolio: Portfolio) -> str:
    """Return the title by which its own promises name the member, the most frequent one."""
    own = set(stems(" ".join(portfolio.competences)))
    counts = Counter(
        mention.words[: len(mention.holder)].lower()
        for item in portfolio.items
        for mention in mentions(item.wording)
        if own & set(stems(" ".join(mention.competences)))
    )
    return counts.most_common(1)[0][0] if counts else _ELECTED


# The ways in which the document names its delegations.


def _with_aliases(found: list[Named]) -> tuple[Named, ...]:
    delegations = [one.delegation for one in found]
    aliases: dict[str, list[str]] = {one.code: [] for one in delegations}
    for one in found:
        for item in one.portfolio.items:
            for mention in mentions(item.wording):
                code = _named_by(mention, found, delegations)
                if code and not mention.is_plural:
                    aliases[code].append(_alias(mention))
    return tuple(
        replace(
            one,
            delegation=replace(
                one.delegation, aliases=tuple(dict.fromkeys(aliases[one.delegation.code]))
            ),
        )
        for one in found
    )


def _alias(mention: Mention) -> str:
    words = typographic(mention.words)
    return words[:1].lower() + words[1:]


def _named_by(
    mention: Mention, found: Sequence[Named], delegations: Sequence[DelegationDraft]
) -> str | None:
    """Return the delegation that a mention names, by its title, else by what it promises."""
    by_title = matched(mention, delegations)
    if by_title and by_title[0][1] is Sureness.SURE:
        return by_title[0][0].code
    words = [stem_ for stem_ in stems(" ".join(mention.competences)) if len(stem_) > 2]
    same = [
        one
        for one in found
        if one.portfolio.items and _is_same_holder(mention, one.delegation.holder)
    ]
    by_section = _most(words, same, sections_only=True)
    by_text = by_section or _most(words, same, sections_only=False)
    return by_text or (by_title[0][0].code if by_title else None)


def _is_same_holder(mention: Mention, holder: str) -> bool:
    """Tell a member of the same kind and gender, or whose title the document does not say."""
    even = evened(holder).split(" ")[0]
    wanted = mention.holder.rstrip("s")
    is_same = even.rstrip("s") == wanted or (even.startswith(wanted) and "(" in mention.holder)
    return holder == _ELECTED or is_same


def _most(words: list[str], found: Sequence[Named], *, sections_only: bool) -> str | None:
    """Return the delegation whose sections, or promises, hold all of the words the most often."""
    counts = {
        one.delegation.code: sum(
            all(word in text for word in words) for text in _texts(one.portfolio, sections_only)
        )
        for one in found
    }
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    if not words or not ranked or not ranked[0][1]:
        return None
    is_tied = len(ranked) > 1 and ranked[1][1] == ranked[0][1]
    return None if is_tied else ranked[0][0]


def _texts(portfolio: Portfolio, sections_only: bool) -> list[set[str]]:
    if sections_only:
        return [set(stems(one.heading.text)) for one in portfolio.sections if one.heading]
    # A promise that names the member does not tell that it is its own.
    return [_own_words(item.wording) for item in portfolio.items]


def _own_words(text: str) -> set[str]:
    for mention in reversed(mentions(text)):
        text = text[: mention.start] + text[mention.end :]
    return {stem(word) for word in stems(text)}
