"""How the mandate is pictured: states in, charts out, with their findings in French."""

from collections.abc import Sequence

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.formats import counted, listed, long_date, percent
from data.base.views import Scope
from data.mandate.sentences import silence
from data.mandate.views import Completion, DelegationLine, PlanLine, StageCount
from data.mandate.vocabulary import Stage
from data.mandate.words import STAGES, UNREPORTED

UNREPORTED_ROLE = "unknown"
"""The colour of what is not known: « à venir » is a declaration, silence is not."""
NOT_TOLD = "non renseigné"
_LONGEST_LABEL = 56


def stage_segments(counts: Sequence[StageCount]) -> tuple[Segment, ...]:
    """Return a bar's parts by stage, without the empty ones."""
    return tuple(
        Segment(count.stage.value, STAGES[count.stage], count.count)
        for count in counts
        if count.count
    )


def _segments(line: DelegationLine, *, is_silent: bool) -> tuple[Segment, ...]:
    if not is_silent:
        return stage_segments(line.stages)
    return (Segment(UNREPORTED_ROLE, UNREPORTED, line.completion.kept),)


def source_words(plan: PlanLine, *, is_silent: bool) -> str:
    """Say what the counts rest on: without any update, the document alone."""
    return plan.title if is_silent else f"{plan.title} et mises à jour des {plan.words.reporters}"


def progress_chart(
    plan: PlanLine,
    scope: Scope,
    elapsed_pct: float,
    completion: Completion,
    is_simulated: bool,
    *,
    is_silent: bool = False,
) -> StackedBars:
    """Return elapsed time above completed projects, on one scale of 0-100 %.

    Of a plan without any update, the second bar is empty and says so: silence is not zero.
    """
    done_pct = completion.pct or 0.0
    lag = elapsed_pct - done_pct
    finding = "en avance sur" if lag < -1 else "au rythme de" if lag <= 1 else "en retrait de"
    title = f"La part de projets réalisés est {finding} la part de temps écoulé"
    if completion.pct is None:
        title = "Aucun projet n’est compté à cette date"
    excluded = f", hors {counted(completion.dropped, 'abandonné')}" if completion.dropped else ""
    share = percent(completion.pct)
    told = f"{share} des projets sont réalisés, {completion.done} sur {completion.kept}{excluded}"
    if is_silent:
        title, share = silence(plan, scope.on), NOT_TOLD
        told = f"la part de projets réalisés est non renseignée, sur {completion.kept}"
    return StackedBars(
        title=title,
        subtitle=f"En % de la durée du document et des projets, au {long_date(scope.on)}",
        source=source_words(plan, is_silent=is_silent),
        alt=f"{percent(elapsed_pct)} de la durée est écoulée ; {told}.",
        table=Table(
            ("Mesure", "Part (%)"),
            (
                ("Temps écoulé", round(elapsed_pct, 1)),
                ("Projets réalisés", None if is_silent else round(done_pct, 1)),
            ),
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
                share,
            ),
        ),
        maximum=100,
        is_share=True,
        order=("elapsed", Stage.DONE.value),
    )


def groups_chart(
    plan: PlanLine,
    scope: Scope,
    lines: Sequence[DelegationLine],
    is_simulated: bool,
    *,
    is_silent: bool = False,
) -> StackedBars:
    """Return the projects by stage, one bar a delegation, in the roadmap's order.

    Of a plan without any update, bars count projects and name no stage.
    """
    rows = tuple(
        BarRow(
            line.code,
            _label(line.title),
            _segments(line, is_silent=is_silent),
            "" if is_silent else percent(line.completion.pct),
        )
        for line in lines
        if line.completion.kept + line.completion.dropped
    )
    group = plan.words.group
    by_stage = f"Nombre de projets par statut et par {group}, dans l’ordre du document, au "
    return StackedBars(
        title=_silent_finding(plan, lines) if is_silent else _groups_finding(plan, lines),
        subtitle=(
            f"Nombre de projets par {group}, dans l’ordre du document ; statuts non renseignés au "
            f"{long_date(scope.on)}"
            if is_silent
            else f"{by_stage}{long_date(scope.on)} ; à droite, part réalisée, hors abandons"
        ),
        source=source_words(plan, is_silent=is_silent),
        alt=_silent_alt(lines) if is_silent else _groups_alt(lines),
        table=_silent_table(group.capitalize(), lines)
        if is_silent
        else stage_table(group.capitalize(), lines),
        is_simulated=is_simulated,
        rows=rows,
        order=(*(stage.value for stage in STAGES), UNREPORTED_ROLE),
        maximum=max((sum(part.value for part in row.segments) for row in rows), default=1),
    )


def _groups_finding(plan: PlanLine, lines: Sequence[DelegationLine]) -> str:
    shares = sorted(
        (line.completion.pct, line.title) for line in lines if line.completion.pct is not None
    )
    if not shares:
        return "Aucun projet n’est compté à cette date"
    if shares[-1][0] == 0:
        return "Aucun projet n’est encore réalisé"
    (low, low_title), (high, high_title) = shares[0], shares[-1]
    if low == high:
        return f"{percent(high)} des projets sont réalisés, {high_title}"
    best = f"{percent(high)} de projets réalisés pour « {high_title} »"
    none_yet = sum(share == 0 for share, _ in shares)
    if none_yet:
        groups = counted(none_yet, plan.words.group, plan.words.groups)
        return f"{best} ; aucun encore pour {groups}"
    return f"{best}, {percent(low)} pour « {low_title} »"


def _label(title: str) -> str:
    """Return a title that holds on the line above its bar: a document's own may be a sentence."""
    if len(title) <= _LONGEST_LABEL:
        return title
    return f"{title[:_LONGEST_LABEL].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _silent_finding(plan: PlanLine, lines: Sequence[DelegationLine]) -> str:
    total = counted(sum(line.completion.kept for line in lines), "projet")
    if len(lines) == 1:
        return f"{total}, sans mise à jour déclarée"
    groups = counted(len(lines), plan.words.group, plan.words.groups)
    return f"{total} dans {groups}, sans mise à jour déclarée"


def _silent_alt(lines: Sequence[DelegationLine]) -> str:
    said = (f"{line.title} : {counted(line.completion.kept, 'projet')}" for line in lines)
    return f"{' ; '.join(said)}. Aucune mise à jour n’est déclarée."


def _silent_table(group: str, lines: Sequence[DelegationLine]) -> Table:
    return Table(
        (group, "Projets", UNREPORTED),
        tuple((line.title, line.completion.kept, line.completion.kept) for line in lines),
    )


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
