"""The door to the settings of budgets."""

from data.base.database import reading
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.finances.budgets_desk.reading import read_changes, read_settings
from data.finances.budgets_desk.saving import add_exemption, end_exemption, set_activity
from data.finances.budgets_desk.views import BudgetsView

__all__ = ["add_exemption", "budgets_view", "end_exemption", "set_activity"]


def budgets_view(scope: Scope) -> BudgetsView:
    """Return every budget of a town, what it is for, and what it is exempt from."""
    with reading() as session:
        budgets = read_settings(session, scope.organisation, scope.on)
        town = first_organisation(session)
        return BudgetsView(
            budgets=budgets,
            changes=read_changes(session, budgets),
            on=scope.on,
            is_demonstration=town is not None and is_demonstration(session, town),
        )
