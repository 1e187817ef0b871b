"""How a stage, a weather and a thing to check look in a line of text: an icon and its words."""

from data.mandate.tables import NEVER_UPDATED
from data.mandate.views import ActionState, Check
from data.mandate.vocabulary import ActionNature, Confidence, Stage
from data.mandate.words import CONFIDENCES, NATURES, STAGES

STAGE_ICONS = {
    Stage.DONE: "check_circle",
    Stage.IN_PROGRESS: "play_circle",
    Stage.UPCOMING: "schedule",
    Stage.PAUSED: "pause_circle",
    Stage.BLOCKED: "block",
    Stage.DROPPED: "cancel",
}

CONFIDENCE_ICONS: dict[Confidence | None, str] = {
    Confidence.SECURED: "sunny",
    Confidence.REACHABLE: "partly_cloudy_day",
    Confidence.NEEDS_SUPPORT: "cloud",
    Confidence.AT_RISK: "thunderstorm",
    None: "cloud_off",
}

CHECK_ICONS = {
    Check.OVERDUE: "event_busy",
    Check.BLOCKED: "block",
    Check.DUE_SOON: "event_upcoming",
    Check.CONTRADICTION: "compare_arrows",
    Check.STALE: "update",
    Check.NEVER_UPDATED: "edit_off",
    Check.NO_CONFIDENCE: "cloud_off",
    Check.NO_DEADLINE: "event_note",
    Check.TO_REVIEW: "rate_review",
}

STAGE_MARKS = {
    Stage.DONE: "✓",
    Stage.IN_PROGRESS: "▶",
    Stage.UPCOMING: "○",
    Stage.PAUSED: "⏸",
    Stage.BLOCKED: "⊘",
    Stage.DROPPED: "✕",
}
"""Signs for places that take no icon, such as the cells of a table."""

_UNREPORTED_MARK = "–"
"""Nothing was declared: none of the signs of a stage."""


def stage_label(action: ActionState) -> str:
    """Say where an action stands, as its nature allows: done, kept up, held n times."""
    report = action.report
    if report is None:
        return NEVER_UPDATED
    if action.nature is ActionNature.MISSION:
        if report.is_kept_up is None:
            return "Suivi non renseigné"
        return "Assurée" if report.is_kept_up else "Non assurée"
    if action.nature is ActionNature.RECURRING and report.due_count is not None:
        return f"Tenu {report.held_count} fois sur {report.due_count}"
    return STAGES[action.stage]


def stage_cell(action: ActionState) -> str:
    """Return the stage of an action as a sign and its words."""
    mark = STAGE_MARKS[action.stage] if action.report else _UNREPORTED_MARK
    return f"{mark} {stage_label(action)}"


def stage_markdown(action: ActionState) -> str:
    """Return the stage of an action as an icon and its words."""
    icon = STAGE_ICONS[action.stage] if action.report else CHECK_ICONS[Check.NEVER_UPDATED]
    if action.nature is not ActionNature.PROJECT and action.stage is Stage.IN_PROGRESS:
        icon = "event_repeat" if action.nature is ActionNature.RECURRING else "autorenew"
    return f":material/{icon}: {stage_label(action)}"


def confidence_markdown(confidence: Confidence | None) -> str:
    """Return a weather as an icon and its words."""
    return f":material/{CONFIDENCE_ICONS[confidence]}: {CONFIDENCES[confidence]}"


def nature_label(nature: ActionNature) -> str:
    """Return the French name of a nature."""
    return NATURES[nature]
