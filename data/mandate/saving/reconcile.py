"""A draft completed by what the base knows, so that saving it never loses what somebody did.

Pure. A document read again says the same words: what was corrected since is kept. A spreadsheet
speaks of some columns only: the others are the base's.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, replace

from data.mandate.drafts import (
    ActionDraft,
    DeadlineDraft,
    DelegationDraft,
    MilestoneDraft,
    PartyDraft,
    PlanDraft,
    ReportDraft,
)
from data.mandate.saving.stored import ActionKey, StoredPlan
from data.mandate.vocabulary import PartyRole, Stage

_DEDUCED = (
    "title", "nature", "town_role", "parties", "milestones", "deadline", "territories", "places",
    "guesses", "report",
)  # fmt: skip
"""What is read from an action's wording, and may have been corrected since."""

_ALWAYS = {"code", "scope", "where"}


def reconciled(draft: PlanDraft, stored: StoredPlan) -> PlanDraft:
    """Return the draft as it should be saved beside what the base holds."""
    draft = _known_delegations(draft, stored.delegations)
    if draft.given is None:
        actions = tuple(
            _kept(action, stored.actions.get(key_of(action))) for action in draft.actions
        )
        return replace(draft, actions=actions)
    named = _known_titles(draft, stored.actions)
    return replace(
        draft,
        actions=tuple(
            _completed(action, stored.actions.get(key_of(action)), draft.given) for action in named
        ),
    )


def key_of(action: ActionDraft) -> ActionKey:
    """Return what an action is known by."""
    return action.scope, action.code


def same_words(text: str) -> str:
    """Return a text as it is compared: without case, accents, signs or double spaces."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    return " ".join(re.findall(r"[a-z0-9]+", bare.encode("ascii", "ignore").decode().casefold()))


def _kept(action: ActionDraft, stored: ActionDraft | None) -> ActionDraft:
    """Keep what is known of an action whose wording is the same as when it was first read."""
    if stored is None:
        return action
    if same_words(stored.wording) != same_words(action.wording):
        return replace(action, report=stored.report)
    return replace(action, **{name: getattr(stored, name) for name in _DEDUCED})


def _completed(
    action: ActionDraft, stored: ActionDraft | None, given: frozenset[str]
) -> ActionDraft:
    """Take from the base all that a spreadsheet does not speak of."""
    if stored is None:
        return action
    kept = {
        one.name: getattr(stored, one.name)
        for one in fields(ActionDraft)
        if one.name not in given | _ALWAYS
    }
    completed = replace(action, **kept)
    completed = replace(
        completed,
        headings=completed.headings or stored.headings,
        deadline=_same_deadline(completed, stored),
        milestones=_same_milestones(completed, stored),
        parties=_same_parties(completed.parties, stored.parties),
        report=_news(completed.report, stored.report),
        guesses=tuple(one for one in stored.guesses if one.field.value not in _confirmed(given)),
    )
    return completed


def _confirmed(given: frozenset[str]) -> set[str]:
    """Return the fields that a spreadsheet settles: somebody wrote them there."""
    return {"supports", *given} if "parties" in given else set(given)


def _same_deadline(action: ActionDraft, stored: ActionDraft) -> DeadlineDraft | None:
    """Keep the precision and the words of a deadline that falls on the same day."""
    if action.deadline is None or stored.deadline is None:
        return action.deadline or stored.deadline
    is_same = action.deadline.latest_on == stored.deadline.latest_on
    return stored.deadline if is_same else action.deadline


def _same_milestones(action: ActionDraft, stored: ActionDraft) -> tuple[MilestoneDraft, ...]:
    return action.milestones or stored.milestones


def _same_parties(
    parties: tuple[PartyDraft, ...], stored: tuple[PartyDraft, ...]
) -> tuple[PartyDraft, ...]:
    """Keep the words that named a party, and the roles that a spreadsheet has no column for."""
    known = {(one.role, one.delegation, one.body): one for one in stored}
    columns = {PartyRole.PILOT, PartyRole.SUPPORT, PartyRole.PARTNER}
    unspoken = tuple(one for one in stored if one.role not in columns)
    found = tuple(known.get((one.role, one.delegation, one.body), one) for one in parties)
    roles = {one.role for one in found}
    silent = tuple(one for one in stored if one.role in columns and one.role not in roles)
    whole = (*found, *silent, *unspoken)
    return stored if set(whole) == set(stored) else whole


def _news(report: ReportDraft | None, stored: ReportDraft | None) -> ReportDraft | None:
    """Return the report that a spreadsheet brings, or the base's when it says nothing new."""
    if report is None:
        return stored
    if stored is None:
        is_default = report == ReportDraft(Stage.UPCOMING)
        return None if is_default else report
    completed = replace(
        report,
        effective_on=report.effective_on or stored.effective_on,
        progress_pct=stored.progress_pct if report.progress_pct is None else report.progress_pct,
        confidence=report.confidence or stored.confidence,
        comment=report.comment or stored.comment,
    )
    if completed == stored:
        return stored
    # A new state without its day is true from today, not from the day of the last one.
    return replace(completed, effective_on=report.effective_on, comment=report.comment)


def _known_titles(
    draft: PlanDraft, stored: Mapping[ActionKey, ActionDraft]
) -> tuple[ActionDraft, ...]:
    """Recognise by their titles the actions of a spreadsheet that has no codes."""
    if draft.given is None or "code" in draft.given:
        return draft.actions
    by_title: dict[str, list[ActionDraft]] = {}
    for one in stored.values():
        by_title.setdefault(same_words(one.title), []).append(one)
    taken = {code for _, code in stored}
    named = []
    for action in draft.actions:
        twins = by_title.get(same_words(action.title), [])
        if len(twins) == 1:
            named.append(replace(action, scope=twins[0].scope, code=twins[0].code))
        else:
            named.append(replace(action, code=_free(action.code, taken)))
        taken.add(named[-1].code)
    return tuple(named)


def _known_delegations(draft: PlanDraft, stored: Mapping[str, DelegationDraft]) -> PlanDraft:
    """Give the delegations of a draft the codes that the base knows them by."""
    by_title = {same_words(one.title): code for code, one in stored.items()}
    by_full_title = {same_words(one.full_title): code for code, one in stored.items()}
    renamed: dict[str, str] = {}
    taken = set(stored)
    for one in draft.delegations:
        known = by_full_title.get(same_words(one.full_title)) or by_title.get(same_words(one.title))
        renamed[one.code] = known or _free(one.code, taken)
        taken.add(renamed[one.code])
    if all(old == new for old, new in renamed.items()):
        return draft
    return replace(
        draft,
        delegations=tuple(replace(one, code=renamed[one.code]) for one in draft.delegations),
        actions=tuple(_with_delegations(action, renamed) for action in draft.actions),
    )


def _with_delegations(action: ActionDraft, renamed: Mapping[str, str]) -> ActionDraft:
    return replace(
        action,
        parties=tuple(
            replace(one, delegation=renamed.get(one.delegation, one.delegation))
            if one.delegation
            else one
            for one in action.parties
        ),
    )


def _free(code: str, taken: set[str]) -> str:
    """Return the code, or the code and the first number that nobody has."""
    if code not in taken:
        return code
    rank = 2
    while f"{code}{rank}" in taken:
        rank += 1
    return f"{code}{rank}"
