"""What the officer corrects in a plan that was read, kept by action and never by row. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from components.imports.words import PRECISIONS
from data.base.formats import short_date
from data.importers.tables.dates import ImplausibleDayError, NotADayError, deadline
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    PartyDraft,
    PlanDraft,
    Sureness,
)
from data.mandate.vocabulary import PartyRole
from data.mandate.words import NATURES, REVIEWED_FIELDS

ActionKey = tuple[str, str]
"""Numbering scope and code: what an action is known by, wherever its row stands."""

READ = "relu"
_NATURES = {label: nature for nature, label in NATURES.items()}
_PRECISIONS = {label: precision for precision, label in PRECISIONS.items()}


class Column(StrEnum):
    """The columns of the correction table, as they are headed: the most corrected come first."""

    KEPT = "Garder"
    CODE = "Code"
    TO_REVIEW = "À relire"
    TITLE = "Titre"
    DEADLINE = "Échéance"
    PILOT = "Pilote"
    SUPPORTS = "En appui"
    PARTNERS = "Partenaires"
    NATURE = "Nature"
    PRECISION = "Précision"


@dataclass
class Corrections:
    """The corrections of one document, and how many times they changed.

    Attributes:
        cells: what was typed, by action then by column.
        reviewed: actions that somebody read again and found right.
        titles: delegations renamed, by code.
    """

    cells: dict[ActionKey, dict[str, Any]] = field(default_factory=dict)
    reviewed: set[ActionKey] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    revision: int = 0

    def type(self, key: ActionKey, cells: Mapping[str, Any]) -> None:
        """Keep what was typed in an action's row."""
        if any(self.cells.get(key, {}).get(name, ...) != cell for name, cell in cells.items()):
            self.cells.setdefault(key, {}).update(cells)
            self.revision += 1

    def rename(self, delegation: str, title: str) -> None:
        """Keep the title of a delegation; an empty one changes nothing."""
        if title.strip() and self.titles.get(delegation) != title.strip():
            self.titles[delegation] = title.strip()
            self.revision += 1

    def mark_read(self, keys: Iterable[ActionKey]) -> None:
        """Take actions for read again."""
        self.reviewed |= set(keys)
        self.revision += 1

    def is_kept(self, key: ActionKey) -> bool:
        """Tell whether an action is to be saved."""
        return self.cells.get(key, {}).get(Column.KEPT) is not False


def key_of(action: ActionDraft) -> ActionKey:
    """Return what an action is known by."""
    return action.scope, action.code


def corrected_draft(draft: PlanDraft, corrections: Corrections) -> PlanDraft:
    """Return the plan as the officer leaves it."""
    return replace(
        draft,
        delegations=tuple(
            replace(one, title=corrections.titles.get(one.code, one.title))
            for one in draft.delegations
        ),
        actions=tuple(
            corrected_action(action, corrections)
            for action in draft.actions
            if corrections.is_kept(key_of(action))
        ),
    )


def corrected_action(action: ActionDraft, corrections: Corrections) -> ActionDraft:
    """Return an action as corrected; what was corrected or read again is no longer to review."""
    key = key_of(action)
    cells = corrections.cells.get(key, {})
    changed = replace(
        action,
        title=(cells.get(Column.TITLE) or "").strip() or action.title,
        nature=_NATURES.get(cells.get(Column.NATURE, ""), action.nature),
        deadline=_deadline(action.deadline, cells),
        parties=_parties(action.parties, cells),
    )
    settled = _settled(action, changed, cells)
    guesses = tuple(guess for guess in action.guesses if guess.field not in settled)
    if key in corrections.reviewed:
        guesses = tuple(replace(guess, sureness=Sureness.SURE) for guess in guesses)
    return replace(changed, guesses=guesses)


def _settled(before: ActionDraft, after: ActionDraft, cells: Mapping[str, Any]) -> set[ActionField]:
    """Return the fields whose value is now the officer's, and rests on no words."""
    settled = {
        about
        for about, name in (
            (ActionField.TITLE, "title"),
            (ActionField.NATURE, "nature"),
            (ActionField.DEADLINE, "deadline"),
        )
        if getattr(before, name) != getattr(after, name)
    }
    if supports(before) != supports(after):
        settled.add(ActionField.SUPPORTS)
    if (pilot(before), partners(before)) != (pilot(after), partners(after)):
        settled.add(ActionField.PARTIES)
    return settled


def _deadline(read: DeadlineDraft | None, cells: Mapping[str, Any]) -> DeadlineDraft | None:
    told = _PRECISIONS.get(cells.get(Column.PRECISION) or "")
    if not (cells.get(Column.DEADLINE, "") or "").strip():
        if Column.DEADLINE in cells or read is None:
            return None
        return replace(read, precision=told or read.precision)
    typed = _typed_deadline(cells[Column.DEADLINE]) or read
    if typed is None or read is None:
        return replace(typed, wording="", precision=told or typed.precision) if typed else None
    if typed.latest_on == read.latest_on:
        return replace(read, precision=told or read.precision)
    return replace(typed, wording=read.wording, precision=told or typed.precision)


def _typed_deadline(text: str) -> DeadlineDraft | None:
    """Return the deadline that was typed, ``30/06/2029`` or ``fin 2029``; nothing when it is none.

    A browser's own date field would follow the machine's order of day and month.
    """
    try:
        return deadline(text.strip(), None)
    except (NotADayError, ImplausibleDayError):
        return None


def unread_deadline(cells: Mapping[str, Any]) -> str | None:
    """Return what was typed as a deadline and is none: the one that was read then stays."""
    text: str = (cells.get(Column.DEADLINE) or "").strip()
    return text if text and _typed_deadline(text) is None else None


def _parties(read: tuple[PartyDraft, ...], cells: Mapping[str, Any]) -> tuple[PartyDraft, ...]:
    parties = list(read)
    if Column.PILOT in cells:
        parties = _with_pilot(parties, cells[Column.PILOT])
    if Column.SUPPORTS in cells:
        parties = _with(parties, PartyRole.SUPPORT, "delegation", cells[Column.SUPPORTS] or [])
    if Column.PARTNERS in cells:
        parties = _with(parties, PartyRole.PARTNER, "body", cells[Column.PARTNERS] or [])
    return tuple(parties)


def _with_pilot(parties: list[PartyDraft], code: str | None) -> list[PartyDraft]:
    """Replace the first delegation that pilots; the others pilot on."""
    old = next((one for one in parties if _is_pilot(one)), None)
    if old is not None and old.delegation == code:
        return parties
    rest = [
        one for one in parties if one is not old and not (_is_pilot(one) and one.delegation == code)
    ]
    return [PartyDraft(PartyRole.PILOT, delegation=code), *rest] if code else rest


def _is_pilot(party: PartyDraft) -> bool:
    return party.role is PartyRole.PILOT and party.delegation is not None


def _with(
    parties: list[PartyDraft], role: PartyRole, name: str, values: Iterable[str]
) -> list[PartyDraft]:
    """Give a role to these and no others; those who had it keep the words that named them."""
    told = {getattr(one, name): one for one in parties if one.role is role and getattr(one, name)}
    kept = [one for one in parties if one not in told.values()]
    wanted = dict.fromkeys(value.strip() for value in values if value and value.strip())
    if list(wanted) == list(told):
        return parties
    return [*kept, *(told.get(value) or PartyDraft(role, **{name: value}) for value in wanted)]


def pilot(action: ActionDraft) -> str | None:
    """Return the code of the first delegation that pilots."""
    return next((one.delegation for one in action.parties if _is_pilot(one)), None)


def supports(action: ActionDraft) -> list[str]:
    """Return the codes of the delegations in support."""
    return [
        one.delegation for one in action.parties if one.role is PartyRole.SUPPORT and one.delegation
    ]


def partners(action: ActionDraft) -> list[str]:
    """Return the names of the outside partners."""
    return [one.body for one in action.parties if one.role is PartyRole.PARTNER and one.body]


def row(read: ActionDraft, corrections: Corrections) -> dict[str, Any]:
    """Return an action as a row of the correction table."""
    action = corrected_action(read, corrections)
    cells: dict[str, Any] = {
        Column.KEPT: corrections.is_kept(key_of(read)),
        Column.CODE: name_of(read),
        Column.TITLE: action.title,
        Column.DEADLINE: short_date(action.deadline.latest_on) if action.deadline else None,
        Column.PILOT: pilot(action),
        Column.SUPPORTS: supports(action),
        Column.PARTNERS: partners(action),
        Column.NATURE: NATURES[action.nature],
    }
    cells |= live_cells(read, corrections)
    return {name: cells[name] for name in Column}


def name_of(action: ActionDraft) -> str:
    """Return what an action is called on screen: its code, after its volet when it has one."""
    return f"{action.scope}-{action.code}" if action.scope else action.code


def live_cells(read: ActionDraft, corrections: Corrections) -> dict[str, str]:
    """Return the cells of a row that follow from the others; text even when they are empty."""
    deadline = corrected_action(read, corrections).deadline
    return {
        Column.TO_REVIEW: _review_cell(read, corrections),
        Column.PRECISION: PRECISIONS[deadline.precision] if deadline else "",
    }


def _review_cell(read: ActionDraft, corrections: Corrections) -> str:
    """Say what is left to read again in a few letters, ``titre +1``; the sheet below says all."""
    left = corrected_action(read, corrections).to_review
    if not left:
        return READ if read.to_review else ""
    return REVIEWED_FIELDS[left[0]] + (f" +{len(left) - 1}" if len(left) > 1 else "")


def left_to_review(draft: PlanDraft, corrections: Corrections) -> list[ActionKey]:
    """Return the actions to be saved that still have something to review."""
    return [
        key_of(action)
        for action in draft.actions
        if corrections.is_kept(key_of(action)) and corrected_action(action, corrections).to_review
    ]


def read_value(action: ActionDraft, about: ActionField, titles: Mapping[str, str]) -> str:
    """Say what was read for a field of an action."""
    if about is ActionField.DEADLINE and action.deadline is None:
        return "aucune"
    values = {
        ActionField.NATURE: [NATURES[action.nature]],
        ActionField.DEADLINE: [short_date(action.deadline.latest_on if action.deadline else None)],
        ActionField.CODE: [name_of(action)],
        ActionField.TITLE: [action.title],
        ActionField.SUPPORTS: [titles.get(code, code) for code in supports(action)],
        ActionField.PARTIES: [one.body for one in action.parties if one.body]
        or [titles.get(pilot(action) or "", "")],
        ActionField.HEADING: list(action.headings),
    }[about]
    return ", ".join(value for value in values if value) or "rien"
