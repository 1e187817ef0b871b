"""A draft beside the base, line by line, in French. Pure."""

from collections.abc import Callable, Iterable, Mapping

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import short_date
from data.mandate.drafts import (
    ActionDraft,
    DeadlineDraft,
    DelegationDraft,
    HeadingDraft,
    MilestoneDraft,
    PartyDraft,
    PlanDraft,
    ReportDraft,
)
from data.mandate.rules import reference
from data.mandate.saving.reconcile import key_of
from data.mandate.saving.stored import StoredPlan
from data.mandate.words import CONFIDENCES, NATURES, REVIEWED_FIELDS, ROLES, STAGES, TOWN_ROLES

_NOTHING = "—"


def compared(draft: PlanDraft, stored: StoredPlan) -> Comparison:
    """Return what saving a reconciled draft would change."""
    return Comparison(
        (
            *(_delegation_line(one, stored.delegations.get(one.code)) for one in draft.delegations),
            *(_heading_line(one, stored.headings.get(one.code)) for one in draft.headings),
            *(action_line(one, stored.actions.get(key_of(one))) for one in draft.actions),
        )
    )


def absent(draft: PlanDraft, stored: StoredPlan) -> tuple[str, ...]:
    """Return the references of the actions that the base holds and the draft no longer names."""
    named = {key_of(one) for one in draft.actions}
    return tuple(reference(*key) for key in stored.actions if key not in named)


def _delegation_line(new: DelegationDraft, old: DelegationDraft | None) -> ChangeLine:
    fields = _changes(new, old, {"title": ("Intitulé", str), "has_roadmap": ("Actions", _yes)})
    return _line(f"Délégation {new.code}", new.title, old, fields)


def _heading_line(new: HeadingDraft, old: HeadingDraft | None) -> ChangeLine:
    fields = _changes(new, old, {"title": ("Intitulé", str), "parent": ("Sous", _text)})
    return _line(f"Rubrique {new.code}", new.title, old, fields)


def action_line(new: ActionDraft, old: ActionDraft | None) -> ChangeLine:
    """Return one action beside the base."""
    fields = _changes(
        new,
        old,
        {
            "title": ("Action", str),
            "wording": ("Texte du document", str),
            "nature": ("Nature", NATURES.__getitem__),
            "town_role": ("Rôle de la ville", TOWN_ROLES.__getitem__),
            "headings": ("Rubrique", _listed),
            "parties": ("Qui", _parties),
            "milestones": ("Jalons", _milestones),
            "deadline": ("Échéance", _deadline),
            "territories": ("Quartiers", _listed),
            "places": ("Lieux", _listed),
            "report": ("Avancement", _report),
            "indicators": ("Indicateurs visés", _listed),
            "to_review": ("À relire", _review),
        },
    )
    return _line(reference(new.scope, new.code), new.title, old, fields)


def _line(code: str, title: str, old: object | None, fields: tuple[FieldChange, ...]) -> ChangeLine:
    if old is None:
        return ChangeLine(Difference.ADDED, code, title)
    difference = Difference.CHANGED if fields else Difference.UNCHANGED
    return ChangeLine(difference, code, title, fields)


def _changes(
    new: object, old: object | None, words: Mapping[str, tuple[str, Callable[..., str]]]
) -> tuple[FieldChange, ...]:
    if old is None:
        return ()
    return tuple(
        FieldChange(label, say(before), say(after))
        for name, (label, say) in words.items()
        if (before := getattr(old, name)) != (after := getattr(new, name))
    )


def _yes(fact: bool) -> str:
    return "oui" if fact else "non"


def _text(value: str | None) -> str:
    return value or _NOTHING


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values) or _NOTHING


def _review(values: Iterable[str]) -> str:
    return _listed(REVIEWED_FIELDS[value] for value in values)


def _parties(parties: Iterable[PartyDraft]) -> str:
    return _listed(f"{ROLES[one.role].lower()} : {one.delegation or one.body}" for one in parties)


def _milestones(milestones: Iterable[MilestoneDraft]) -> str:
    return _listed(one.title for one in milestones)


def _deadline(deadline: DeadlineDraft | None) -> str:
    return short_date(deadline.latest_on) if deadline else _NOTHING


def _report(report: ReportDraft | None) -> str:
    if report is None:
        return _NOTHING
    parts = (
        STAGES[report.stage],
        f"{report.progress_pct}\u00a0%" if report.progress_pct is not None else "",
        CONFIDENCES[report.confidence] if report.confidence else "",
        report.comment or "",
    )
    return ", ".join(part for part in parts if part)
