"""What is planned over several years: the PPI by year and by programme, the « budget vert »."""

from decimal import Decimal

from data.base.chart import Cell, Table
from data.base.formats import short_date
from data.finances.debate.sections.common import EUROS, Ground, as_number, as_words, lines
from data.finances.debate.views import Block, Grid, Picture, Words, WordsKind
from data.finances.debate.words import NO_PROGRAMME
from data.finances.green.service import green_view
from data.finances.investments import rules
from data.finances.investments.service import investments_view
from data.finances.investments.views import InvestmentsView, Measure
from data.finances.investments.words import MEASURES

_BY_YEAR = (
    Measure.PLANNED,
    Measure.OPENED,
    Measure.EXECUTED,
    Measure.SUBSIDIES_PLANNED,
    Measure.SUBSIDIES_RECEIVED,
)
_MISSING = (
    "« n. d. » n’est jamais zéro ; un total à côté de montants non renseignés est celui des "
    "montants connus."
)


def investments_section(ground: Ground) -> tuple[Block, ...]:
    """Return the PPI, or what would fill it, then the totals of the « budget vert »."""
    view = investments_view(ground.scope)
    if not view.operations:
        return (
            Words(view.answer, WordsKind.LACKING),
            Words(NO_PROGRAMME, WordsKind.NOTE),
            *_green(ground),
        )
    found: list[Block] = [Words(as_words(view.answer))]
    if view.chart is not None:
        found.append(Picture("dob-ppi", view.chart))
    found += [_years(ground, view), _programmes(view)]
    found += lines(WordsKind.NOTE, (_MISSING, *view.gaps))
    return (*found, *_green(ground))


def _years(ground: Ground, view: InvestmentsView) -> Grid:
    operations = [one.operation for one in view.operations]
    on = ground.scope.on.year
    by_measure = {one: dict(rules.parted_by_year(operations, one, on)) for one in _BY_YEAR}
    rows: list[tuple[Cell, ...]] = []
    for year in view.years:
        sums = [by_measure[one][year] for one in _BY_YEAR]
        missing = sum(one.missing for one in sums)
        rows.append((year, *(as_number(one.known_eur) for one in sums), missing))
    totals = [view.total.sum(one) for one in _BY_YEAR]
    whole = sum(one.missing for one in totals)
    rows.append(("Total", *(as_number(one.known_eur) for one in totals), whole))
    return Grid(
        key="dob-ppi-exercices",
        title="Programmation par exercice, dépenses et subventions",
        table=Table(
            ("Exercice", *(f"{MEASURES[one]} (€)" for one in _BY_YEAR), "Montants non renseignés"),
            tuple(rows),
        ),
        decimals=(None, *(EUROS for _ in _BY_YEAR), EUROS),
        source=view.source,
        is_simulated=view.is_simulated,
    )


def _programmes(view: InvestmentsView) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (
            f"{one.programme.code} {one.programme.title}",
            as_number(one.programme.authorised_eur)
            if one.programme.authorised_eur
            else "non votée",
            short_date(one.programme.authorised_on) if one.programme.authorised_on else "–",
            *(
                as_number(one.total.sum(measure).known_eur)
                for measure in (Measure.PLANNED, Measure.EXECUTED, Measure.SUBSIDIES_PLANNED)
            ),
        )
        for one in view.by_programme
    ]
    return Grid(
        key="dob-programmes",
        title="Autorisations de programme et programmation, par programme",
        table=Table(
            (
                "Programme",
                "AP votée (€)",
                "Votée le",
                "Prévu (€)",
                "Réalisé (€)",
                "Subventions attendues (€)",
            ),
            tuple(rows),
        ),
        decimals=(None, EUROS, EUROS, EUROS, EUROS, EUROS),
        source=view.source,
        is_simulated=view.is_simulated,
    )


def _green(ground: Ground) -> tuple[Block, ...]:
    view = green_view(ground.scope)
    if view.year is None or all(one.total_eur == Decimal(0) for one in view.totals):
        return (Words(f"Budget vert. {view.answer}", WordsKind.LACKING),)
    found: list[Block] = [Words("Budget vert", WordsKind.HEADING), Words(view.answer)]
    if view.chart is not None:
        found.append(Picture("dob-vert", view.chart))
    return (*found, *lines(WordsKind.NOTE, view.notes))
