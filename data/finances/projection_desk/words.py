"""How scenarios, their hypotheses and what they do to the targets are said in French."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from data.base.formats import euros, listed, number, percent, quantity
from data.finances.cells import reason_text, threshold_text, years
from data.finances.projection.hypotheses import definitions_by_code
from data.finances.projection.types import (
    Break,
    Group,
    HypothesisDefinition,
    Remedy,
    Restoring,
    WhyNot,
)
from data.finances.projection_desk.carried import Carried
from data.finances.projection_desk.numbers import write_number
from data.finances.rules import Ratios
from data.finances.views import HeldThreshold
from data.finances.vocabulary import Ratio

RATIOS: dict[Ratio, str] = {
    Ratio.GROSS_SAVINGS_RATE: "Taux d’épargne brute",
    Ratio.NET_SAVINGS: "Épargne nette",
    Ratio.DEBT_YEARS: "Capacité de désendettement",
}
GROUPS: dict[Group, str] = {
    Group.TAXES: "Fiscalité",
    Group.GRANTS: "Dotations",
    Group.REVENUE: "Autres recettes",
    Group.SPENDING: "Dépenses",
    Group.INVESTMENT: "Investissement",
    Group.DEBT: "Dette et réserve",
    Group.START: "Point de départ",
}
UNITS = {"%/an": "% par an", "%": "%", "€": "€", "ans": "ans"}
FIRST_TITLE = "Fil de l’eau"
FIRST_NOTE = "Les derniers comptes exécutés reconduits, sans hypothèse saisie."
PROJECTION = "projection"
NO_TARGET = "aucune cible en vigueur"


def line_title(code: str) -> str:
    """Return the name of a hypothesis; its code when nothing defines it any more."""
    known = definitions_by_code().get(code)
    return known.title if known else code


def line_value(code: str, value: Decimal) -> str:
    """Write a hypothesis with its unit."""
    known = definitions_by_code().get(code)
    return f"{write_number(value)} {UNITS.get(known.unit, known.unit)}" if known else str(value)


def default_text(definition: HypothesisDefinition) -> str:
    """Say what holds for want of a typed value, and where it comes from."""
    if definition.default is None:
        return definition.default_words
    value = f"{write_number(definition.default)} {UNITS.get(definition.unit, definition.unit)}"
    return f"{value} : {definition.default_words}"


def default_short(definition: HypothesisDefinition) -> str:
    """Write the default itself, or say that its origin tells it."""
    known = definition.default
    return "dit ci-dessous" if known is None else write_number(known)


def value_text(ratios: Ratios, ratio: Ratio, decimals: int = 1) -> str:
    """Write a ratio; words stand where a number would have no meaning."""
    result = ratios.result(ratio)
    if result.value is None:
        return reason_text(result)
    if ratio is Ratio.GROSS_SAVINGS_RATE:
        return percent(result.value, decimals)
    if ratio is Ratio.NET_SAVINGS:
        return euros(result.value)
    return years(result.value, decimals)


def break_text(found: Break | None, last: int) -> str:
    """Say in a few words when a target stops being kept."""
    if found is None:
        return "sans cible"
    if found.year is None and found.unknown_years:
        return f"sans réponse en {listed([str(year) for year in found.unknown_years])}"
    if found.year is None:
        return f"tenue jusqu’en {last}"
    if len(found.years) > 1 and found.years == tuple(range(found.year, last + 1)):
        return f"manquée dès {found.year}"
    return f"manquée en {listed([str(year) for year in found.years])}"


def answer(
    carried: Carried,
    targets: Sequence[tuple[str, HeldThreshold]],
    years_known: Sequence[int],
    missed_before: Collection[Ratio] = (),
) -> str:
    """Say when each target breaks, and the saving that would hold them.

    Args:
        carried: the scenario chosen.
        targets: each with the budget that it is held on: that of the town may be held on another.
        years_known: the projected years.
        missed_before: the targets that the last executed accounts miss already.
    """
    whose = f"Dans le scénario « {carried.title} »"
    if not targets:
        return f"{whose}, {NO_TARGET} : la trajectoire se lit sans verdict."
    found = [
        (one, target)
        for code, target in targets
        if (one := carried.break_of(code, target.ratio)) is not None
    ]
    broken = sorted(
        ((one, target) for one, target in found if one.year is not None),
        key=lambda pair: pair[0].year or 0,
    )
    if not broken and any(one.unknown_years for one, _ in found):
        return f"{whose}, aucune cible n’est manquée, mais toutes ne peuvent pas être vérifiées."
    if not broken:
        count = "la cible est tenue" if len(found) == 1 else "les cibles sont tenues"
        return f"{whose}, {count} jusqu’en {years_known[-1]}."
    clauses = listed(
        [
            _still(one, target, years_known)
            if target.ratio in missed_before and one.year == years_known[0]
            else _clause(one, target)
            for one, target in broken
        ]
    )
    remedy = _saving(carried, broken)
    return f"{whose}, {clauses}{f' ; {remedy}' if remedy else ''}."


def course(title: str, first: tuple[int, Ratios], last: tuple[int, Ratios]) -> str:
    """Say where the ratios go when no target is held."""
    (before, observed), (after, projected) = first, last
    told = listed(
        [
            f"{name} de {value_text(observed, ratio)} à {value_text(projected, ratio)}"
            for ratio, name in (
                (Ratio.GROSS_SAVINGS_RATE, "le taux d’épargne brute va"),
                (Ratio.NET_SAVINGS, "l’épargne nette"),
                (Ratio.DEBT_YEARS, "le désendettement"),
            )
        ]
    )
    return (
        f"Dans le scénario « {title} », de {before} à {after}, {told} ; {NO_TARGET} pour en juger."
    )


def _bound(target: HeldThreshold) -> str:
    return threshold_text(target).split(" ", 2)[-1]


def _clause(one: Break, target: HeldThreshold) -> str:
    net = "n’est plus positive" if target.value == 0 else f"passe sous {_bound(target)}"
    return {
        Ratio.GROSS_SAVINGS_RATE: f"le taux d’épargne brute passe sous {_bound(target)}",
        Ratio.NET_SAVINGS: f"l’épargne nette {net}",
        Ratio.DEBT_YEARS: f"le désendettement dépasse {_bound(target)}",
    }[target.ratio] + f" en {one.year}"


def _still(one: Break, target: HeldThreshold, years_known: Sequence[int]) -> str:
    """Say of a target that was missed already how long it stays so."""
    until = next(year for year in years_known if year + 1 not in one.years)
    again = [str(year) for year in one.years if year > until]
    when = f"jusqu’en {until}" if until > years_known[0] else f"en {until}"
    when += f", puis de nouveau en {listed(again)}" if again else ""
    net = "négative" if target.value == 0 else f"sous {_bound(target)}"
    return {
        Ratio.GROSS_SAVINGS_RATE: f"le taux d’épargne brute reste sous {_bound(target)} {when}",
        Ratio.NET_SAVINGS: f"l’épargne nette reste {net} {when}",
        Ratio.DEBT_YEARS: f"le désendettement reste au-delà de {_bound(target)} {when}",
    }[target.ratio]


def _saving(carried: Carried, broken: Sequence[tuple[Break, HeldThreshold]]) -> str:
    """Say the largest saving, which holds every target that breaks, or that none is enough."""
    wanted = {(one.budget, one.ratio) for one, _ in broken}
    mine = [
        one
        for one in carried.remedies
        if one.remedy is Remedy.SAVING and (one.budget, one.ratio) in wanted
    ]
    if any(one.why_not is WhyNot.NOT_ENOUGH for one in mine):
        return "aucune économie de fonctionnement n’y suffirait à elle seule"
    given = [one for one in mine if one.amount_eur is not None]
    if not given or len(given) < len(wanted):
        return ""
    most = max(given, key=lambda one: one.amount_eur or Decimal(0))
    start = min(one.from_year for one in given)
    whole = " pour tout tenir" if len(wanted) > 1 else ""
    amount = euros(most.amount_eur)
    return f"il faudrait {amount} de dépenses en moins par an à partir de {start}{whole}"


def remedy_text(one: Restoring, acting: str) -> str:
    """Say what would restore a target by one way, or why no amount does."""
    if one.why_not is WhyNot.KEPT:
        return "Rien à rétablir : la cible est tenue."
    where = f"sur le budget « {acting} »"
    if one.remedy is Remedy.SAVING:
        if one.amount_eur is None:
            return "Aucune économie de fonctionnement n’y suffirait à elle seule."
        return (
            f"Dépenser {euros(one.amount_eur)} de moins chaque année, de {one.from_year} à "
            f"{one.to_year}, {where}."
        )
    if one.amount_eur is None:
        return (
            f"Reporter tous les investissements de {one.from_year} à {one.to_year} n’y suffirait "
            f"pas, {where}."
        )
    detail = listed(
        [f"{euros(amount)} en {year}" for year, amount in one.by_year.items() if amount]
    )
    return (
        f"Reporter après {one.to_year} {euros(one.amount_eur)} d’investissement "
        f"({detail}), {where}."
    )


def step_text(step: Decimal, unit: str) -> str:
    """Say how much a hypothesis is moved by, ``± 1 point``."""
    return f"± {number(step)} {unit}" if unit != "%" else f"± {quantity(step, '%')}"


NO_ACCOUNTS = (
    "Une projection part des derniers comptes exécutés, et aucun n’est connu à cette date."
)
NO_SCENARIO = (
    "Aucun scénario n’est encore écrit : le fil de l’eau, qui reconduit les derniers comptes "
    "exécutés, est le premier à créer."
)


def missing_sentence(missing: str) -> str:
    """Say what lacks for a budget to be carried on."""
    return (
        f"Ce budget ne peut pas être projeté : il manque {missing}."
        if missing
        else "Ce budget ne peut pas être projeté : ses comptes de l’exercice de départ manquent."
    )
