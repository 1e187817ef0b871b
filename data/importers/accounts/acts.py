"""The format « totem »: budget acts in XML, plain, gzipped, or several in a zip.

A document holds one budget or several; each becomes a set of accounts. The only annex read is
that of loans: the others may name people, and pass by unread.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from data.base.drafts import SourceDraft
from data.base.formats import counted, typeset
from data.base.problems import Problem, RefusedFileError, Where
from data.finances.drafts import (
    AccountsDraft,
    AccountSetDraft,
    BudgetLineDraft,
    LoanDraft,
    PublishedFigureDraft,
)
from data.finances.ledgers import EXECUTED
from data.finances.publications import CFU_FROM, CFU_SAID, stage_title
from data.finances.vocabulary import AccountStage
from data.importers.accounts.readings import budget_key, counts
from data.importers.accounts.rows import shown
from data.importers.accounts.totem.annexes import loan, published_figures
from data.importers.accounts.totem.headers import Headers, account_set, check_town
from data.importers.accounts.totem.lines import budget_line
from data.importers.accounts.totem.streaming import Element, elements, is_act
from data.importers.accounts.towns import years_said
from data.importers.accounts.unlisted import unlisted_accounts
from data.importers.files import Container
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.parts import Part, parts
from data.importers.tables.messages import problem, refused
from data.importers.tables.rows import Findings

_CERTAIN = 0.97
_HEAD = 1 << 14
_MOST_LINES = 200_000
_MOST_PROBLEMS = 1_000
_CONTAINERS = frozenset({Container.XML, Container.GZIP, Container.ZIP})
_LEFT_OUT = (
    "des annexes, seuls les emprunts sont lus : les autres peuvent nommer des personnes, rien n’en "
    "est gardé"
)


def score(opened: OpenedFile) -> float:
    """Tell a budget act by the first bytes of what the file holds, 0 for anything else.

    Raises:
        RefusedFileError: an archive that cannot be opened.
    """
    if opened.file.container not in _CONTAINERS:
        return 0.0
    return _CERTAIN if any(_is_act(part) for part in parts(opened.file)) else 0.0


def _is_act(part: Part) -> bool:
    is_named = part.member is None or part.name.lower().endswith(".xml")
    return is_named and is_act(part.head(_HEAD))


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the town's budget acts.

    Raises:
        RefusedFileError: an act is another town's, broken, or values in it must be mended.
    """
    name = opened.file.name
    held = parts(opened.file)
    acts = [part for part in held if _is_act(part)]
    if not acts:
        raise refused(name, "aucun acte budgétaire (TOTEM, XML) n’y a été trouvé.")
    sets: list[AccountSetDraft] = []
    warnings: list[Problem] = []
    for part in acts:
        findings = Findings()
        sets += _act(part, town, findings)
        warnings += findings.warnings
    if len(acts) < len(held):
        rest = counted(len(held) - len(acts), "autre fichier", "autres fichiers")
        warnings.append(problem(f"{rest} de l’archive : ce n’est pas un acte, rien n’en est lu."))
    _check_twice(sets, name)
    warnings += unlisted_accounts(sets)
    return Reading(
        format=FormatCode.BUDGET_ACTS,
        content=AccountsDraft(tuple(sets)),
        counts=counts(sets),
        warnings=tuple(warnings),
        kept=_kept(sets),
        source=_source(sets),
    )


@dataclass
class _Budget:
    """One budget of a document, as its parts come."""

    headers: Headers
    lines: list[BudgetLineDraft] = field(default_factory=list)
    loans: list[LoanDraft] = field(default_factory=list)
    figures: list[PublishedFigureDraft] = field(default_factory=list)


def _act(part: Part, town: Town, findings: Findings) -> list[AccountSetDraft]:
    """Return the budgets of a document."""
    document = Element("", 0, {}, {})
    current: _Budget | None = None
    sets: list[AccountSetDraft] = []
    for element in elements(part):
        if element.name == "EnTeteDocBudgetaire":
            document = element
        elif element.name == "Budget":
            sets += _closed(current, element, town, findings, part)
            current = None
        else:
            current = current or _Budget(Headers(document))
            _take(current, element, town, findings, part)
        if len(findings.problems) > _MOST_PROBLEMS:
            break
    findings.check(part.label)
    if not sets:
        raise refused(part.label, "le document ne contient aucun budget.")
    return sets


def _take(budget: _Budget, element: Element, town: Town, findings: Findings, part: Part) -> None:
    """Add a part of a budget to it."""
    headers = budget.headers
    if element.name == "EnTeteBudget":
        headers.budget = element
        check_town(headers, town.surroundings, part.label)
    elif element.name == "BlocBudget":
        headers.block = element
    elif element.name == "InformationsGenerales":
        headers.figures = element
        budget.figures = list(published_figures(element))
    elif element.name == "EMPRUNT":
        budget.loans += [one for one in (loan(element, findings),) if one]
    elif not headers.block.name:
        raise _no_header(element, part)
    elif headers.stage is not None:
        line = budget_line(element, headers.stage, findings)
        budget.lines += [line] if line else []
    if len(budget.lines) + len(budget.loans) > _MOST_LINES:
        message = f"plus de {counted(_MOST_LINES, 'ligne')} dans un seul acte : il est refusé."
        raise refused(part.label, message, Where(line=element.line))


def _no_header(element: Element, part: Part) -> RefusedFileError:
    message = "ce budget n’a pas d’en-tête (EnTeteBudget, BlocBudget). Exportez l’acte entier."
    return refused(part.label, message, Where(line=element.line))


def _closed(
    budget: _Budget | None, element: Element, town: Town, findings: Findings, part: Part
) -> Iterator[AccountSetDraft]:
    """Return a budget that was read whole."""
    if budget is None or not budget.headers.budget.name or not budget.headers.block.name:
        raise _no_header(element, part)
    draft = account_set(budget.headers, town, findings)
    if draft is None:
        return
    if not budget.lines:
        message = f"le budget « {draft.budget.title} » n’a aucune ligne."
        findings.warn(message, draft.where)
    _check_stage(draft, town, findings)
    yield replace(
        draft,
        budget_lines=tuple(budget.lines),
        loans=tuple(budget.loans),
        published=tuple(budget.figures),
    )


def _check_stage(draft: AccountSetDraft, town: Town, findings: Findings) -> None:
    """Warn of an executed account that its year should not have, or not yet."""
    if draft.stage is AccountStage.CA and draft.year >= CFU_FROM:
        message = f"c’est un compte administratif de l’exercice {draft.year}. {CFU_SAID}"
        findings.warn(message, draft.where)
    if draft.stage in EXECUTED and draft.year >= town.today.year:
        message = (
            f"l’exercice {draft.year} n’est pas clos : un compte exécuté n’y est pas définitif. "
            "Vérifiez l’exercice et la nature de l’acte."
        )
        findings.warn(message, draft.where)


def _check_twice(sets: list[AccountSetDraft], file_name: str) -> None:
    """Refuse a file that holds an act twice: nobody can tell which one stands."""
    seen: set[tuple[str, int, str, int]] = set()
    for one in sets:
        key = (budget_key(one.budget), one.year, one.stage.value, one.number)
        if key in seen:
            message = (
                f"l’acte « {stage_title(one.stage, one.number)} » {one.year} du budget "
                f"« {one.budget.title} » y est deux fois. Gardez celui qui a été voté, et "
                "importez-le seul."
            )
            raise refused(file_name, message, one.where)
        seen.add(key)


def _kept(sets: list[AccountSetDraft]) -> str:
    lines = counted(sum(len(one.budget_lines) for one in sets), "ligne")
    loans = counted(sum(len(one.loans) for one in sets), "emprunt")
    return typeset(f"Gardés : {lines} et {loans} ; {_LEFT_OUT}.")


def _source(sets: list[AccountSetDraft]) -> SourceDraft:
    years = years_said(one.year for one in sets)
    stages = ", ".join(dict.fromkeys(one.stage.value for one in sets))
    budgets = list(dict.fromkeys(one.budget.title for one in sets))
    named = budgets[0] if len(budgets) == 1 else counted(len(budgets), "budget")
    return SourceDraft(
        title=f"Acte budgétaire {stages} {years}, {shown(named)}",
        producer="Ordonnateur de la commune (flux TOTEM)",
        dataset=f"totem-{'-'.join(stages.split(', ')).lower()}-{years.replace(' ', '-')}",
        edition=years if years.isdecimal() else None,
        published_on=max(one.known_on for one in sets),
        note="Montants tels que l’acte les écrit.",
    )
