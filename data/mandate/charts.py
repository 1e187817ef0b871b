"""How the mandate is pictured: states in, charts out, with their findings in French."""

from collections.abc import Sequence

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.formats import counted, listed, long_date, percent
from data.base.views import Scope
from data.mandate.sentences import NOBODY_TOLD, held_in, set_apart, silence
from data.mandate.views import NO_GROUP, Completion, DelegationLine, PlanLine
from data.mandate.vocabulary import Stage
from data.mandate.words import STAGES, UNREPORTED

UNREPORTED_ROLE = "unknown"
"""The colour of what is not known: « à venir » is a declaration, silence is not."""
NOT_TOLD = "non renseigné"
_LONGEST_LABEL = 56


def stage_segments(line: DelegationLine) -> tuple[Segment, ...]:
    """Return a bar's parts by declared stage, then what was never declared; no empty part."""
    declared = (
        Segment(count.stage.value, STAGES[count.stage], count.count) for count in line.stages
    )
    silent = Segment(UNREPORTED_ROLE, UNREPORTED, line.completion.unreported)
    return tuple(part for part in (*declared, silent) if part.value)


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

    Without any update of a project, the second bar is empty and says so: silence is not zero.
    """
    done_pct = completion.known_pct or 0.0
    title = _progress_finding(completion, elapsed_pct - done_pct)
    share = percent(completion.pct)
    told = (
        f"{share} des projets sont réalisés, {completion.done} sur {completion.kept}"
        f"{set_apart(completion)}"
    )
    is_untold = is_silent or completion.kept == completion.unreported > 0
    if is_untold:
        share = NOT_TOLD
        told = f"la part de projets réalisés est non renseignée, sur {completion.kept}"
    if is_silent:
        title = silence(plan, scope.on)
    return StackedBars(
        title=title,
        subtitle=f"En % de la durée du document et des projets, au {long_date(scope.on)}",
        source=source_words(plan, is_silent=is_silent),
        alt=f"{percent(elapsed_pct)} de la durée est écoulée ; {told}.",
        table=Table(
            ("Mesure", "Part (%)"),
            (
                ("Temps écoulé", round(elapsed_pct, 1)),
                ("Projets réalisés", None if is_untold else round(done_pct, 1)),
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


def _progress_finding(completion: Completion, lag: float) -> str:
    """Compare results and time; when most projects were never declared, say that first."""
    if completion.pct is None:
        return "Aucun projet n’est compté à cette date"
    if completion.known_pct is None:
        return NOBODY_TOLD
    if 2 * completion.unreported > completion.kept:
        return f"{completion.unreported} projets sur {completion.kept} sont sans mise à jour"
    finding = "en avance sur" if lag < -1 else "au rythme de" if lag <= 1 else "en retrait de"
    return f"La part de projets réalisés est {finding} la part de temps écoulé"


def groups_chart(
    plan: PlanLine,
    scope: Scope,
    lines: Sequence[DelegationLine],
    is_simulated: bool,
    *,
    is_silent: bool = False,
) -> StackedBars:
    """Return the projects by declared stage, one bar a delegation, in the roadmap's order.

    What was never declared has a part of its own; a group without any update, no share.
    """
    rows = tuple(
        BarRow(
            line.code,
            _label(line.title),
            stage_segments(line),
            "" if is_silent else percent(line.completion.known_pct),
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
    named = [line for line in lines if line.code != NO_GROUP] or lines
    shares = sorted(
        (line.completion.known_pct, line.title)
        for line in named
        if line.completion.known_pct is not None
    )
    silent = sum(line.completion.kept == line.completion.unreported > 0 for line in named)
    if not shares:
        return NOBODY_TOLD if silent else "Aucun projet n’est compté à cette date"
    if shares[-1][0] == 0 and 2 * silent <= len(named):
        is_partial = any(line.completion.unreported for line in lines)
        return f"Aucun projet n’est encore {'déclaré ' if is_partial else ''}réalisé"
    (low, low_title), (high, high_title) = shares[0], shares[-1]
    if 2 * silent > len(named) > 1:
        groups = counted(silent, plan.words.group, plan.words.groups)
        return f"{groups} sur {len(named)} {'est' if silent < 2 else 'sont'} sans mise à jour"
    untold = f"{counted(silent, plan.words.group, plan.words.groups)} sans mise à jour"
    if low == high:
        told = f"{percent(high)} des projets sont réalisés, {high_title}"
        return f"{told} ; {untold}" if silent else told
    best = f"{percent(high)} de projets réalisés pour « {high_title} »"
    none_yet = sum(share == 0 for share, _ in shares)
    if none_yet:
        groups = counted(none_yet, plan.words.group, plan.words.groups)
        rest = f", {silent} sans mise à jour" if silent else ""
        return f"{best} ; aucun encore pour {groups}{rest}"
    if silent:
        return f"{best} ; {untold}"
    return f"{best}, {percent(low)} pour « {low_title} »"


def _label(title: str) -> str:
    """Return a title that holds on the line above its bar: a document's own may be a sentence."""
    if len(title) <= _LONGEST_LABEL:
        return title
    return f"{title[:_LONGEST_LABEL].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _silent_finding(plan: PlanLine, lines: Sequence[DelegationLine]) -> str:
    kept = {line.code: line.completion.kept for line in lines}
    total = counted(sum(kept.values()), "projet")
    where = f" {held_in(plan, lines, kept.get(NO_GROUP, 0))}" if len(lines) > 1 else ""
    return f"{total}{where}, sans mise à jour déclarée"


def _silent_alt(lines: Sequence[DelegationLine]) -> str:
    said = (f"{line.title} : {counted(line.completion.kept, 'projet')}" for line in lines)
    return f"{' ; '.join(said)}. Aucune mise à jour n’est déclarée."


def _silent_table(group: str, lines: Sequence[DelegationLine]) -> Table:
    return Table(
        (group, "Projets", UNREPORTED),
        tuple((line.title, line.completion.kept, line.completion.kept) for line in lines),
    )


def _groups_alt(lines: Sequence[DelegationLine]) -> str:
    return " ; ".join(f"{line.title} : {stages_sentence(line)}" for line in lines) + "."


def stages_sentence(line: DelegationLine) -> str:
    """Say the stages of a group's projects in words, without the empty ones."""
    parts = [f"{part.value:.0f} {part.label.lower()}" for part in stage_segments(line)]
    return listed(parts) or "aucun projet"


def stage_table(group: str, lines: Sequence[DelegationLine]) -> Table:
    """Return the projects by group and stage as a table, with the share done in %.

    What was never declared has its column, when there is some.
    """
    has_silent = any(line.completion.unreported for line in lines)
    silent = (UNREPORTED,) if has_silent else ()
    return Table(
        (group, *STAGES.values(), *silent, "Projets réalisés (%)"),
        tuple(
            (
                line.title,
                *(count.count for count in line.stages),
                *((line.completion.unreported,) if has_silent else ()),
                _rounded(line.completion.known_pct),
            )
            for line in lines
        ),
    )


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 1)
