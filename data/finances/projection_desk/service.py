"""The door of the page « Prospective »: each function opens a session and returns a frozen view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from data.base.database import reading
from data.base.formats import listed, typeset
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.finances.errors import UnknownBudgetError
from data.finances.projection.engine import project_all
from data.finances.projection.restoring import Aim, restoring
from data.finances.projection.targets import first_break
from data.finances.projection.types import (
    BaseYear,
    Break,
    InvestmentPlan,
    Remedy,
    Restoring,
    ScenarioInput,
    Target,
)
from data.finances.projection_desk import charts, words
from data.finances.projection_desk.answers import answer
from data.finances.projection_desk.carried import Carried
from data.finances.projection_desk.closing import closing_results
from data.finances.projection_desk.content import Content, StoredScenario
from data.finances.projection_desk.debts import existing_debts
from data.finances.projection_desk.saving import (
    add_scenario,
    delete_scenario,
    save_scenario,
)
from data.finances.projection_desk.sentences import (
    provisional_sources,
    rests_on,
    source_text,
)
from data.finances.projection_desk.starting import (
    base_year,
    base_years,
    last_year,
    planned_investments,
)
from data.finances.projection_desk.steps import steps
from data.finances.projection_desk.stored import stored_scenarios
from data.finances.projection_desk.tables import shown_table, supposed_lines, whole_table
from data.finances.projection_desk.views import (
    ProjectionView,
    Remedies,
    ScenarioLine,
    Verdicts,
)
from data.finances.queries import list_budgets
from data.finances.town import town_accounts
from data.finances.views import TOGETHER, HeldThreshold, TownAccounts
from data.finances.vocabulary import Ratio
from data.finances.words import short_title

__all__ = [
    "add_scenario",
    "delete_scenario",
    "projection_view",
    "save_scenario",
]


@dataclass(frozen=True)
class Ground:
    """What every scenario is carried on from.

    Attributes:
        until: last year carried on to; the mandate's own if ``is_mandate_end``.
    """

    accounts: TownAccounts
    bases: tuple[BaseYear, ...]
    base: int
    until: int
    is_mandate_end: bool
    investments: tuple[InvestmentPlan, ...]
    scenarios: tuple[StoredScenario, ...]
    is_demonstration: bool

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years carried on."""
        return tuple(range(self.base + 1, self.until + 1))

    def scenario_input(self, stored: StoredScenario) -> ScenarioInput:
        """Return what the engine is given of a scenario."""
        content = stored.content
        return ScenarioInput(
            stored.code, content.title, content.supposed, content.loans, self.investments
        )


def read_ground(session: Session, scope: Scope) -> Ground | None:
    """Return what scenarios start from; nothing without executed accounts."""
    accounts = town_accounts(session, scope)
    base = base_year(accounts) if accounts.figures else None
    if base is None:
        return None
    until, is_end = last_year(session, scope, base)
    budgets = list_budgets(session, scope.organisation)
    debts = existing_debts(session, budgets, base, scope.on)
    closing = closing_results(session, budgets, base, scope.on)
    town = first_organisation(session)
    return Ground(
        accounts=accounts,
        bases=base_years(accounts, base, debts, closing),
        base=base,
        until=until,
        is_mandate_end=is_end,
        investments=planned_investments(session, scope, base, until),
        scenarios=stored_scenarios(session, scope.organisation),
        is_demonstration=town is not None and is_demonstration(session, town),
    )


def projection_view(
    scope: Scope,
    budget: str | None = None,
    scenario: str | None = None,
    tried: Content | None = None,
) -> ProjectionView:
    """Return the projection of a budget, or of all together, by the scenarios of the town.

    Args:
        scope: the town and the day.
        budget: code of a budget; all together, or the only one, when missing.
        scenario: the one looked at; the first one when missing or unknown.
        tried: what the one looked at becomes without being saved.

    Raises:
        UnknownBudgetError: the town has no accounts for this budget.
    """
    with reading() as session:
        ground = read_ground(session, scope)
        if ground is None:
            return ProjectionView(answer=words.NO_ACCOUNTS, is_without_accounts=True)
    code = budget or ground.accounts.whole_code
    if code not in {choice.code for choice in ground.accounts.choices}:
        raise UnknownBudgetError(code)
    stored = with_trial(ground.scenarios, scenario, tried)
    blank = ProjectionView(
        answer=words.NO_SCENARIO,
        budget=code,
        choices=ground.accounts.choices,
        years=ground.years,
        base_year=ground.base,
        is_demonstration=ground.is_demonstration,
    )
    if not stored:
        return blank
    chosen = next((one for one in stored if one.code == scenario), stored[0])
    every = [carried_on(ground, one) for one in stored]
    return _view(scope, ground, blank, every, chosen.code)


def with_trial(
    stored: Sequence[StoredScenario], scenario: str | None, tried: Content | None
) -> tuple[StoredScenario, ...]:
    """Return the scenarios, the one looked at holding what is tried."""
    if tried is None:
        return tuple(stored)
    return tuple(replace(one, content=tried) if one.code == scenario else one for one in stored)


def carried_on(ground: Ground, stored: StoredScenario) -> Carried:
    """Carry every budget on by a scenario, and hold what it becomes against the targets."""
    found = project_all(ground.bases, ground.scenario_input(stored), ground.until)
    projections = {one.budget: one for one in found}
    breaks: list[Break] = []
    for choice in ground.accounts.choices:
        projection = projections.get(choice.code)
        if projection is None or not projection.years:
            continue
        breaks += [
            first_break(projection, Target(target.ratio, target.comparison, target.value))
            for ratio in Ratio
            if (target := ground.accounts.target(ratio, choice.code, ground.base))
        ]
    return Carried(stored, projections, tuple(breaks))


def _view(
    scope: Scope, ground: Ground, blank: ProjectionView, every: Sequence[Carried], chosen: str
) -> ProjectionView:
    accounts, code, base = ground.accounts, blank.budget, ground.base
    mine = next(one for one in every if one.code == chosen)
    targets = charts.targets_of(accounts, code, base)
    mine = replace(mine, remedies=tuple(_remedies(scope, ground, mine, targets)))
    found = mine.at(code)
    source = source_text(accounts, code, base)
    known = replace(
        blank,
        scenario=chosen,
        title=mine.title,
        scenarios=tuple(
            ScenarioLine(one.code, one.title, one.stored.content.note, one.stored.is_simulated)
            for one in every
        ),
        source=source,
        is_simulated=mine.stored.is_simulated or any(one.is_simulated for one in ground.bases),
        rests_on=rests_on(ground, mine, code),
        supposed=supposed_lines(mine, accounts),
    )
    if found is None or not found.years:
        missing = listed(list(found.missing)) if found and found.missing else ""
        why = words.missing_sentence(missing)
        return replace(known, answer=why, why_empty=why)
    shown = [one for one in every if (other := one.at(code)) and other.years]
    return replace(
        known,
        answer=answer(accounts, mine, code, targets, ground.years),
        has_targets=bool(targets),
        panels=tuple(charts.panel(accounts, mine, code, ratio, base) for ratio in Ratio),
        compared=tuple(
            (ratio, charts.compared(accounts, shown, chosen, code, ratio, base)) for ratio in Ratio
        ),
        verdicts=tuple(_verdicts(ground, one, code, chosen) for one in shown),
        remedies=tuple(_said(ground, mine, targets)),
        steps=steps(accounts, mine, code, base),
        table=whole_table(accounts, mine, code, provisional_sources(accounts, code, base, source)),
        shown=shown_table(accounts, mine, code),
    )


def _remedies(
    scope: Scope,
    ground: Ground,
    mine: Carried,
    targets: Sequence[tuple[str, HeldThreshold]],
) -> Iterator[Restoring]:
    """Look for what would hold the targets that break."""
    start = max(ground.base + 1, min(scope.on.year, ground.until))
    scenario = ground.scenario_input(mine.stored)
    for code, target in targets:
        broken = mine.break_of(code, target.ratio)
        if broken is None or broken.year is None or broken.years[-1] < start:
            continue
        bases = [one for one in ground.bases if code in (TOGETHER, one.budget)]
        acting = ground.accounts.town_code if code == TOGETHER else code
        for remedy in Remedy:
            aim = Aim(
                code,
                acting,
                Target(target.ratio, target.comparison, target.value),
                remedy,
                start,
            )
            yield restoring(bases, scenario, ground.until, aim)


def _said(
    ground: Ground, mine: Carried, targets: Sequence[tuple[str, HeldThreshold]]
) -> Iterator[Remedies]:
    for code, target in targets:
        found = [one for one in mine.remedies if (one.budget, one.ratio) == (code, target.ratio)]
        if found:
            yield Remedies(
                f"{charts.target_text(target)} ({short_title(ground.accounts.title(code))})",
                tuple(
                    words.remedy_text(one, short_title(ground.accounts.title(one.acting)))
                    for one in found
                ),
            )


def _verdicts(ground: Ground, one: Carried, budget: str, chosen: str) -> Verdicts:
    texts = []
    for ratio in Ratio:
        code = charts.budget_of(ground.accounts, budget, ratio)
        projection = one.at(code)
        last = projection.at(ground.until) if projection else None
        value = words.value_text(last.ratios, ratio) if last else ""
        said = words.break_text(one.break_of(code, ratio), ground.until)
        texts.append((ratio, typeset(f"{said} ; {value} en {ground.until}" if value else said)))
    return Verdicts(one.title, one.code == chosen, tuple(texts))
