"""What looks wrong in a contrat de ville: totals, empty cells, tables unread, pilots unsure."""

import re
from collections.abc import Sequence

from data.base.formats import counted
from data.base.problems import Problem, Where
from data.importers.documents.blocks import Block
from data.importers.plans.contract.ambitions import Ambition
from data.importers.plans.contract.investments import Investment
from data.importers.plans.contract.synthesis import Synthesis
from data.importers.plans.wording.announced import Announced, Announcement, compared
from data.importers.plans.wording.comparing import words
from data.importers.plans.wording.layout import is_titlelike
from data.mandate.rules import folded

_TABLE = re.compile(r"tableaux? (?:de synthese|synthetique|recapitulatif)s?\b.*objectifs?")
_HEAD = re.compile(
    r"(?:projets?|operations?|intitules?) .*(?:pilote|maitre|porteur)"
    r".*(?:quartier|secteur|qpv|lieu)"
)
_LONGEST_HEAD = 90
_ADVICE = "Donnez le document en .docx ou en .odt, ou un PDF dont les tableaux ont des traits."


def total_problems(
    announced: Sequence[Announcement], counts: dict[str, int]
) -> tuple[Problem, ...]:
    """Compare ambitions and objectives: the actions that such texts count are another plan's."""
    found = {
        Announced.AMBITIONS: counts["ambitions"],
        Announced.OBJECTIVES: counts["objectives"],
    }
    return compared(announced, found)


def synthesis_problems(synthesis: Synthesis, ambitions: Sequence[Ambition]) -> list[Problem]:
    """Warn of a synthesis table read line by line, left empty, or that the text doubles."""
    problems = []
    where = synthesis.objectives[0].where if synthesis.objectives else Where()
    if synthesis.is_loose:
        problems.append(
            Problem(
                "tableau de synthèse\u00a0: ses colonnes n’ont pas été reconnues, ses lignes ont "
                "été lues une à une. Vérifiez les axes, les objectifs et les cases cochées.",
                where,
            )
        )
    elif empty := synthesis.empty_cells:
        cells = counted(empty, "case", "cases")
        total = empty + synthesis.crossings
        problems.append(
            Problem(
                f"tableau de synthèse\u00a0: {cells} sur {total} qui relieraient les objectifs aux "
                f"ambitions {'est vide' if empty == 1 else 'sont vides'}\u00a0; à renseigner, rien "
                "n’est déduit.",
                where,
            )
        )
    if synthesis.crossings:
        ticked = counted(synthesis.crossings, "case cochée relie", "cases cochées relient")
        problems.append(
            Problem(
                f"tableau de synthèse\u00a0: {ticked} un objectif à une ambition\u00a0; ces liens "
                "ne sont pas enregistrés.",
                where,
            )
        )
    listed = sum(len(one.objectives) for one in ambitions)
    if synthesis.axes and listed:
        problems.append(
            Problem(
                f"le texte liste aussi {counted(listed, 'objectif')} sous ses ambitions\u00a0; le "
                "tableau de synthèse fait référence, ils ne sont pas repris."
            )
        )
    return problems


def unread_problems(blocks: Sequence[Block], synthesis: Synthesis) -> list[Problem]:
    """Warn of the tables that the document names, and whose rows were not recognised."""
    named = [
        block
        for block in blocks
        if not block.is_row and is_titlelike(block) and _TABLE.search(folded(block.text))
    ]
    heads = [block for block in blocks if not block.is_row and _HEAD.match(words(block.text))]
    problems = [
        Problem(
            f"«\u00a0{block.text[:80]}\u00a0»\u00a0: ce tableau n’a pas été reconnu en entier, des "
            f"investissements peuvent manquer. {_ADVICE}",
            block.where,
        )
        for block in heads
        if len(block.text) < _LONGEST_HEAD
    ]
    if synthesis.axes or not named:
        return problems
    return [
        *problems,
        Problem(
            f"«\u00a0{named[-1].text[:80]}\u00a0»\u00a0: ce tableau n’a pas été reconnu, ses "
            f"objectifs ne sont pas lus. {_ADVICE}",
            named[-1].where,
        ),
    ]


def investment_problems(investments: Sequence[Investment]) -> list[Problem]:
    """Warn of pilots whose names are not surely parted, or are people's."""
    problems = []
    for one in investments:
        if not one.is_sure:
            problems.append(
                Problem(
                    f"«\u00a0{one.title[:60]}\u00a0»\u00a0: les pilotes «\u00a0{one.pilots_wording}"
                    f"\u00a0» ont été lus «\u00a0{' | '.join(one.pilots)}\u00a0», sans certitude. "
                    "Vérifiez où finit chaque nom.",
                    one.where,
                )
            )
        if one.persons:
            problems.append(
                Problem(
                    f"«\u00a0{one.title[:60]}\u00a0»\u00a0: le pilote est une personne\u00a0; son "
                    "nom n’est pas gardé. Indiquez son service.",
                    one.where,
                )
            )
    return problems
