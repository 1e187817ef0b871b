"""Writing the programme of a file: each row names the import that brought it, and its source."""

from sqlmodel import Session

from data.base.comparison import Difference
from data.mandate.contract.programme.imported.drafts import ProjectDraft
from data.mandate.contract.programme.imported.placing import PlacedProgramme, StoredProgramme
from data.mandate.contract.programme.rules import in_cents
from data.mandate.contract.programme.views import Financer
from data.mandate.models import ProgrammeLine


def write_programme(
    session: Session,
    found: PlacedProgramme,
    stored: StoredProgramme,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Add the new projects after those of the base, change those that the file changes.

    A project that the file does not name stays as it is.
    """
    last = max((line.order for line in stored.lines), default=0)
    changes = zip(found.content.projects, found.rows, found.comparison.lines, strict=True)
    for one, held, change in changes:
        if change.difference is Difference.UNCHANGED:
            continue
        if held is None:
            last += 1
            row = ProgrammeLine(
                plan_id=stored.plan_id or 0,
                year=one.year,
                order=last,
                title=one.title,
                bearer=one.bearer,
                credit=one.credit,
            )
        else:
            row = session.get_one(ProgrammeLine, held.id)
        _fill(row, one, stored)
        row.batch_id, row.source_id = batch_id, source_id
        session.add(row)


def _fill(row: ProgrammeLine, one: ProjectDraft, stored: StoredProgramme) -> None:
    row.title, row.bearer, row.credit = one.title, one.bearer, one.credit
    row.objective_id = stored.objective_ids.get(one.objective or "")
    row.territory_id = stored.quarter_ids.get(one.territory or "")
    row.outcome = one.outcome
    for financer in Financer:
        setattr(row, f"{financer.value}_eur", in_cents(one.amount(financer)))
