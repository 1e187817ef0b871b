"""What the legal ratios of one account set are shown as."""

from dataclasses import dataclass
from decimal import Decimal

from data.finances.legal.rules import Agreement


@dataclass(frozen=True)
class LegalRatioLine:
    """One ratio of the law.

    Attributes:
        value: in ``unit``: euros per inhabitant, or 0-100; ``text`` says it, or why there is none.
        printed: the ratio as the act prints it; ``mean``, the national mean that it copies.
        gap: computed less printed.
        evidence: against what the formulas were checked, or what would check them.
    """

    number: int
    title: str
    words: str
    unit: str
    value: Decimal | None
    printed: Decimal | None
    mean: Decimal | None
    text: str
    printed_text: str
    gap: Decimal | None
    agreement: Agreement
    agreement_text: str
    mean_text: str
    is_verified: bool
    evidence: str


@dataclass(frozen=True)
class LegalRatiosView:
    """The legal ratios of one budget and year.

    Attributes:
        why: what would fill it, when it is empty.
        origin: act or balance, in words, with the stage of the accounts.
        population: that the ratios per inhabitant divide by.
        mean_source: where the act says that its national means come from.
        note: what a reader must keep in mind.
    """

    budget: str
    year: int | None
    lines: tuple[LegalRatioLine, ...] = ()
    why: str = ""
    origin: str = ""
    population: int | None = None
    mean_source: str = ""
    source: str = ""
    note: str = ""
    is_provisional: bool = False
    is_simulated: bool = False

    @property
    def has_printed(self) -> bool:
        """Tell that the accounts print ratios or means of their own."""
        return any(line.printed is not None or line.mean is not None for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Tell that no account lines are known."""
        return not self.lines
