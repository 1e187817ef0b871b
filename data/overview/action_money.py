"""The money of an action: the operations of the PPI that pay for it, read across two worlds."""

from data.base.views import Scope
from data.finances.investments.rules import total_of
from data.finances.investments.service import list_money
from data.finances.investments.views import Measure
from data.overview.money_views import ActionMoney, PayingOperation


def action_money(scope: Scope, code: str) -> ActionMoney:
    """Return the operations that pay for an action of the plan looked at, by its code."""
    operations = list_money(scope)
    paying = []
    for one in operations:
        if not any(action.plan == scope.plan and action.code == code for action in one.actions):
            continue
        total = total_of(one.title, [one], scope.on.year)
        paying.append(
            PayingOperation(
                code=one.code,
                title=one.title,
                planned=total.sum(Measure.PLANNED),
                executed=total.sum(Measure.EXECUTED),
                subsidies_planned=total.sum(Measure.SUBSIDIES_PLANNED),
                subsidies_received=total.sum(Measure.SUBSIDIES_RECEIVED),
                others=len(one.actions) - 1,
                is_simulated=one.is_simulated,
            )
        )
    return ActionMoney(tuple(paying), bool(operations))
