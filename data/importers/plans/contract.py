"""Reads a French contrat de ville: ambitions, axes and their objectives, investments."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.base.formats import counted
from data.base.problems import Problem, RefusedFileError, Where
from data.importers.documents.blocks import Block
from data.importers.formats import OpenedFile, Reading, Town
from data.importers.plans.announced import Announced, Announcement, announcements, compared
from data.importers.plans.contract_ambitions import Ambition, read_ambitions
from data.importers.plans.contract_investments import Investment, read_investments
from data.importers.plans.contract_rows import heads_of
from data.importers.plans.contract_synthesis import Synthesis, read_synthesis
from data.importers.plans.deadlines import find_deadline
from data.importers.plans.titles import shorten
from data.importers.plans.tree import is_titlelike, on_page, tidied, words, year_span, years
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    Guess,
    HeadingDraft,
    MilestoneDraft,
    PartyDraft,
    PlanDraft,
    Sureness,
)
from data.mandate.rules import folded
from data.mandate.vocabulary import ActionNature, PartyRole, PlanKind, TownRole

FORMAT = "contrat-de-ville"
TITLE = "Contrat de ville"
WORDS = (("delegation", "pilote"),)

_NAME = re.compile(r"contrats? de ville|quartiers 2030")
_POLICY = re.compile(r"politique de la ville|quartiers? prioritaires?|\bqpv\b")
_TABLE = re.compile(r"tableaux? (?:de synthese|synthetique|recapitulatif)s?\b.*objectifs?")
_HEAD = re.compile(
    r"(?:projets?|operations?|intitules?) .*(?:pilote|maitre|porteur)"
    r".*(?:quartier|secteur|qpv|lieu)"
)
_LONGEST_HEAD = 90
_ADVICE = "Donnez le document en .docx ou en .odt, ou un PDF dont les tableaux ont des traits."
_TOP = 120
_DEFAULT_THEME = "Investissements"


def score(opened: OpenedFile) -> float:
    """Return how much a document looks like a contrat de ville: its name, ambitions and tables.

    Raises:
        RefusedFileError: it cannot be read as a document.
    """
    blocks = opened.document.blocks
    top = folded("\n".join(block.text for block in blocks[:_TOP]))
    running = folded("\n".join(block.text for block in blocks))
    heads = [heads.columns for block in blocks if (heads := heads_of(block.cells))]
    is_pst = "programme strategique transversal" in running
    found = (
        (0.4, bool(_NAME.search(top))),
        (0.1, len(_NAME.findall(running)) > 3),
        (0.1, bool(_POLICY.search(running))),
        (0.2, any({"axis", "objective"} <= columns.keys() for columns in heads)),
        (0.2, any({"project", "pilot", "quarter"} <= columns.keys() for columns in heads)),
        (0.1, _has_ambitions(blocks)),
    )
    total = sum(weight for weight, holds in found if holds)
    return min(1.0, total) * (0.3 if is_pst else 1)


def _has_ambitions(blocks: Sequence[Block]) -> bool:
    labels = [block for block in blocks if words(block.label or "") == "ambition"]
    return len(labels) > 1 or any(one.kind is Announced.AMBITIONS for one in announcements(blocks))


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the ambitions, the synthesis of the objectives and the investments of a contract.

    Raises:
        RefusedFileError: it cannot be read, or holds none of them.
    """
    document = opened.document
    synthesis = read_synthesis(document.blocks) or Synthesis()
    ambitions = read_ambitions(document.blocks, synthesis.ambitions)
    investments = read_investments(document.blocks, town.name)
    if not investments and not synthesis.axes and not any(one.objectives for one in ambitions):
        message = (
            "ni objectifs ni tableau d’investissements n’ont été trouvés. Un contrat de ville les "
            "liste sous ses ambitions, ou dans des tableaux dont la première ligne nomme les "
            "colonnes (Axe, Objectifs ; Projet, Pilote, Quartier). Vérifiez le document."
        )
        raise RefusedFileError(document.name, [Problem(message)])
    span = years(document)
    term = span or (town.starts_on, town.ends_on)
    headings = (*_ambition_headings(ambitions, synthesis), *_axis_headings(synthesis))
    themes = tuple(dict.fromkeys(one.theme for one in investments))
    actions = tuple(
        _action(rank, one, themes, term) for rank, one in enumerate(investments, start=1)
    )
    counts = _counts(headings, actions, investments, synthesis)
    announced = announcements(document.blocks)
    draft = PlanDraft(
        PlanKind.CITY_CONTRACT,
        f"{TITLE}{year_span(span)}",
        actions,
        headings=(*headings, *_theme_headings(themes)),
        starts_on=term[0],
        ends_on=term[1],
        words=WORDS,
        note=_note(announced, counts, synthesis),
    )
    warnings = (
        *(Problem(warning) for warning in document.warnings),
        *_total_problems(announced, counts),
        *_synthesis_problems(synthesis, ambitions),
        *_unread_problems(document.blocks, synthesis),
        *_investment_problems(investments),
    )
    return Reading(FORMAT, draft, counts, warnings)


def _ambition_headings(ambitions: Sequence[Ambition], synthesis: Synthesis) -> list[HeadingDraft]:
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


def _axis_headings(synthesis: Synthesis) -> list[HeadingDraft]:
    found = []
    for rank, axis in enumerate(synthesis.axes, start=1):
        code = f"X{rank}"
        found.append(HeadingDraft(code, "axe", axis.title))
        found += [
            HeadingDraft(f"{code}.{number}", "objectif:axe", tidied(objective.title), code)
            for number, objective in enumerate(axis.objectives, start=1)
        ]
    return found


def _theme_headings(themes: Sequence[str]) -> list[HeadingDraft]:
    return [
        HeadingDraft(f"INV{rank}", "investissements", theme or _DEFAULT_THEME)
        for rank, theme in enumerate(themes, start=1)
    ]


def _action(
    rank: int,
    one: Investment,
    themes: Sequence[str],
    term: tuple[date | None, date | None],
) -> ActionDraft:
    title, title_sureness = shorten(one.title)
    deadline = _deadline(one.date, term)
    guesses = [Guess(ActionField.TITLE, title_sureness, one.wording)]
    if not one.is_sure:
        guesses.append(Guess(ActionField.PARTIES, Sureness.UNSURE, one.pilots_wording))
    if deadline:
        guesses.append(Guess(ActionField.DEADLINE, deadline[1], deadline[2]))
    theme = one.theme or _DEFAULT_THEME
    return ActionDraft(
        code=f"INV-{rank:02}",
        title=title,
        wording=one.wording,
        nature=ActionNature.PROJECT,
        locator=(
            f"Tableau des investissements, «\u00a0{theme}\u00a0», ligne {one.rank}"
            f"{on_page(one.where)}"
        ),
        origin="table",
        town_role=TownRole.PILOTS if one.is_ours else TownRole.FOLLOWS,
        headings=(f"INV{themes.index(one.theme) + 1}",),
        parties=tuple(
            PartyDraft(PartyRole.PILOT, body=name, wording=_wording(one)) for name in one.pilots
        ),
        milestones=tuple(MilestoneDraft(part) for part in one.parts),
        deadline=deadline[0] if deadline else None,
        territories=one.territories,
        places=one.places,
        guesses=tuple(guess for guess in guesses if guess.sureness is not Sureness.SURE),
        where=one.where,
    )


def _deadline(
    cell: str, term: tuple[date | None, date | None]
) -> tuple[DeadlineDraft, Sureness, str] | None:
    """Read the cell of a date, which has no word before it: « décembre 2027 »."""
    if not cell:
        return None
    for start in ("", "en ", "le ", "fin "):
        if found := find_deadline(f"{start}{cell}", *term):
            return replace(found[0], wording=cell), found[1], cell
    return None


def _wording(one: Investment) -> str | None:
    """Return the cell of the pilots, unless it names somebody."""
    return None if one.persons else one.pilots_wording


def _counts(
    headings: Sequence[HeadingDraft],
    actions: Sequence[ActionDraft],
    investments: Sequence[Investment],
    synthesis: Synthesis,
) -> dict[str, int]:
    themes = len({one.theme for one in investments})
    levels = [heading.level for heading in headings]
    objectives = sum(level.startswith("objectif:") for level in levels)
    return {
        "strategic_objectives": levels.count("ambition"),
        "operational_objectives": objectives,
        "headings": len(headings) + themes,
        "actions": len(actions),
        "milestones": sum(len(action.milestones) for action in actions),
        "deadlines": sum(action.deadline is not None for action in actions),
        "territories": len({name for action in actions for name in action.territories}),
        "ambitions": levels.count("ambition"),
        "axes": levels.count("axe"),
        "objectives": objectives,
        "investments": len(investments),
        "crossings": synthesis.crossings,
        "empty_crossings": 0 if synthesis.is_loose else synthesis.empty_cells,
    }


def _total_problems(
    announced: Sequence[Announcement], counts: dict[str, int]
) -> tuple[Problem, ...]:
    """Compare ambitions and objectives: the actions that such texts count are another plan's."""
    found = {
        Announced.AMBITIONS: counts["ambitions"],
        Announced.OBJECTIVES: counts["objectives"],
    }
    return compared(announced, found)


def _synthesis_problems(synthesis: Synthesis, ambitions: Sequence[Ambition]) -> list[Problem]:
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


def _unread_problems(blocks: Sequence[Block], synthesis: Synthesis) -> list[Problem]:
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


def _investment_problems(investments: Sequence[Investment]) -> list[Problem]:
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


def _note(
    announced: Sequence[Announcement], counts: dict[str, int], synthesis: Synthesis
) -> str | None:
    """Say on screen what the document announces and does not hold."""
    told = next((one.count for one in announced if one.kind is Announced.OBJECTIVES), None)
    parts = []
    if told is not None and told != counts["objectives"]:
        parts.append(
            f"Le texte annonce {told} objectifs\u00a0; {counts['objectives']} y sont listés."
        )
    if synthesis.empty_cells and not synthesis.is_loose:
        empty = counted(synthesis.empty_cells, "case vide", "cases vides")
        parts.append(
            f"Son tableau de synthèse laisse {empty} parmi celles qui relieraient objectifs et "
            "ambitions\u00a0: à renseigner."
        )
    return " ".join(parts) or None
