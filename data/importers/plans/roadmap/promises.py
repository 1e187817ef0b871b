"""A roadmap's promises as drafts: what is read, what is guessed, and from which sentence."""

from collections.abc import Sequence
from datetime import date

from data.base.problems import Where
from data.importers.documents.blocks import Block
from data.importers.plans.roadmap.capitals import Spellings
from data.importers.plans.roadmap.outline import Item
from data.importers.plans.wording.deadlines.finding import find_deadline
from data.importers.plans.wording.natures import guess_nature
from data.importers.plans.wording.parties import FoundParty, find_parties
from data.importers.plans.wording.sentences import sentences, typographic
from data.importers.plans.wording.titles import shorten
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    DelegationDraft,
    Guess,
    MilestoneDraft,
    PartyDraft,
    Sureness,
)
from data.mandate.vocabulary import PartyRole

_BY_SURENESS = (Sureness.SURE, Sureness.LIKELY, Sureness.UNSURE)


class Drafter:
    """Makes drafts of promises, knowing the document's delegations and the mandate's days."""

    def __init__(
        self,
        delegations: Sequence[DelegationDraft],
        spellings: Spellings,
        starts_on: date | None,
        ends_on: date | None,
    ) -> None:
        self._delegations = delegations
        self._spellings = spellings
        self._days = (starts_on, ends_on)

    def action(
        self, item: Item, code: str, heading: str, section: str, pilot: DelegationDraft
    ) -> ActionDraft:
        """Return the draft of one promise; every field that was deduced comes with a guess."""
        title, title_sureness = self._title(item)
        told = " ".join(part.text for part in item.paragraphs) or item.opener.text
        nature, nature_sureness = guess_nature(told)
        found = find_parties(item.wording, self._delegations, pilot.code)
        supports = [one for one in found if one[0].role is PartyRole.SUPPORT]
        bodies = [one for one in found if one[0].role is not PartyRole.SUPPORT]
        deadline = self._deadline(told)
        milestones = tuple(self._milestone(block) for block in item.bullets)
        first = next(iter(sentences(told)), told)
        guesses = [
            Guess(ActionField.NATURE, nature_sureness, first),
            *_about(ActionField.SUPPORTS, supports),
            *_about(ActionField.PARTIES, bodies),
        ]
        if title_sureness is not Sureness.SURE:
            guesses.insert(0, Guess(ActionField.TITLE, title_sureness, first))
        if item.number is None:
            guesses.insert(0, Guess(ActionField.CODE, Sureness.LIKELY, first))
        if deadline:
            guesses.append(Guess(ActionField.DEADLINE, deadline[1], deadline[2]))
        return ActionDraft(
            code,
            title,
            item.wording,
            nature,
            locator(item, section),
            item.origin,
            headings=(heading,),
            parties=(
                PartyDraft(PartyRole.PILOT, delegation=pilot.code),
                *(party for party, _, _ in found),
            ),
            milestones=milestones,
            deadline=deadline[0] if deadline else None,
            guesses=tuple(guesses),
            where=item.opener.where,
        )

    def _title(self, item: Item) -> tuple[str, Sureness]:
        if item.is_titled:
            return shorten(self._spellings.sentence_case(item.opener.text))
        return shorten(" ".join(part.text for part in item.paragraphs))

    def _deadline(self, text: str) -> tuple[DeadlineDraft, Sureness, str] | None:
        found = find_deadline(text, *self._days)
        if found is None:
            return None
        deadline, sureness, sentence = found
        if sentence != next(iter(sentences(text)), text):
            # A later sentence may only date a part of the promise.
            sureness = _worst([sureness, Sureness.LIKELY])
        return deadline, sureness, sentence

    def _milestone(self, block: Block) -> MilestoneDraft:
        found = find_deadline(block.text, *self._days)
        text = block.text.rstrip(" ;,")
        return MilestoneDraft(shorten(text)[0] or typographic(text), found[0] if found else None)


def _about(field: ActionField, found: Sequence[FoundParty]) -> list[Guess]:
    if not found:
        return []
    words = " ".join(dict.fromkeys(sentence for _, _, sentence in found))
    return [Guess(field, _worst([sureness for _, sureness, _ in found]), words)]


def _worst(surenesses: list[Sureness]) -> Sureness:
    """Return the least sure of several readings."""
    return max(surenesses, key=_BY_SURENESS.index, default=Sureness.SURE)


def locator(item: Item, section: str) -> str:
    """Say where a promise stands, ``Section « Prévention », n° 2, page 4``."""
    place = f"Section «\u00a0{section}\u00a0»"
    if item.number is not None:
        place += f", n°\u00a0{item.number}"
    return place + _page(item.opener.where)


def _page(where: Where) -> str:
    return f", page\u00a0{where.page}" if where.page else ""
