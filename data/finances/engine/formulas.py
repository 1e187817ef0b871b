"""The formulas of amounts, as the packaged files write them, each with what it was checked on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from data.finances.vocabulary import Method, Support

_FOLDER = Path(__file__).resolve().parents[2] / "reference" / "formulas"


class Take(StrEnum):
    """What is taken of the accounts of a term.

    Attributes:
        NET_DEBIT: debit − credit (DN in the OFGL's notation); so is NET_CREDIT the other way.
        LEAST: the smaller of debit and credit (« gestion active de la dette »).
        CLOSING_CREDIT: credit − debit of the closing balances (SCN).
        OUTSTANDING: the debt of the loan annex.
    """

    DEBIT = "debit"
    CREDIT = "credit"
    NET_DEBIT = "net_debit"
    NET_CREDIT = "net_credit"
    LEAST = "least"
    CLOSING_CREDIT = "closing_credit"
    CLOSING_DEBIT = "closing_debit"
    OUTSTANDING = "outstanding"


class Operations(StrEnum):
    """Which operations a term counts: real ones, order ones, or both."""

    REAL = "real"
    ORDER = "order"
    ALL = "all"


@dataclass(frozen=True)
class Term:
    """A part of a formula: what is taken of some accounts, or another amount.

    Attributes:
        sign: 1, or -1 for what is subtracted.
        accounts: what the numbers begin with.
        except_accounts: those among them that are left out.
        amount: code of another amount, which stands in place of accounts.
    """

    sign: int
    take: Take | None
    accounts: tuple[str, ...] = ()
    except_accounts: tuple[str, ...] = ()
    operations: Operations = Operations.REAL
    amount: str = ""

    def counts(self, account: str, is_order: bool) -> bool:
        """Tell whether a flow of one of its accounts is counted."""
        is_wanted = is_order == (self.operations is Operations.ORDER)
        if self.operations is not Operations.ALL and not is_wanted:
            return False
        return not (self.except_accounts and account.startswith(self.except_accounts))


@dataclass(frozen=True)
class Evidence:
    """Whether a formula was checked, and against what; else what would check it."""

    is_verified: bool
    against: str


@dataclass(frozen=True)
class Variant:
    """A formula as it holds for some nomenclatures, years and supports; both years included."""

    nomenclatures: tuple[str, ...]
    supports: tuple[Support, ...]
    from_year: int | None
    to_year: int | None
    terms: tuple[Term, ...]
    evidence: Evidence

    def holds(self, family: str, support: Support, year: int) -> bool:
        """Tell whether it holds for the accounts of a year."""
        return (
            family in self.nomenclatures
            and support in self.supports
            and (self.from_year or year) <= year <= (self.to_year or year)
        )


@dataclass(frozen=True)
class Formula:
    """How an amount is made.

    Attributes:
        code: for the net method, of ``aggregates.yaml``; legal amounts have their own codes.
        words: the formula as a finance director says it.
        reference: who defines it.
        is_published: the OFGL publishes the net amount; false for one that only serves to explain.
    """

    code: str
    method: Method
    title: str
    words: str
    reference: str
    variants: tuple[Variant, ...]
    is_published: bool = True

    def variant(self, family: str, support: Support, year: int) -> Variant | None:
        """Return the formula for the accounts of a year, if it is known."""
        return next((one for one in self.variants if one.holds(family, support, year)), None)


@lru_cache(maxsize=1)
def formulas() -> tuple[Formula, ...]:
    """Return every formula, in the order of reading: an amount stands after those it is made of."""
    return read_formulas(_FOLDER)


def read_formulas(folder: Path) -> tuple[Formula, ...]:
    """Read the formulas of a folder, file by file.

    Raises:
        KeyError: an entry lacks a field, or names an amount that stands nowhere before it.
        ValueError: an entry has an unknown word, counts an account twice or mixes methods.
    """
    found: dict[str, Formula] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            formula = _formula(entry)
            for variant in formula.variants:
                for term in variant.terms:
                    if term.amount and found[term.amount].method is not formula.method:
                        raise ValueError(f"{formula.code} mixes gross and net amounts")
            found[formula.code] = formula
    return tuple(found.values())


@lru_cache(maxsize=1)
def formulas_by_code() -> Mapping[str, Formula]:
    """Return every formula by the code of its amount."""
    return MappingProxyType({one.code: one for one in formulas()})


def _formula(entry: Mapping[str, Any]) -> Formula:
    return Formula(
        code=entry["code"],
        method=Method(entry["method"]),
        title=entry["title"],
        words=entry["words"],
        reference=entry["reference"],
        variants=tuple(_variant(one) for one in entry["variants"]),
        is_published=entry.get("published", True),
    )


def _variant(entry: Mapping[str, Any]) -> Variant:
    signed = [(1, one) for one in entry.get("add", ())]
    signed += [(-1, one) for one in entry.get("subtract", ())]
    return Variant(
        nomenclatures=tuple(entry["nomenclatures"]),
        supports=tuple(Support(one) for one in entry.get("supports", tuple(Support))),
        from_year=entry.get("from_year"),
        to_year=entry.get("to_year"),
        terms=tuple(_term(sign, one) for sign, one in signed),
        evidence=Evidence(entry["verified"], entry["against"]),
    )


def _term(sign: int, entry: Mapping[str, Any]) -> Term:
    if "amount" in entry:
        return Term(sign, None, amount=entry["amount"])
    accounts = tuple(entry.get("accounts", ()))
    if any(one != other and one.startswith(other) for one in accounts for other in accounts):
        raise ValueError(f"accounts counted twice: {', '.join(accounts)}")
    return Term(
        sign,
        Take(entry["take"]),
        accounts=accounts,
        except_accounts=tuple(entry.get("except", ())),
        operations=Operations(entry.get("operations", Operations.REAL)),
    )
