"""What looks wrong in a roadmap: empty portfolios, numbers, totals, unknown delegations."""

from collections import Counter
from collections.abc import Iterable

from data.base.problems import Problem
from data.importers.plans.roadmap.capitals import Spellings
from data.importers.plans.roadmap.outline import Outline, Section
from data.importers.plans.roadmap.portfolios import Named
from data.importers.plans.wording.announced import Announced, announcements, compared
from data.importers.plans.wording.numbering import missing, runs, steps
from data.importers.plans.wording.parties import unknown_delegations
from data.importers.plans.wording.sentences import evened
from data.mandate.drafts import DelegationDraft


def empty_problems(member: Named, spellings: Spellings) -> list[Problem]:
    """Tell a delegation that should promise and does not, then the sections without a promise."""
    portfolio, delegation = member.portfolio, member.delegation
    problems = []
    if delegation.has_roadmap and not portfolio.items:
        problems.append(
            Problem(
                f"la délégation «\u00a0{delegation.title}\u00a0» n’a aucune action. Vérifiez que "
                "ses actions sont numérotées ou rédigées au futur.",
                portfolio.opener.where,
            )
        )
    for section in portfolio.sections:
        if not section.items and section.heading:
            title = spellings.sentence_case(section.heading.text)
            problems.append(
                Problem(
                    f"la section «\u00a0{title}\u00a0» n’a aucune action\u00a0: elle n’est pas "
                    "reprise.",
                    section.heading.where,
                )
            )
    return problems


def number_problems(
    section: Section, title: str, delegation: DelegationDraft, reached: int
) -> list[Problem]:
    """Tell the numbers that a section jumps over or repeats.

    A section may count on from the one before it, which ``reached`` a number: only a gap is one.
    """
    numbers = _numbers(section)
    if not numbers:
        return []
    problems = []
    first = reached if min(numbers) == reached + 1 else 0
    place = f"section «\u00a0{title}\u00a0» ({delegation.title})"
    where = section.items[0].opener.where
    absent = missing(str(number - first) for number in numbers)
    if absent:
        jumped = runs([(number[-1] + first,) for number in absent])
        problems.append(
            Problem(
                f"{place}\u00a0: il manque le numéro {jumped}. Vérifiez qu’aucune action n’a été "
                "oubliée.",
                where,
            )
        )
    repeated = sorted(number for number, count in Counter(numbers).items() if count > 1)
    if repeated:
        problems.append(
            Problem(
                f"{place}\u00a0: le numéro {runs([(number,) for number in repeated])} revient "
                "plusieurs fois. Vérifiez qu’un titre de section n’a pas été oublié.",
                where,
            )
        )
    return problems


def last_number(section: Section, reached: int) -> int:
    """Return the highest number of a section; what was ``reached`` before it if it has none."""
    return max(_numbers(section), default=reached)


def _numbers(section: Section) -> list[int]:
    return [number[-1] for item in section.items if (number := steps(item.number)) is not None]


def total_problems(outline: Outline, actions: int) -> tuple[Problem, ...]:
    """Compare the number of actions that the first lines announce with those found."""
    found = {Announced.ACTIONS: actions, Announced.COMMITMENTS: actions}
    return compared(announcements(outline.preamble), found)


def unknown_problems(members: Iterable[Named]) -> list[Problem]:
    """Tell the portfolios that are named and that the document does not hold, each once."""
    members = tuple(members)
    delegations = [one.delegation for one in members]
    told: dict[str, Problem] = {}
    for member in members:
        for item in member.portfolio.items:
            for words in unknown_delegations(item.wording, delegations):
                told.setdefault(
                    evened(words),
                    Problem(
                        f"une délégation est nommée, qui n’existe pas dans le document\u00a0: "
                        f"«\u00a0{words}\u00a0». Choisissez-la vous-même dans les appuis.",
                        item.opener.where,
                    ),
                )
    return list(told.values())
