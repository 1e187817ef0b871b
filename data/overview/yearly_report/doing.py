"""What was done in the quarters that year, with which means, and what it aims at."""

from collections import Counter
from decimal import Decimal

from data.base.formats import counted, listed, long_date, quantity, typeset
from data.mandate.aims.views import AimingAction
from data.mandate.contract.charts import is_simulated, stage_counts
from data.mandate.contract.programme.views import ProgrammeView
from data.mandate.contract.programme.words import CREDITS, FINANCERS
from data.mandate.views import LocatedAction
from data.mandate.words import STAGES
from data.overview.yearly_report import words
from data.overview.yearly_report.facts import Facts
from data.overview.yearly_report.references import References
from data.overview.yearly_report.situation import effect_unknown
from data.overview.yearly_report.views import (
    Block,
    Paragraph,
    ReportTable,
    Run,
    Section,
    ToWrite,
    Unmeasurable,
)

_COMMON_LAW = (
    "les moyens de droit commun mobilisés (agents, équipements, subventions) qui ne sont pas dans "
    "la programmation."
)


def actions(facts: Facts, cited: References) -> list[Section]:
    """Return the part on what was done, then its means and its aims."""
    return [
        Section(
            "actions",
            "Actions menées au bénéfice des habitants",
            (
                *_by_stage(facts, cited),
                *(_list(facts, code, found) for code, found in facts.located.items() if found),
                ToWrite(
                    "les actions de l’année qui ne sont dans aucun document suivi (associations, "
                    "bailleurs, éducation nationale), et celles de l’intercommunalité."
                ),
            ),
            asked_by=words.asked("actions"),
        ),
        Section("investissements", "Investissements du contrat", (stages(facts, cited),), level=2),
        Section(
            "programmation",
            "Programmation et moyens",
            (means(facts, cited), ToWrite(_COMMON_LAW)),
            level=2,
        ),
        Section("visees", "Ce que les actions visent", _aims(facts), level=2),
    ]


def _declared(facts: Facts) -> str:
    return typeset(f"Mises à jour déclarées dans Mandascope, au {long_date(facts.scope.on)}")


def _stage(one: LocatedAction) -> str:
    return STAGES[one.stage] if one.has_report else words.NEVER_UPDATED


def _by_stage(facts: Facts, cited: References) -> list[ReportTable]:
    """Count the actions of each quarter by declared stage: plans are never added up."""
    every = [one for found in facts.located.values() for one in found]
    plans = dict.fromkeys(one.plan_title for one in every)
    return [_plan_table(facts, plan, cited) for plan in plans]


def _plan_table(facts: Facts, plan: str, cited: References) -> ReportTable:
    heads = (*STAGES.values(), words.NEVER_UPDATED)
    rows: list[tuple[Run, ...]] = []
    for quarter in facts.quarters:
        found = [one for one in facts.located[quarter.code] if one.plan_title == plan]
        simulated = any(one.is_simulated for one in found)
        counts = Counter(map(_stage, found))
        told = (
            cited.count(
                str(counts[head]), _declared(facts), year=str(facts.year), is_simulated=simulated
            )
            for head in heads
        )
        rows.append((quarter.name, *told))
    return ReportTable(
        f"Actions situées dans les quartiers, par statut ({plan})",
        ("Quartier", *heads),
        tuple(rows),
        "Un quartier par ligne, un statut par colonne ; à plusieurs quartiers, une action compte "
        "dans chacun.",
    )


def _list(facts: Facts, code: str, found: tuple[LocatedAction, ...]) -> ReportTable:
    name = next(one.name for one in facts.quarters if one.code == code)
    return ReportTable(
        f"Actions situées à {name}",
        ("Code", "Action", "Pilote", "Statut"),
        tuple(
            (
                one.code,
                one.title + (" (à proximité)" if one.is_nearby else ""),
                listed(list(one.pilots)) or words.NOT_GIVEN,
                _stage(one) + (f" {words.SIMULATED}" if one.is_simulated else ""),
            )
            for one in found
        ),
        f"{counted(len(found), 'action')}, tous documents.",
    )


def stages(facts: Facts, cited: References) -> ReportTable:
    """Count the investments of the contract by declared stage."""
    found = facts.investments.investments
    simulated = is_simulated(found)
    return ReportTable(
        "Investissements du contrat par statut",
        ("Statut", "Nombre"),
        tuple(
            (
                label,
                cited.count(
                    str(count), _declared(facts), year=str(facts.year), is_simulated=simulated
                ),
            )
            for _, label, count in stage_counts(found)
        ),
        f"{counted(len(found), 'investissement')}, par statut déclaré.",
    )


def means(facts: Facts, cited: References) -> Block:
    """Return the year's programme by financer, or that nobody gave it."""
    programme = facts.programme
    if programme is None or not programme.lines:
        text = (
            f"Moyens non connus : aucun projet n’est saisi pour {facts.year} dans la "
            "programmation annuelle."
        )
        return Unmeasurable(typeset(text))
    return _projects(facts, programme, cited)


def _projects(facts: Facts, programme: ProgrammeView, cited: References) -> ReportTable:
    source = typeset(f"Programmation annuelle du contrat de ville, {facts.year}")

    def amount(value: Decimal | None, *, simulated: bool) -> Run:
        if value is None:
            return words.NOT_GIVEN
        return cited.count(
            quantity(value, "€"), source, year=str(facts.year), is_simulated=simulated
        )

    rows: list[tuple[Run, ...]] = [
        (
            line.title,
            line.bearer,
            line.territory_name or "Sans quartier, ou plusieurs",
            CREDITS[line.credit],
            *(amount(value, simulated=line.is_simulated) for _, value in line.amounts_eur),
        )
        for line in programme.lines
    ]
    overall = programme.overall
    rows.append(
        (
            _total_words(programme),
            "",
            "",
            "",
            *(
                amount(one.known_eur, simulated=programme.is_simulated)
                for _, one in overall.by_financer
            ),
        )
    )
    return ReportTable(
        f"Programmation {facts.year} par financeur",
        ("Projet", "Porteur", "Quartier", "Crédits", *FINANCERS.values()),
        tuple(rows),
        f"{counted(len(programme.lines), 'projet')} et leur total, par financeur.",
    )


def _total_words(programme: ProgrammeView) -> str:
    return "Total des montants connus" if programme.overall.total.missing else "Total"


def _aims(facts: Facts) -> tuple[Block, ...]:
    """Say what each action aims at, and that nothing proves an effect."""
    caution = Paragraph(
        (
            "Relier une action à un indicateur dit une intention, pas un effet : aucun chiffre de "
            "ce rapport n’attribue une évolution à une action.",
        )
    )
    if not facts.aims.actions:
        text = typeset(
            f"{words.UNMEASURABLE} aucune action n’est reliée à un indicateur dans la base."
        )
        return caution, Unmeasurable(text)
    titles = {code: line.title for code, line in facts.known.catalogue.items()}
    rows = tuple(
        (
            f"{one.end.code} · {one.end.title}",
            titles.get(one.indicator, one.indicator),
            listed([place.name for place in one.places]) or "hors quartier",
            one.stage + (f" {words.SIMULATED}" if one.is_state_simulated else ""),
            _effect(facts, one),
        )
        for one in facts.aims.actions
    )
    table = ReportTable(
        "Actions et indicateurs qu’elles visent",
        ("Action", "Indicateur visé", "Quartier", "Statut", "Ce qui est mesuré"),
        rows,
        f"{counted(len(rows), 'lien')} entre une action et un indicateur.",
    )
    return caution, table


def _effect(facts: Facts, one: AimingAction) -> str:
    """Say what is measured of the indicator where the action happens."""
    here = {place.code for place in one.places} or set(facts.gaps)
    traced = [
        gap
        for code in here
        for gap in facts.gaps.get(code, ())
        if gap.cell.indicator == one.indicator
    ]
    if not traced:
        return typeset(f"{words.UNMEASURABLE} aucun écart n’est calculé pour cet indicateur.")
    known = [gap for gap in traced if gap.cell.change is not None]
    if not known:
        last = max(traced, key=lambda gap: gap.cell.year or 0)
        return effect_unknown(facts, last)
    return "Évolution de l’écart connue, voir la partie sur la situation ; effet non attribuable."
