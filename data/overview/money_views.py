"""What the sheet of an action says of its money: frozen values, free of database and screen."""

from dataclasses import dataclass
from decimal import Decimal

from data.mandate.contract.programme.views import Sum


@dataclass(frozen=True)
class PayingOperation:
    """An operation that pays for an action: its totals over its years, missing never zero.

    Attributes:
        others: how many other actions it pays for: its euros are parted by nobody.
    """

    code: str
    title: str
    planned: Sum
    executed: Sum
    subsidies_planned: Sum
    subsidies_received: Sum
    others: int
    is_simulated: bool


@dataclass(frozen=True)
class ActionMoney:
    """What pays for an action; ``has_ppi`` tells a base that knows a PPI at all."""

    operations: tuple[PayingOperation, ...]
    has_ppi: bool

    @property
    def planned_eur(self) -> Decimal | None:
        """Return what is planned in all, in euros; nothing when nobody said."""
        known = [one.planned.known_eur for one in self.operations]
        found = [euros for euros in known if euros is not None]
        return sum(found, Decimal(0)) if found else None
