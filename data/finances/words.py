"""How ratios, targets and verdicts are said in French."""

from collections.abc import Mapping, Sequence

from data.base.formats import counted, listed
from data.base.views import SourceLine, is_edition_to_say
from data.finances.cells import SAVINGS, ratio_cell, target_cells, threshold_text
from data.finances.rules import Verdict, joint_verdict
from data.finances.views import TOGETHER, RatioCell, Reading, TownAccounts
from data.finances.vocabulary import Ratio

RATIOS: dict[Ratio, str] = {
    Ratio.GROSS_SAVINGS_RATE: "Taux d’épargne brute",
    Ratio.NET_SAVINGS: "Épargne nette",
    Ratio.DEBT_YEARS: "Capacité de désendettement",
}
TOGETHER_TITLE = "Tous les budgets ensemble"
NOT_RESTATED = "somme simple des budgets, flux croisés non retraités"
NO_BUDGET = "Aucun budget n’est connu pour cette collectivité : importez ses comptes."
NO_EXECUTED_ACCOUNTS = (
    "Les comptes reçus ne permettent pas de calculer les ratios : il y faut les comptes exécutés "
    "d’un budget (acte budgétaire TOTEM, balance ou agrégats de l’OFGL). Des budgets votés ou des "
    "comptes individuels n’y suffisent pas."
)
LINES_ARE_COMPUTED = (
    "Les lignes reçues (actes TOTEM, balances) sont additionnées compte par compte, selon les "
    "formules de l’OFGL. Quand un exercice a plusieurs sources, celle qui donne l’épargne et la "
    "dette l’emporte ; puis la saisie de la commune, l’acte, la balance et enfin l’OFGL."
)
NO_ACCOUNTS = "Aucun compte n’est connu à cette date : importez des comptes ou avancez la date."

_PRINCIPAL = "budget principal"
_ANNEX_PREFIX = "budget annexe "
_MOST_NAMES = 2
"""Beyond it, a title counts the budgets instead of naming them."""


def short_title(title: str) -> str:
    """Shorten a budget's name for a label beside a line, ``Budget annexe Eau`` to ``Eau``."""
    if title == TOGETHER_TITLE:
        return "Ensemble"
    bare = title.split(" (")[0]
    is_annex = bare.casefold().startswith(_ANNEX_PREFIX)
    return bare[len(_ANNEX_PREFIX) :] if is_annex else bare


def targets_sentence(accounts: TownAccounts, code: str, year: int) -> str:
    """Count the targets kept; when reading budget by budget says otherwise, say that too."""
    cells = target_cells(accounts, code, year)
    apart = _apart(accounts, year) if code == TOGETHER else ""
    if not apart:
        return kept_sentence(cells, year)
    counts = kept_sentence(cells, year, is_brief=True)
    return f"{counts} tous budgets ensemble ; budget par budget, {apart}"


def targets_measure(accounts: TownAccounts, code: str, year: int) -> str:
    """Say what the targets are held against; for all together, who keeps them on its own."""
    measure = f"{accounts.title(code)}, comptes {year}"
    each = _savings_of_each(accounts, year) if code == TOGETHER else []
    if not each:
        return measure
    kept = sum(_joint(cells) is Verdict.MET for cells in each)
    count = f"{counted(kept, 'budget')} sur {len(each)}"
    unbound = len(accounts.due(year)) - len(each)
    apart = f" (sans compter {counted(unbound, 'budget')} hors cible)" if unbound else ""
    return f"{measure} ; budget par budget, cibles d’épargne tenues par {count}{apart}"


def kept_sentence(cells: tuple[RatioCell, ...], year: int, *, is_brief: bool = False) -> str:
    """Count the targets kept, ``En 2028, 2 cibles financières sur 3 sont tenues``."""
    one, several = ("cible", "cibles") if is_brief else ("cible financière", "cibles financières")
    bound = [cell for cell in cells if cell.target]
    kept = sum(cell.verdict is Verdict.MET for cell in bound)
    if not bound:
        return f"En {year}, aucune cible financière n’est en vigueur"
    if kept == 0:
        return f"En {year}, aucune des {several} n’est tenue"
    verb = "est tenue" if kept == 1 else "sont tenues"
    return f"En {year}, {counted(kept, one, several)} sur {len(bound)} {verb}"


def answer(accounts: TownAccounts, year: int) -> str:
    """Say whether the town keeps its targets, however they are read, then which it misses.

    The values of the targets that are kept stand in the picture beside: they are said only when
    nothing is missed.
    """
    cells = target_cells(accounts, accounts.whole_code, year)
    said = targets_sentence(accounts, accounts.whole_code, year)
    missed = [cell for cell in cells if cell.verdict is not Verdict.MET]
    detail = listed(_clauses(missed or cells))
    if not any(cell.target for cell in cells):
        return f"{said} : {detail}{_debt_together(accounts, year)}."
    return f"{said}. {detail[:1].upper()}{detail[1:]}."


def readings(accounts: TownAccounts, year: int) -> tuple[Reading, ...]:
    """Read « sur l’ensemble des budgets » both ways: together, then each budget on its own."""
    whole = tuple(ratio_cell(accounts, accounts.whole_code, ratio, year) for ratio in SAVINGS)
    each = tuple(
        ratio_cell(accounts, budget.code, ratio, year)
        for ratio in SAVINGS
        for budget in accounts.due(year)
    )
    if not all(cell.target for cell in whole):
        return ()
    separately = Reading("Chaque budget séparément", _each_sentence(each), _joint(each))
    if accounts.whole_code != TOGETHER:
        return (separately,)
    sentence = listed(
        [f"{RATIOS[cell.ratio].lower()} {cell.text} ({cell.verdict_text})" for cell in whole]
    )
    return (Reading(TOGETHER_TITLE, f"{sentence}.", _joint(whole)), separately)


def cited(sources: Sequence[SourceLine]) -> list[str]:
    """Cite sources where a mark beside the figures already says that they are simulated."""
    return [
        f"{source.producer}, {source.title}"
        + (f", édition {source.edition}" if is_edition_to_say(source) else "")
        for source in sources
    ]


def _savings_of_each(accounts: TownAccounts, year: int) -> list[tuple[RatioCell, ...]]:
    """Hold each budget of a year against the savings targets that bind it, if any does."""
    each = (
        tuple(
            cell
            for ratio in SAVINGS
            if (cell := ratio_cell(accounts, budget.code, ratio, year)).target
        )
        for budget in accounts.due(year)
    )
    return [cells for cells in each if cells]


def _apart(accounts: TownAccounts, year: int) -> str:
    """Say which budgets miss savings targets on their own; empty when both readings agree."""
    each = _savings_of_each(accounts, year)
    bound = {cell.ratio for cells in each for cell in cells}
    is_same = all(
        ratio_cell(accounts, TOGETHER, ratio, year).verdict
        is _joint([cell for cells in each for cell in cells if cell.ratio is ratio])
        for ratio in bound
    )
    if is_same:
        return ""
    missed = [cells for cells in each if _joint(cells) is Verdict.MISSED]
    return _missing_theirs(missed, len(each)) if missed else _unsure(each)


def _missing_theirs(missed: Sequence[tuple[RatioCell, ...]], count: int) -> str:
    names = [short_title(cells[0].budget) for cells in missed]
    if len(names) > _MOST_NAMES:
        return f"{len(names)} budgets sur {count} manquent au moins une cible"
    if len(names) > 1:
        return f"{listed(names)} manquent au moins une cible"
    (cells,) = missed
    late = sum(cell.verdict is Verdict.MISSED for cell in cells)
    if late < len(cells):
        return f"{names[0]} en manque {late} sur {len(cells)}"
    return f"{names[0]} manque {'les siennes' if late > 1 else 'la sienne'}"


def _unsure(each: Sequence[tuple[RatioCell, ...]]) -> str:
    names = [short_title(cells[0].budget) for cells in each if _joint(cells) is Verdict.UNKNOWN]
    if len(names) > _MOST_NAMES:
        return f"{len(names)} budgets sur {len(each)} restent à vérifier"
    return f"{listed(names)} {'restent' if len(names) > 1 else 'reste'} à vérifier"


def _clauses(cells: Sequence[RatioCell]) -> list[str]:
    """Say ratios one after the other; what they are all of is named once."""
    return [
        _clause(cell, "leur " if cell.budget == TOGETHER_TITLE and rank else "")
        for rank, cell in enumerate(cells)
    ]


def _clause(cell: RatioCell, owner: str) -> str:
    """Say a ratio; ``owner`` stands for a budget that was just named."""
    whose, what = ("", owner) if owner else (_whose(cell), "l’")
    if cell.value is None:
        return f"{RATIOS[cell.ratio].lower()}{whose} : {cell.text}"
    missed = cell.target if cell.verdict is Verdict.MISSED else None
    aim = f", pour une cible de {threshold_text(missed)}" if missed else ""
    lacking = f" ({cell.distance_text})" if missed and cell.distance_text else ""
    return {
        Ratio.GROSS_SAVINGS_RATE: f"{what}épargne brute{whose} est de {cell.text} des recettes",
        Ratio.NET_SAVINGS: f"{what}épargne nette{whose} est de {cell.text}",
        Ratio.DEBT_YEARS: f"la dette{whose} représente {cell.text} d’épargne brute",
    }[cell.ratio] + f"{aim}{lacking}"


def _debt_together(accounts: TownAccounts, year: int) -> str:
    """Say beside the debt of the town's own budget that of all together, when there are several."""
    if accounts.whole_code != TOGETHER:
        return ""
    cell = ratio_cell(accounts, TOGETHER, Ratio.DEBT_YEARS, year)
    return f" (tous budgets ensemble : {cell.text.partition(' (')[0]})"


def _whose(cell: RatioCell) -> str:
    """Name the budget that a ratio is of; savings alone go without saying for a single one."""
    if cell.budget == TOGETHER_TITLE:
        return " de l’ensemble des budgets"
    if cell.ratio is not Ratio.DEBT_YEARS:
        return ""
    if _PRINCIPAL in cell.budget.casefold():
        return f" du {_PRINCIPAL}"
    is_noun = cell.budget.startswith("Budget ")
    return f" du b{cell.budget[1:]}" if is_noun else f" du budget « {cell.budget} »"


def _each_sentence(cells: tuple[RatioCell, ...]) -> str:
    late: dict[str, list[str]] = {}
    apart: dict[str, list[str]] = {}
    for cell in cells:
        said = f"{RATIOS[cell.ratio].lower()} {cell.text}, {cell.verdict_text}"
        if cell.verdict in (Verdict.EXEMPT, Verdict.NOT_APPLICABLE):
            why = f"{RATIOS[cell.ratio].lower()} : {cell.verdict_text}"
            apart.setdefault(cell.budget, []).append(why)
        elif cell.verdict is not Verdict.MET:
            late.setdefault(cell.budget, []).append(said)
    unbound = f" Hors cible : {_by_budget(apart)}." if apart else ""
    if late:
        return f"cible manquée ou à vérifier : {_by_budget(late)}.{unbound}"
    who, what = ("chaque budget concerné", "ses") if apart else ("chaque budget", "les deux")
    return f"{who} tient {what} cibles d’épargne.{unbound}"


def _by_budget(said: Mapping[str, Sequence[str]]) -> str:
    return listed([f"{budget} ({' ; '.join(parts)})" for budget, parts in said.items()])


def _joint(cells: Sequence[RatioCell]) -> Verdict:
    return joint_verdict(cell.verdict for cell in cells)
