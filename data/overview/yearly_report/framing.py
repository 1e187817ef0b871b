"""The parts around the figures: orientations, perspectives, links, DSU, consultation."""

from collections import Counter

from data.base.formats import counted, long_date, typeset
from data.mandate.contract.words import REASONS
from data.mandate.words import PLAN_STATUSES
from data.overview.yearly_report import words
from data.overview.yearly_report.facts import Facts
from data.overview.yearly_report.references import References
from data.overview.yearly_report.views import Block, Paragraph, ReportTable, Run, Section, ToWrite


def _from_contract(facts: Facts, cited: References, text: str) -> Run:
    """Return a figure counted in the contract's own document."""
    source = facts.contract.source
    return cited.count(
        text,
        source.citation if source else facts.contract.plan.title,
        year=str(facts.contract.plan.starts_on.year),
        is_simulated=bool(source and source.is_simulated),
    )


def orientations(facts: Facts, cited: References) -> Section:
    """Return what the contract aims at, in its own words."""
    plan, matrix = facts.contract.plan, facts.contract.matrix
    blocks: list[Block] = [
        Paragraph(
            (
                f"{plan.title} ({PLAN_STATUSES[plan.status]}), du {long_date(plan.starts_on)} au "
                f"{long_date(plan.ends_on)}. Il porte ",
                _from_contract(facts, cited, counted(len(matrix.ambitions), "ambition")),
                ", ",
                _from_contract(facts, cited, counted(len(matrix.objectives), "objectif")),
                " et ",
                _from_contract(facts, cited, counted(facts.investments.total, "investissement")),
                ".",
            )
        ),
        *(Paragraph((one.title,), "list") for one in matrix.ambitions),
    ]
    if axes := Counter(one.axis for one in matrix.objectives):
        blocks.append(
            ReportTable(
                "Objectifs du contrat par axe",
                ("Axe", "Objectifs"),
                tuple((axis, _from_contract(facts, cited, str(n))) for axis, n in axes.items()),
                f"{counted(len(axes), 'axe')} et leur nombre d’objectifs.",
            )
        )
    blocks.append(
        ToWrite("le projet de territoire qui a déterminé le contrat, et ce qui a changé depuis.")
    )
    return Section(
        "orientations",
        "Orientations du contrat de ville",
        tuple(blocks),
        asked_by=words.asked("orientations"),
    )


def to_review(facts: Facts, cited: References) -> ReportTable:
    """Return what the update of the contract must look at, each reason with its count."""
    source = typeset(f"Contrat et suivi saisis dans Mandascope, au {long_date(facts.scope.on)}")
    rows = tuple(
        (
            REASONS[reason].label,
            cited.count(
                f"{count} sur {of}",
                source,
                year=str(facts.year),
                is_simulated=facts.contract.is_simulated,
            ),
        )
        for reason, count, of in facts.review.counts
    )
    return ReportTable(
        f"À revoir pour la mise à jour {facts.review.year}",
        ("Motif", "Nombre"),
        rows,
        "Un motif par ligne, avec le nombre d’objets concernés et le total possible.",
    )


def perspectives(facts: Facts, cited: References) -> Section:
    """Return what the update must look at, then what only the town can say."""
    return Section(
        "perspectives",
        "Perspectives et améliorations",
        (
            Paragraph((typeset(f"Mise à jour à mi-parcours du contrat : {facts.review.year}."),)),
            to_review(facts, cited),
            ToWrite("les améliorations proposées : droit commun, coordination des acteurs."),
            ToWrite("la participation des habitants et l’évaluation prévues l’an prochain."),
        ),
        asked_by=words.asked("perspectives"),
    )


def articulation(facts: Facts, cited: References) -> Section:
    """Return how the contract's parts, and other documents, go together."""
    source = typeset(f"Liens saisis dans Mandascope, au {long_date(facts.scope.on)}")
    themes = Counter(one.theme for one in facts.investments.investments)
    joined = facts.links.investments - facts.links.alone
    linked = cited.count(
        f"{joined} sur {facts.links.investments}",
        source,
        year=str(facts.year),
        is_simulated=False,
    )
    return Section(
        "articulation",
        "Articulation des volets et renouvellement urbain",
        (
            ReportTable(
                "Investissements du contrat par thème",
                ("Thème", "Investissements"),
                tuple((name, _from_contract(facts, cited, str(n))) for name, n in themes.items()),
                f"{counted(len(themes), 'thème')} et leur nombre d’investissements.",
            ),
            Paragraph(("Investissements reliés à une action d’un autre document : ", linked, ".")),
            ToWrite("l’articulation des volets social, économique et urbain, cas par cas."),
            ToWrite("les opérations de renouvellement urbain, ou qu’il n’y en a pas."),
        ),
        asked_by=words.asked("articulation"),
    )


def dsu() -> Section:
    """Return the part on the DSU, of which the base holds nothing."""
    return Section(
        "dsu",
        "Dotation de solidarité urbaine",
        (
            Paragraph(
                (
                    "Le montant de la dotation et son emploi ne sont pas dans la base : ils sont "
                    "à reprendre du compte de la commune.",
                )
            ),
            ToWrite("le montant reçu dans l’année, sa source, et les actions qu’il a permises."),
        ),
        asked_by=words.asked("dsu"),
    )


def consultation() -> Section:
    """Return the part on who was consulted, which only the town can write."""
    return Section(
        "consultation",
        "Consultation et suites données",
        (
            ToWrite(
                "les conseils citoyens et conseils municipaux saisis, et les dates de saisine."
            ),
            ToWrite("leurs contributions, à annexer, et les suites données à chacune."),
            ToWrite("la date de la délibération qui approuve le rapport."),
        ),
        asked_by=words.asked("consultation"),
    )
