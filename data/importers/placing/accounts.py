"""Accounts beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.finances.drafts import AccountsDraft
from data.importers.placing.destination import Destination


def accounts_destination(
    session: Session, organisation: Organisation | None, draft: AccountsDraft
) -> Destination:
    """Place it beside what the base holds."""
    raise NotImplementedError
