"""The report's only door: the contract, its quarters and a year in, a draft out."""

from data.base.service import base_view
from data.base.views import Scope
from data.overview.yearly_report import framing
from data.overview.yearly_report.committee import committee_sections
from data.overview.yearly_report.doing import actions
from data.overview.yearly_report.facts import Facts, read_facts
from data.overview.yearly_report.references import References
from data.overview.yearly_report.situation import situation
from data.overview.yearly_report.views import TracedDocument, YearlyReport


def yearly_report(scope: Scope, year: int | None = None) -> YearlyReport | None:
    """Return the draft of the report on a year; nothing without a contrat de ville.

    Args:
        scope: the organisation and the day looked at.
        year: the year reported on; the one before that day unless told, or when it is not one
            that the contract covers.
    """
    chosen = year if year is not None else scope.on.year - 1
    facts = read_facts(scope, chosen)
    if facts is None:
        return None
    years = report_years(facts, scope)
    if chosen not in years:
        return yearly_report(scope, years[0])
    cited = References()
    sections = (
        framing.orientations(facts, cited),
        *situation(facts, cited),
        *actions(facts, cited),
        framing.perspectives(facts, cited),
        framing.articulation(facts, cited),
        framing.dsu(),
        framing.consultation(),
    )
    return YearlyReport(
        title=f"Projet de rapport annuel sur la politique de la ville, année {chosen}",
        foot=f"Projet de rapport, politique de la ville {chosen}",
        town=base_view().name,
        plan_title=facts.contract.plan.title,
        year=chosen,
        until=facts.scope.on,
        drafted_on=scope.on,
        years=years,
        sections=sections,
        references=cited.all(),
        missing=_missing(facts),
    )


def committee_document(scope: Scope) -> TracedDocument | None:
    """Return the annual committee's sheet as a document; nothing without a contract."""
    facts = read_facts(scope, scope.on.year)
    if facts is None:
        return None
    cited = References()
    sections = committee_sections(facts, cited)
    return TracedDocument(
        title=f"Fiche du comité de pilotage du contrat de ville, {scope.on.year}",
        foot=f"Fiche du comité, contrat de ville {scope.on.year}",
        town=base_view().name,
        plan_title=facts.contract.plan.title,
        until=facts.scope.on,
        drafted_on=scope.on,
        sections=sections,
        references=cited.all(),
    )


def report_years(facts: Facts, scope: Scope) -> tuple[int, ...]:
    """Return the years of the contract that have begun, the last one that is over first."""
    plan = facts.contract.plan
    first = plan.starts_on.year
    last = min(plan.ends_on.year, scope.on.year)
    years = list(range(max(last, first), first - 1, -1))
    # A year that is not over comes after the others: its report would be unfinished.
    return tuple(sorted(years, key=lambda year: (year >= scope.on.year, -year)))


def _missing(facts: Facts) -> tuple[str, ...]:
    """Say what the base lacks for a whole report, before anybody downloads it."""
    cells = [one.cell for some in facts.gaps.values() for one in some]
    silent = sum(one.action.report is None for one in facts.investments.investments)
    total = facts.investments.total
    checks = {
        "Aucun quartier prioritaire n’est connu à cette date.": not facts.quarters,
        "Aucun écart n’est calculable : il manque les statistiques des quartiers.": not cells,
        f"Aucune observation après {facts.since} : l’effet du contrat n’est pas mesurable.": bool(
            cells
        )
        and all((cell.year or 0) <= facts.since for cell in cells),
        f"Aucun projet saisi dans la programmation {facts.year}.": not (
            facts.programme and facts.programme.lines
        ),
        f"{silent} investissements sur {total} sans mise à jour déclarée.": bool(silent),
        "Aucune action reliée à un indicateur.": not facts.aims.actions,
        "Montant et emploi de la DSU : absents de la base.": True,
        "Avis des conseils citoyens et des conseils municipaux : absents de la base.": True,
    }
    return tuple(text for text, is_missing in checks.items() if is_missing)
