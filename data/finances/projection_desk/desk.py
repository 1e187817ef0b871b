"""A scenario to fill in, and what weighs most in it: read only where they are opened."""

from decimal import Decimal

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.database import reading
from data.base.formats import MISSING, euros, quantity
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.finances.projection.hypotheses import hypothesis_definitions
from data.finances.projection.sensitivity import by_size, sensitivities
from data.finances.projection.types import Sensitivity
from data.finances.projection_desk import charts, words
from data.finances.projection_desk.content import Content
from data.finances.projection_desk.errors import UnknownScenarioError
from data.finances.projection_desk.history import scenario_changes
from data.finances.projection_desk.sentences import source_text
from data.finances.projection_desk.service import read_ground, with_trial
from data.finances.projection_desk.views import DeskView, SensitivityView
from data.finances.vocabulary import Ratio

_MOST_BARS = 12
_THOUSAND = 1000
_LEAST = {
    Ratio.GROSS_SAVINGS_RATE: Decimal("0.005"),
    Ratio.NET_SAVINGS: Decimal(1),
    Ratio.DEBT_YEARS: Decimal("0.005"),
}
"""An effect below it would be written as none."""


def desk_view(scope: Scope, scenario: str) -> DeskView:
    """Return what there is to fill in of a scenario.

    Raises:
        UnknownScenarioError: somebody deleted it, or the town has no accounts any more.
    """
    with reading() as session:
        ground = read_ground(session, scope)
        every = ground.scenarios if ground else ()
        held = next((one for one in every if one.code == scenario), None)
        if ground is None or held is None:
            raise UnknownScenarioError
        town = first_organisation(session)
        history = scenario_changes(session, scope.organisation)
        is_demo = town is not None and is_demonstration(session, town)
    titles = {base.budget: base.title for base in ground.bases}
    return DeskView(
        code=held.code,
        content=held.content,
        seen=held.seen,
        definitions=hypothesis_definitions(),
        titles=titles,
        principal=ground.accounts.town_code,
        years=ground.years,
        planned=Table(
            ("Budget", "Exercice", "Dépenses d’équipement (€)", "Subventions attendues (€)"),
            tuple(
                (
                    titles.get(one.budget or ground.accounts.town_code, MISSING),
                    one.year,
                    None if one.equipment_eur is None else float(one.equipment_eur),
                    None
                    if one.subsidies_received_eur is None
                    else float(one.subsidies_received_eur),
                )
                for one in ground.investments
            ),
        ),
        history=history,
        others=tuple(one.content.title for one in ground.scenarios if one.code != scenario),
        is_demonstration=is_demo,
    )


def sensitivity_view(
    scope: Scope, budget: str, scenario: str, tried: Content | None = None
) -> SensitivityView | None:
    """Return what moving each hypothesis a little does to the last year, the most first."""
    with reading() as session:
        ground = read_ground(session, scope)
    if ground is None:
        return None
    stored = with_trial(ground.scenarios, scenario, tried)
    mine = next((one for one in stored if one.code == scenario), None)
    if mine is None:
        return None
    source = source_text(ground.accounts, budget, ground.base)
    is_simulated = mine.is_simulated or any(base.is_simulated for base in ground.bases)
    pictures = []
    for ratio in Ratio:
        code = charts.budget_of(ground.accounts, budget, ratio)
        found = sensitivities(ground.bases, ground.scenario_input(mine), ground.until, code)
        ranked = tuple(one for one in by_size(found, ratio) if one.size(ratio) >= _LEAST[ratio])
        if ranked:
            title = ground.accounts.title(code)
            pictures.append(
                (
                    ratio,
                    _bars(ranked, ratio, f"{mine.content.title}, {title}", source, is_simulated),
                )
            )
    return SensitivityView(tuple(pictures), _STEPS)


_STEPS = (
    "Chaque hypothèse est déplacée seule, toutes les années : d’un point pour un taux ou une "
    "évolution, de 10 % pour un montant. La barre est le plus grand des deux effets, à la hausse "
    "ou à la baisse, sur la dernière année projetée."
)


def _bars(
    ranked: tuple[Sensitivity, ...], ratio: Ratio, whose: str, source: str, is_simulated: bool
) -> StackedBars:
    shown = ranked[:_MOST_BARS]
    most = shown[0]
    scale = _THOUSAND if ratio is Ratio.NET_SAVINGS else 1
    rows = tuple(
        BarRow(
            one.hypothesis,
            f"{one.title} ({words.step_text(one.step, one.unit)})",
            (Segment("main", words.RATIOS[ratio], float(one.size(ratio)) / scale),),
            _effect(one, ratio),
        )
        for one in shown
    )
    return StackedBars(
        title=(f"{words.RATIOS[ratio]} {most.year} : ce qui pèse le plus est « {most.title} »"),
        subtitle=f"Effet sur {most.year}, {_measure(ratio)}. Scénario {whose}",
        source=source,
        alt=" ; ".join(f"{row.label} : {row.end_text}" for row in rows),
        table=_table(ranked, ratio, whose, source),
        is_simulated=is_simulated,
        rows=rows,
        maximum=float(most.size(ratio)) / scale,
        is_overlapping=True,
        smallest_written=2.0,
    )


def _measure(ratio: Ratio) -> str:
    return {
        Ratio.GROSS_SAVINGS_RATE: "en points de taux d’épargne brute",
        Ratio.NET_SAVINGS: "en euros d’épargne nette",
        Ratio.DEBT_YEARS: "en années de désendettement",
    }[ratio]


def _effect(one: Sensitivity, ratio: Ratio) -> str:
    """Write both effects, of one step up then of one step down."""
    lower, higher = one.effects(ratio)

    def said(value: object) -> str:
        if value is None:
            return "non calculable"
        amount = float(str(value))
        sign = "+" if amount > 0 else ""
        if ratio is Ratio.NET_SAVINGS:
            return f"{sign}{euros(amount)}"
        unit = "pt" if ratio is Ratio.GROSS_SAVINGS_RATE else "an" if abs(amount) < 2 else "ans"
        return f"{sign}{quantity(amount, unit, 2)}"

    return f"{said(higher)} / {said(lower)}"


def _table(ranked: tuple[Sensitivity, ...], ratio: Ratio, whose: str, source: str) -> Table:
    unit = "€" if ratio is Ratio.NET_SAVINGS else charts.UNITS[ratio]
    return Table(
        (
            *("Scénario", "Hypothèse", "Déplacée de", "Exercice", "Nature"),
            *(f"Effet à la hausse ({unit})", f"Effet à la baisse ({unit})", "Source"),
        ),
        tuple(
            (
                whose,
                one.title,
                words.step_text(one.step, one.unit),
                one.year,
                words.PROJECTION,
                *(
                    None if value is None else float(round(value, 2))
                    for value in reversed(one.effects(ratio))
                ),
                source,
            )
            for one in ranked
        ),
    )
