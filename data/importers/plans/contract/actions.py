"""The investments of a contrat de ville as drafts of actions, under their themes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.importers.plans.contract.investments import Investment
from data.importers.plans.wording.deadlines.finding import find_deadline
from data.importers.plans.wording.layout import on_page
from data.importers.plans.wording.titles import shorten
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    Guess,
    HeadingDraft,
    MilestoneDraft,
    PartyDraft,
    Sureness,
)
from data.mandate.vocabulary import ActionNature, PartyRole, TownRole

_DEFAULT_THEME = "Investissements"


def theme_headings(themes: Sequence[str]) -> list[HeadingDraft]:
    """Return the themes of the investment tables as headings, in their order."""
    return [
        HeadingDraft(f"INV{rank}", "investissements", theme or _DEFAULT_THEME)
        for rank, theme in enumerate(themes, start=1)
    ]


def action_draft(
    rank: int,
    one: Investment,
    themes: Sequence[str],
    term: tuple[date | None, date | None],
) -> ActionDraft:
    """Return the draft of one investment, coded by its rank among all.

    Args:
        rank: from 1.
        one: the investment.
        themes: those of all the investments, in order.
        term: first and last day of the contract, when they are known.
    """
    title, title_sureness = shorten(one.title)
    deadline = _deadline(one.date, term)
    guesses = [Guess(ActionField.TITLE, title_sureness, one.wording)]
    if not one.is_sure:
        guesses.append(Guess(ActionField.PARTIES, Sureness.UNSURE, one.pilots_wording))
    if deadline:
        guesses.append(Guess(ActionField.DEADLINE, deadline[1], deadline[2]))
    theme = one.theme or _DEFAULT_THEME
    return ActionDraft(
        code=f"INV-{rank:02}",
        title=title,
        wording=one.wording,
        nature=ActionNature.PROJECT,
        locator=(
            f"Tableau des investissements, «\u00a0{theme}\u00a0», ligne {one.rank}"
            f"{on_page(one.where)}"
        ),
        origin="table",
        town_role=TownRole.PILOTS if one.is_ours else TownRole.FOLLOWS,
        headings=(f"INV{themes.index(one.theme) + 1}",),
        parties=tuple(
            PartyDraft(PartyRole.PILOT, body=name, wording=_wording(one)) for name in one.pilots
        ),
        milestones=tuple(MilestoneDraft(part) for part in one.parts),
        deadline=deadline[0] if deadline else None,
        territories=one.territories,
        places=one.places,
        guesses=tuple(guess for guess in guesses if guess.sureness is not Sureness.SURE),
        where=one.where,
    )


def _deadline(
    cell: str, term: tuple[date | None, date | None]
) -> tuple[DeadlineDraft, Sureness, str] | None:
    """Read the cell of a date, which has no word before it: « décembre 2027 »."""
    if not cell:
        return None
    for start in ("", "en ", "le ", "fin "):
        if found := find_deadline(f"{start}{cell}", *term):
            return replace(found[0], wording=cell), found[1], cell
    return None


def _wording(one: Investment) -> str | None:
    """Return the cell of the pilots, unless it names somebody."""
    return None if one.persons else one.pilots_wording
