"""Where what was read goes: one way of placing it beside the base for each kind of content."""

from sqlmodel import Session

from data.base.models import Organisation
from data.finances.drafts import AccountsDraft
from data.finances.investments.drafts import InvestmentsDraft
from data.importers.formats import Content
from data.importers.placing.accounts import accounts_destination
from data.importers.placing.destination import Destination, Signature
from data.importers.placing.grid import grid_destination
from data.importers.placing.indicators import indicators_destination
from data.importers.placing.investments import investments_destination
from data.importers.placing.plans import plan_destination
from data.importers.placing.programme import programme_destination
from data.importers.placing.statistics import statistics_destination
from data.importers.placing.territories import territories_destination
from data.indicators.drafts import StatisticsDraft
from data.mandate.contract.programme.imported.drafts import ProgrammeDraft
from data.mandate.drafts import PlanDraft
from data.territories.drafts import TerritoriesDraft
from data.territories.grid.drafts import GridDraft

__all__ = ["Destination", "Signature", "destination"]


def destination(
    session: Session,
    organisation: Organisation | None,
    content: Content,
    *,
    is_corrected: bool = False,
) -> Destination:
    """Place content beside the base. Without an organisation, everything is new.

    ``is_corrected`` tells that the content is what the officer wants, word for word: nothing that
    the base holds replaces it any more.
    """
    if isinstance(content, PlanDraft):
        return plan_destination(session, organisation, content, is_corrected=is_corrected)
    if isinstance(content, ProgrammeDraft):
        return programme_destination(session, organisation, content)
    if isinstance(content, InvestmentsDraft):
        return investments_destination(session, organisation, content)
    if isinstance(content, TerritoriesDraft):
        return territories_destination(session, organisation, content)
    if isinstance(content, GridDraft):
        return grid_destination(session, organisation, content)
    if isinstance(content, StatisticsDraft):
        return statistics_destination(session, organisation, content)
    if isinstance(content, AccountsDraft):
        return accounts_destination(session, organisation, content)
    return indicators_destination(session, organisation, content)
