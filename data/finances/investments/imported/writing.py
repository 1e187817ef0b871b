"""Writing the PPI of a file: each row names the import that brought it, and its source."""

from dataclasses import dataclass

from sqlmodel import Session, select

from data.base.columns import Tracked
from data.base.comparison import Difference
from data.finances.investments.drafts import OperationDraft, OperationYearDraft
from data.finances.investments.imported.placing import (
    PlacedInvestments,
    ProgrammeDraft,
    StoredInvestments,
    key,
)
from data.finances.investments.rules import operation_key
from data.finances.models import (
    InvestmentOperation,
    InvestmentProgramme,
    OperationAction,
    OperationTerritory,
    OperationYear,
)
from data.mandate.contract.programme.rules import in_cents


@dataclass
class _Writer:
    session: Session
    stored: StoredInvestments
    batch_id: int
    source_id: int

    def add(self, row: Tracked) -> None:
        row.batch_id, row.source_id = self.batch_id, self.source_id
        self.session.add(row)
        self.session.flush()

    def programme(self, one: ProgrammeDraft, order: int) -> None:
        held = self.stored.programmes.get(key(one.code))
        row = (
            self.session.get_one(InvestmentProgramme, held.id)
            if held
            else InvestmentProgramme(
                organisation_id=self.stored.organisation_id,
                code=one.code,
                order=order,
                title=one.title or "",
            )
        )
        row.title = one.title or row.title
        if one.authorised_eur is not None:
            row.authorised_eur = in_cents(one.authorised_eur)
        row.authorised_on = one.authorised_on or row.authorised_on
        self.add(row)

    def operation(self, one: OperationDraft, programme_id: int, order: int) -> None:
        held = self.stored.operations.get(operation_key(one.code))
        row = (
            self.session.get_one(InvestmentOperation, held.id)
            if held
            else InvestmentOperation(
                programme_id=programme_id, code=one.code, order=order, title=one.title
            )
        )
        budget_id = self.stored.budget_ids.get(one.budget or "", row.budget_id)
        if (row.programme_id, row.title, row.budget_id) != (programme_id, one.title, budget_id) or (
            held is None
        ):
            row.programme_id, row.title, row.budget_id = programme_id, one.title, budget_id
            self.add(row)
        paid = {action.id for action in held.actions} if held else set()
        for name in one.actions:
            if (action_id := self.stored.action_ids[name]) not in paid:
                self.add(OperationAction(operation_id=row.id or 0, action_id=action_id))
        spots = {place.id for place in held.territories} if held else set()
        for name in one.territories:
            if (place_id := self.stored.territory_ids[name]) not in spots:
                self.add(OperationTerritory(operation_id=row.id or 0, territory_id=place_id))

    def year(self, one: OperationYearDraft, operation_id: int) -> None:
        row = self.session.exec(
            select(OperationYear).where(
                OperationYear.operation_id == operation_id, OperationYear.year == one.year
            )
        ).first() or OperationYear(operation_id=operation_id, year=one.year)
        for measure, euros in one.amounts_eur:
            if euros is not None:
                setattr(row, f"{measure.value}_eur", in_cents(euros))
        self.add(row)


def write_investments(
    session: Session,
    found: PlacedInvestments,
    stored: StoredInvestments,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Add what is new after what the base holds, change what the file changes, erase nothing."""
    writer = _Writer(session, stored, batch_id, source_id)
    changes = iter(found.comparison.lines)
    for rank, programme in enumerate(found.programmes, len(stored.programmes) + 1):
        if next(changes).difference is not Difference.UNCHANGED:
            writer.programme(programme, rank)
    programmes = {
        key(row.code): row.id or 0
        for row in session.exec(
            select(InvestmentProgramme).where(
                InvestmentProgramme.organisation_id == stored.organisation_id
            )
        )
    }
    for rank, one in enumerate(found.content.operations, len(stored.operations) + 1):
        if next(changes).difference is not Difference.UNCHANGED:
            writer.operation(one, programmes[key(one.programme)], rank)
    operations = {
        operation_key(row.code): row.id or 0
        for row in session.exec(select(InvestmentOperation))
        if row.programme_id in programmes.values()
    }
    for year in found.content.years:
        if next(changes).difference is not Difference.UNCHANGED:
            writer.year(year, operations[operation_key(year.operation)])
