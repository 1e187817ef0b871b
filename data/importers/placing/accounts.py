"""Accounts beside the base."""

from sqlmodel import Session

from data.base.comparison import Comparison
from data.base.models import Organisation
from data.finances import saving as finances
from data.finances.drafts import AccountsDraft
from data.importers.placing.destination import Destination, Signature


def accounts_destination(
    session: Session, organisation: Organisation | None, draft: AccountsDraft
) -> Destination:
    """Place each account set beside the one that the base holds from the same publication."""
    stored = (
        finances.read_stored(session, organisation, draft)
        if organisation
        else finances.StoredAccounts()
    )
    sets = finances.placed(draft, stored)
    others = (
        finances.read_comparators(session, organisation, draft.comparators) if organisation else {}
    )

    def write(by: Signature) -> None:
        assert organisation is not None
        finances.write_accounts(
            session, organisation, sets, stored, batch_id=by.batch_id, source_id=by.source_id
        )
        finances.write_comparators(
            session,
            organisation,
            draft.comparators,
            others,
            batch_id=by.batch_id,
            source_id=by.source_id,
        )

    return Destination(
        content=draft,
        comparison=Comparison(
            (
                *finances.compared(sets, stored).lines,
                *finances.compared_comparators(draft.comparators, others),
            )
        ),
        write=write,
        # Before the base has its town, nobody can tell which budgets of a file are one.
        problems=tuple(finances.problems(sets, stored)) if organisation else (),
    )
