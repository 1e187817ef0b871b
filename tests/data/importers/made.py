"""Drafts made by hand, and their saving, for tests that read no file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel

from data.base.database import reading
from data.base.models import BaseState, ImportBatch, Revision
from data.importers import service
from data.importers.files import IncomingFile
from data.importers.formats import Reading
from data.importers.pipeline import beside_the_base
from data.importers.views import ImportReport, Preview
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    DelegationDraft,
    Guess,
    HeadingDraft,
    MilestoneDraft,
    PartyDraft,
    PlanDraft,
    Sureness,
)
from data.mandate.vocabulary import ActionNature, DeadlinePrecision, PartyRole, PlanKind
from data.overview.service import start_town

_MOVING = {BaseState.__tablename__, Revision.__tablename__, ImportBatch.__tablename__, "actor"}


def own_town() -> None:
    """Give the empty base a town."""
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def an_action(code: str, **values: Any) -> ActionDraft:
    """Return an action of the delegation SEC, its title wholly guessed."""
    details: dict[str, Any] = {
        "code": code,
        "title": f"Action {code}",
        "wording": f"L’adjoint assurera l’action {code}.",
        "nature": ActionNature.PROJECT,
        "locator": "Section « Prévention »",
        "headings": ("SEC-1",),
        "parties": (PartyDraft(PartyRole.PILOT, delegation="SEC"),),
        "guesses": (Guess(ActionField.TITLE, Sureness.UNSURE, "assurera"),),
    }
    return ActionDraft(**(details | values))


def a_roadmap(*actions: ActionDraft) -> PlanDraft:
    """Return a roadmap of two delegations; of three actions unless told."""
    return PlanDraft(
        kind=PlanKind.MANDATE_CONTRACT,
        title="Feuille de route 2026-2032",
        headings=(
            HeadingDraft("SEC", "theme", "Sécurité"),
            HeadingDraft("SEC-1", "section", "Prévention", parent="SEC"),
        ),
        delegations=(
            DelegationDraft("SEC", "Sécurité", "Sécurité et prévention", "adjoint", ("adjoint",)),
            DelegationDraft("FIN", "Finances", "Finances et budget", "adjointe"),
        ),
        actions=actions
        or (
            an_action("SEC-1.1"),
            an_action(
                "SEC-1.2",
                deadline=DeadlineDraft(
                    date(2026, 6, 30), DeadlinePrecision.SEASON, "avant l’été 2026"
                ),
                milestones=(MilestoneDraft("Diagnostic"), MilestoneDraft("Plan")),
            ),
            an_action(
                "SEC-1.3",
                places=("Place du marché",),
                parties=(
                    PartyDraft(PartyRole.PILOT, delegation="SEC"),
                    PartyDraft(PartyRole.SUPPORT, delegation="FIN", wording="l’adjointe"),
                    PartyDraft(PartyRole.PARTNER, body="État"),
                ),
            ),
        ),
    )


def previewed(folder: Path, draft: PlanDraft, *, name: str = "feuille.txt") -> Preview:
    """Place a draft beside the base, as if a file had said it."""
    path = folder / name
    path.write_text(repr(draft), "utf-8")
    with reading() as session:
        return beside_the_base(
            session, IncomingFile(name, path), Reading("feuille-de-route", draft, {})
        )


def saved(folder: Path, draft: PlanDraft, *, name: str = "feuille.txt") -> ImportReport:
    """Save a draft, as if a file had said it."""
    return service.save(previewed(folder, draft, name=name), author="Cabinet")


def content_of_base() -> dict[str, list[tuple[Any, ...]]]:
    """Return all that the base says, without what only tells how it came to say it."""
    with reading() as session:
        return {
            name: sorted(_rows(session, name), key=repr)
            for name in SQLModel.metadata.tables
            if name not in _MOVING
        }


def _rows(session: Session, name: str) -> list[tuple[Any, ...]]:
    table = SQLModel.metadata.tables[name]
    kept = [column for column in table.columns if column.name != "version"]
    return [tuple(row) for row in session.connection().execute(core_select(*kept))]


def with_title(draft: PlanDraft, code: str, title: str) -> PlanDraft:
    """Return the draft with one title corrected."""
    return replace(
        draft,
        actions=tuple(
            replace(one, title=title, guesses=()) if one.code == code else one
            for one in draft.actions
        ),
    )


@contextmanager
def unchanged() -> Iterator[None]:
    """Check that what happens inside leaves the base as it was."""
    before = content_of_base()
    yield
    assert content_of_base() == before
