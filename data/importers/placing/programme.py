"""The annual programme beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.importers.placing.destination import Destination, Signature
from data.mandate.contract.programme.imported.drafts import ProgrammeDraft
from data.mandate.contract.programme.imported.placing import (
    StoredProgramme,
    placed,
    read_programme,
)
from data.mandate.contract.programme.imported.writing import write_programme


def programme_destination(
    session: Session, organisation: Organisation | None, draft: ProgrammeDraft
) -> Destination:
    """Place the projects of a contrat de ville, year by year."""
    stored = read_programme(session, organisation.code) if organisation else StoredProgramme()
    found = placed(draft, stored)

    def write(by: Signature) -> None:
        write_programme(session, found, stored, batch_id=by.batch_id, source_id=by.source_id)

    return Destination(
        content=found.content,
        comparison=found.comparison,
        write=write,
        problems=found.problems if organisation else (),
    )
