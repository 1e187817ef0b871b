"""How the mandate is pictured: states in, charts out, with their findings in French."""

from collections.abc import Sequence

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.formats import counted, listed, long_date, percent
from data.base.views import Scope
from data.mandate.views import Completion, DelegationLine, PlanLine, StageCount
from data.mandate.vocabulary import Stage
from data.mandate.words import STAGES


def stage_segments(counts: Sequence[StageCount]) -> tuple[Segment, ...]:
    """Return a bar's parts by stage, without the empty ones."""
    return tuple(
        Segment(count.stage.value, STAGES[count.stage], count.count)
        for count in counts
        if count.count
    )


def progress_chart(
    plan: PlanLine, scope: Scope, elapsed_pct: float, completion: Completion, is_simulated: bool
) -> StackedBars:
    """Return elapsed time above completed projects, on one scale of 0-100 %."""
    done_pct = completion.pct or 0.0
    lag = elapsed_pct - done_pct
    finding = "en avance sur" if lag < -1 else "au rythme de" if lag <= 1 else "en retrait de"
    title = f"La part de projets réalisés est {finding} la part de temps écoulé"
    if completion.pct is None:
        title = "Aucun projet n’est compté à cette date"
    excluded = f", hors {counted(completion.dropped, 'abandonné')}" if completion.dropped else ""
    return StackedBars(
        title=title,
        subtitle=f"En % de la durée du document et des projets, au {long_date(scope.on)}",
        source=f"{plan.title} et mises à jour des délégations",
        alt=(
            f"{percent(elapsed_pct)} de la durée est écoulée ; "
            f"{percent(completion.pct)} des projets sont réalisés, "
            f"{completion.done} sur {completion.kept}{excluded}."
        ),
        table=Table(
            ("Mesure", "Part (%)"),
            (("Temps écoulé", round(elapsed_pct, 1)), ("Projets réalisés", round(done_pct, 1))),
        ),
        is_simulated=is_simulated,
        rows=(
            BarRow(
                "elapsed",
                "Temps écoulé",
                (Segment("elapsed", "Temps écoulé", elapsed_pct),),
                percent(elapsed_pct),
            ),
            BarRow(
                "done",
                "Projets réalisés",
                (Segment(Stage.DONE.value, "Projets réalisés", done_pct),),
                percent(completion.pct),
            ),
        ),
        maximum=100,
        is_share=True,
        order=("elapsed", Stage.DONE.value),
    )


def groups_chart(
    plan: PlanLine, scope: Scope, lines: Sequence[DelegationLine], is_simulated: bool
) -> StackedBars:
    """Return the projects by stage, one bar a delegation, in the roadmap's order."""
    rows = tuple(
        BarRow(line.code, line.title, stage_segments(line.stages), percent(line.completion.pct))
        for line in lines
        if line.completion.kept + line.completion.dropped
    )
    group = "délégation" if plan.has_delegations else "thème"
    return StackedBars(
        title=_groups_finding(plan, lines),
        subtitle=(
            f"Nombre de projets par statut et par {group}, dans l’ordre du document, au "
            f"{long_date(scope.on)} ; à droite, part réalisée, hors abandons"
        ),
        source=f"{plan.title} et mises à jour des délégations",
        alt=_groups_alt(lines),
        table=stage_table(group.capitalize(), lines),
        is_simulated=is_simulated,
        rows=rows,
        order=tuple(stage.value for stage in STAGES),
        maximum=max((sum(part.value for part in row.segments) for row in rows), default=1),
    )


def _groups_finding(plan: PlanLine, lines: Sequence[DelegationLine]) -> str:
    shares = sorted(
        (line.completion.pct, line.title) for line in lines if line.completion.pct is not None
    )
    if not shares or shares[-1][0] == 0:
        return "Aucun projet n’est encore réalisé"
    (low, low_title), (high, high_title) = shares[0], shares[-1]
    if low == high:
        return f"{percent(high)} des projets sont réalisés, {high_title}"
    best = f"{percent(high)} de projets réalisés pour « {high_title} »"
    none_yet = sum(share == 0 for share, _ in shares)
    if none_yet:
        group = ("délégation", "délégations") if plan.has_delegations else ("thème", "thèmes")
        return f"{best} ; aucun encore pour {counted(none_yet, *group)}"
    return f"{best}, {percent(low)} pour « {low_title} »"


def _groups_alt(lines: Sequence[DelegationLine]) -> str:
    return " ; ".join(f"{line.title} : {stages_sentence(line.stages)}" for line in lines) + "."


def stages_sentence(counts: Sequence[StageCount]) -> str:
    """Say the stages of a set of projects in words, without the empty ones."""
    parts = [f"{count.count} {STAGES[count.stage].lower()}" for count in counts if count.count]
    return listed(parts) or "aucun projet"


def stage_table(group: str, lines: Sequence[DelegationLine]) -> Table:
    """Return the projects by group and stage as a table, with the share done in %."""
    return Table(
        (group, *STAGES.values(), "Projets réalisés (%)"),
        tuple(
            (
                line.title,
                *(count.count for count in line.stages),
                None if line.completion.pct is None else round(line.completion.pct, 1),
            )
            for line in lines
        ),
    )
