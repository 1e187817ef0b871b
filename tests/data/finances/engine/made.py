"""Account lines made by hand, whose sums can be checked by hand."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from data.finances.drafts import BalanceLineDraft, BudgetLineDraft
from data.finances.engine import Flow, Ledger, account_titles
from data.finances.vocabulary import Support


def spent(account: str, amount: str, chapter: str = "", *, is_order: bool = False) -> Flow:
    """Return a dépense of an act."""
    return Flow(account, chapter, is_order, debit=Decimal(amount))


def received(account: str, amount: str, chapter: str = "", *, is_order: bool = False) -> Flow:
    """Return a recette of an act."""
    return Flow(account, chapter, is_order, credit=Decimal(amount))


def act(*flows: Flow, nomenclature: str = "M57", debt: str | None = None) -> Ledger:
    """Return the lines of an act."""
    outstanding = None if debt is None else Decimal(debt)
    return Ledger(2024, nomenclature, Support.ACT, flows, outstanding)


def balance(*flows: Flow, nomenclature: str = "M57") -> Ledger:
    """Return the lines of a trial balance."""
    return Ledger(2024, nomenclature, Support.BALANCE, flows)


TOWN = act(
    spent("60612", "120.10", "011"),
    spent("6215", "30", "012"),
    spent("64111", "500", "012"),
    received("6419", "20", "013"),
    spent("65748", "80", "65"),
    spent("66111", "40.05", "66"),
    spent("673", "3", "67"),
    spent("6811", "70", "042", is_order=True),
    spent("6817", "9", "68"),
    spent("739116", "15", "014"),
    received("73111", "600", "731"),
    received("73211", "100", "73"),
    received("73123", "50", "731"),
    received("74111", "200", "74"),
    received("744", "4", "74"),
    received("748312", "6", "74"),
    received("74718", "10", "74"),
    received("7066", "60", "70"),
    received("752", "12", "75"),
    received("775", "33", "77"),
    received("777", "5", "042", is_order=True),
    received("722", "11", "042", is_order=True),
    received("002", "77", "002"),
    spent("1641", "90", "16"),
    received("1641", "150", "16"),
    spent("16449", "25", "16"),
    received("16449", "20", "16"),
    spent("2031", "8", "20"),
    spent("2041512", "7", "204"),
    spent("21312", "130", "21"),
    received("238", "6", "23"),
    spent("2315", "200", "23"),
    spent("458101", "13", "458101"),
    received("10222", "21", "10"),
    received("1068", "44", "10"),
    received("1323", "35", "13"),
    nomenclature="M57",
    debt="1000",
)
"""A year of a town: real and order lines, a disposal, a refinancing, a past result."""

_CENTS = st.integers(min_value=-(10**9), max_value=10**11).map(lambda cents: Decimal(cents) / 100)


def flows(nomenclature: str = "M57") -> st.SearchStrategy[tuple[Flow, ...]]:
    """Return any lines on accounts of a nomenclature."""
    some = st.builds(
        Flow,
        account=st.sampled_from(sorted(account_titles(nomenclature))),
        chapter=st.sampled_from(["", "011", "012", "65", "16"]),
        is_order=st.booleans(),
        debit=_CENTS,
        credit=_CENTS,
        closing_debit=_CENTS,
        closing_credit=_CENTS,
    )
    return st.lists(some, max_size=40).map(tuple)


NOMENCLATURES = st.sampled_from(["M57", "M14", "M4", "M49"])


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Return any lines, of any nomenclature and support."""
    nomenclature = draw(NOMENCLATURES)
    return Ledger(
        year=draw(st.integers(min_value=2012, max_value=2032)),
        nomenclature=nomenclature,
        support=draw(st.sampled_from(Support)),
        flows=draw(flows(nomenclature)),
        outstanding_eur=draw(st.none() | _CENTS),
    )


def as_lines(ledger: Ledger) -> tuple[BudgetLineDraft, ...]:
    """Return the lines of an act as an import drafts them, twice as much voted as realised."""
    return tuple(
        BudgetLineDraft(
            account=flow.account,
            chapter=flow.chapter,
            function=None,
            is_spending=bool(flow.debit),
            is_order=flow.is_order,
            voted_eur=2 * (flow.debit + flow.credit),
            realised_eur=flow.debit + flow.credit,
        )
        for flow in ledger.flows
    )


def as_balance(ledger: Ledger) -> tuple[BalanceLineDraft, ...]:
    """Return the same accounts as a trial balance gives them: order operations within the rest."""
    zero = Decimal(0)
    found: dict[str, BalanceLineDraft] = {}
    for flow in ledger.flows:
        line = found.get(flow.account, BalanceLineDraft(flow.account, *[zero] * 10))
        order = (flow.debit, flow.credit) if flow.is_order else (zero, zero)
        found[flow.account] = replace(
            line,
            budget_debit_eur=line.budget_debit_eur + flow.debit,
            budget_credit_eur=line.budget_credit_eur + flow.credit,
            order_debit_eur=line.order_debit_eur + order[0],
            order_credit_eur=line.order_credit_eur + order[1],
        )
    return tuple(found.values())
