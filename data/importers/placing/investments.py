"""The PPI beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.finances.investments.drafts import InvestmentsDraft
from data.finances.investments.imported.placing import StoredInvestments, placed, read_stored
from data.finances.investments.imported.writing import write_investments
from data.importers.placing.destination import Destination, Signature


def investments_destination(
    session: Session, organisation: Organisation | None, draft: InvestmentsDraft
) -> Destination:
    """Place the operations of a PPI, with their years and their links."""
    stored = (
        read_stored(session, organisation.code, organisation.id or 0)
        if organisation
        else StoredInvestments()
    )
    found = placed(draft, stored)

    def write(by: Signature) -> None:
        write_investments(session, found, stored, batch_id=by.batch_id, source_id=by.source_id)

    return Destination(
        content=found.content,
        comparison=found.comparison,
        write=write,
        problems=found.problems if organisation else (),
    )
