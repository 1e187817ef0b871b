"""What the projection rests on, and what it does not know, in words."""

from typing import Protocol

from data.base.formats import counted, euros, listed, number
from data.finances.projection.types import InvestmentPlan
from data.finances.projection_desk.carried import Carried
from data.finances.publications import stages_said
from data.finances.views import TOGETHER, TownAccounts
from data.finances.words import NOT_RESTATED, short_title


class Started(Protocol):
    """What scenarios are carried on from, as these sentences need it."""

    @property
    def accounts(self) -> TownAccounts:
        """The accounts."""

    @property
    def base(self) -> int:
        """The last executed year."""

    @property
    def until(self) -> int:
        """The last year carried on to."""

    @property
    def is_mandate_end(self) -> bool:
        """Whether the mandate ends in that year."""

    @property
    def investments(self) -> tuple[InvestmentPlan, ...]:
        """What the PPI plans."""


def source_text(accounts: TownAccounts, budget: str, base: int) -> str:
    """Cite the accounts that the projection starts from."""
    row = accounts.at(budget, base) or accounts.at(accounts.town_code, base)
    if row is None:
        return ""
    codes = {
        source
        for one in accounts.figures
        if one.year <= base and one.code in (budget, accounts.town_code)
        for source in one.sources
    }
    cited = [f"{one.producer}, {one.title}" for one in accounts.sources if one.code in codes]
    plain = f" · {NOT_RESTATED}" if budget == TOGETHER else ""
    return f"{listed(cited)} ; {stages_said(row.stage)} {base}, puis projection{plain}"


def provisional_sources(accounts: TownAccounts, budget: str, base: int, source: str) -> str:
    """Return the source of a file, its provisional accounts named."""
    rows = [row for row in accounts.series(budget) if row.is_provisional and row.year <= base]
    years = sorted({str(row.year) for row in rows})
    return f"{source} ; comptes provisoires : {listed(years)}" if years else source


def rests_on(ground: Started, mine: Carried, budget: str) -> tuple[str, ...]:
    """Say the base year, its state, the horizon, the investments, then what was assumed."""
    accounts = ground.accounts
    row = accounts.at(budget, ground.base)
    said = []
    if row:
        state = "provisoires" if row.is_provisional else "définitifs"
        people = f", population {number(row.population)}" if row.population else ""
        said.append(
            f"Point de départ : {stages_said(row.stage)} {ground.base}, comptes {state}{people}."
        )
    said.append(_horizon(ground))
    said.append(_investments(ground))
    said += _assumed(accounts, mine, budget)
    late = accounts.missing.get(ground.base + 1)
    if late:
        said.append(
            f"Des comptes {ground.base + 1} sont connus, mais pas pour {listed(list(late))} : "
            f"tous les budgets partent de {ground.base}."
        )
    said.append(
        "Une projection n’est pas une prévision : elle dit ce que deviennent les comptes si les "
        "hypothèses se vérifient, rien de plus."
    )
    return tuple(said)


def _horizon(ground: Started) -> str:
    years = counted(ground.until - ground.base, "exercice projeté", "exercices projetés")
    if ground.is_mandate_end:
        return f"{years}, jusqu’à {ground.until}, année où le mandat s’achève."
    return f"{years}, jusqu’à {ground.until} : aucune fin de mandat n’est connue après ces comptes."


def _investments(ground: Started) -> str:
    known = [one for one in ground.investments if one.equipment_eur is not None]
    if not known:
        return (
            "Aucune année n’est planifiée dans le PPI : les dépenses d’équipement sont celles des "
            "hypothèses, sinon celles du dernier exercice."
        )
    by_year: dict[int, list[InvestmentPlan]] = {}
    for one in known:
        by_year.setdefault(one.year, []).append(one)
    told = [
        f"{euros(sum(one.equipment_eur or 0 for one in plans))} en {year}"
        for year, plans in sorted(by_year.items())
    ]
    return (
        f"PPI de la page Investissements : {listed(told)}, sauf pour les années où le scénario "
        "donne ses propres dépenses d’équipement."
    )


def _assumed(accounts: TownAccounts, mine: Carried, budget: str) -> list[str]:
    """Say what was assumed of each budget; what is true of several is said once."""
    codes = [one.code for one in accounts.budgets if budget in (TOGETHER, one.code)]
    told: dict[str, list[str]] = {}
    for code in codes:
        found = mine.at(code)
        for warning in found.warnings if found else ():
            told.setdefault(warning, []).append(short_title(accounts.title(code)))
    if len(codes) == 1:
        return list(told)
    return [
        f"{'Tous les budgets' if len(names) == len(codes) else listed(names)} : {warning}"
        for warning, names in told.items()
    ]
