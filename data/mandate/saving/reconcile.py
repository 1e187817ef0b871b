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
    ActionField,
    DeadlineDraft,
    DelegationDraft,
    Guess,
    MilestoneDraft,
    PartyDraft,
    PlanDraft,
    ReportDraft,
)
from data.mandate.rules import reference
from data.mandate.saving.stored import ActionKey, StoredPlan
from data.mandate.vocabulary import PartyRole, Stage

_DEDUCED = (
    "title", "nature", "town_role", "parties", "milestones", "deadline", "territories", "places",
    "guesses", "report", "indicators",
)  # fmt: skip
"""What is read from an action's wording, and may have been corrected since."""

_ALWAYS = {"code", "scope", "where"}
_ATTRIBUTES = {
    ActionField.CODE: "code",
    ActionField.TITLE: "title",
    ActionField.NATURE: "nature",
    ActionField.DEADLINE: "deadline",
    ActionField.SUPPORTS: "parties",
    ActionField.PARTIES: "parties",
    ActionField.HEADING: "headings",
}
"""Where each field that a reader deduces stands in a draft."""


def reconciled(draft: PlanDraft, stored: StoredPlan) -> PlanDraft:
    """Return the draft as it should be saved beside what the base holds."""
    draft = _known_delegations(draft, stored.delegations)
    if draft.given is None:
        actions = tuple(
            _kept(action, stored.actions.get(key_of(action))) for action in draft.actions
        )
        return replace(draft, actions=actions)
    draft = replace(draft, actions=_recognised(draft, stored.actions))
    draft = _known_headings(draft, stored)
    return replace(
        draft,
        actions=tuple(
            _completed(action, stored.actions.get(key_of(action)), draft.given or frozenset())
            for action in draft.actions
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
        return replace(action, report=stored.report, indicators=stored.indicators)
    return replace(action, **{name: getattr(stored, name) for name in _DEDUCED})


def _completed(
    action: ActionDraft, stored: ActionDraft | None, given: frozenset[str]
) -> ActionDraft:
    """Take from the base all that a spreadsheet, or this row of it, does not speak of."""
    if stored is None:
        return action
    said = given - action.unsaid
    kept = {
        one.name: getattr(stored, one.name)
        for one in fields(ActionDraft)
        if one.name not in said | _ALWAYS
    }
    completed = replace(action, **kept)
    places = () if "places" not in said else action.places
    completed = replace(
        completed,
        title=_same_text(completed.title, stored.title),
        wording=_same_text(completed.wording, stored.wording),
        headings=completed.headings or stored.headings,
        territories=stored.territories
        if not places
        else tuple(name for name in stored.territories if name in places),
        places=stored.places
        if not places
        else tuple(name for name in places if name not in stored.territories),
        deadline=_same_deadline(completed, stored),
        milestones=_same_milestones(completed, stored),
        parties=_same_parties(completed.parties, stored.parties),
        report=_news(completed.report, stored.report),
        indicators=_same_indicators(completed.indicators, stored.indicators),
    )
    return replace(completed, guesses=_doubts(completed, stored))


def _same_indicators(codes: tuple[str, ...], stored: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the base's order: a cell that names the same indicators says nothing new."""
    return stored if set(codes) == set(stored) else codes


def _same_text(text: str, stored: str) -> str:
    """Keep the base's spaces: a spreadsheet loses those that do not break."""
    return stored if text.split() == stored.split() else text


def _doubts(action: ActionDraft, stored: ActionDraft) -> tuple[Guess, ...]:
    """Keep the doubts on what a spreadsheet leaves as it was: what it changes is settled."""
    return tuple(
        one
        for one in stored.guesses
        if getattr(action, _ATTRIBUTES[one.field]) == getattr(stored, _ATTRIBUTES[one.field])
    )


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
        comment=_same_text(report.comment or "", stored.comment or "") or stored.comment,
    )
    if completed == stored:
        return stored
    # A new state without its day is true from today, not from the day of the last one.
    return replace(completed, effective_on=report.effective_on, comment=report.comment)


def _recognised(
    draft: PlanDraft, stored: Mapping[ActionKey, ActionDraft]
) -> tuple[ActionDraft, ...]:
    """Recognise the actions of a spreadsheet: by code, by « volet-code », else by title."""
    by_reference = {reference(*key): key for key in stored}
    by_title: dict[str, list[ActionKey]] = {}
    for key, one in stored.items():
        by_title.setdefault(same_words(one.title), []).append(key)
    has_codes = draft.given is not None and "code" in draft.given
    taken = {code for _, code in stored}
    named = []
    for action in draft.actions:
        twins = by_title.get(same_words(action.title), [])
        if has_codes and "code" not in action.unsaid:
            key = by_reference.get(reference(action.scope, action.code), key_of(action))
        else:
            key = twins[0] if len(twins) == 1 else (action.scope, _free(action.code, taken))
        named.append(replace(action, scope=key[0], code=key[1]))
        taken.add(key[1])
    return tuple(named)


def _known_headings(draft: PlanDraft, stored: StoredPlan) -> PlanDraft:
    """Give the headings of a spreadsheet, which it knows by their titles, the base's codes.

    A title may stand several times in a plan: an action keeps the one it has.
    """
    titles = {one.code: same_words(one.title) for one in draft.headings}
    known: dict[str, str] = {}
    for one in stored.headings.values():
        known.setdefault(same_words(one.title), one.code)
    taken = set(stored.headings)
    fresh = {}
    for one in draft.headings:
        if titles[one.code] not in known:
            known[titles[one.code]] = fresh[one.code] = _free(one.code, taken)
            taken.add(fresh[one.code])
    actions = []
    for action in draft.actions:
        mine = [titles.get(code, code) for code in action.headings]
        old = stored.actions.get(key_of(action))
        held = [same_words(_heading_title(stored, code)) for code in old.headings] if old else []
        is_same = old is not None and set(mine) <= {*held, *_ancestors(stored, old)}
        codes = tuple(known[title] for title in mine if title in known)
        if is_same and old:
            codes = old.headings
        actions.append(replace(action, headings=codes))
    return replace(
        draft,
        actions=tuple(actions),
        headings=tuple(
            replace(one, code=fresh[one.code]) for one in draft.headings if one.code in fresh
        ),
    )


def _heading_title(stored: StoredPlan, code: str) -> str:
    return stored.headings[code].title if code in stored.headings else code


def _ancestors(stored: StoredPlan, action: ActionDraft) -> set[str]:
    """Return the titles above an action, which an export may write along with its own."""
    found: set[str] = set()
    for code in action.headings:
        above = stored.headings.get(code)
        while above is not None and above.parent:
            above = stored.headings.get(above.parent)
            if above is not None:
                found.add(same_words(above.title))
    return found


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
