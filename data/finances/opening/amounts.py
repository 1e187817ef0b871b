"""One figure of one budget and one year, opened to what makes it. Free of database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.base.formats import percent, quantity
from data.finances.engine import AccountPart, Ledger, Variant, family, formulas_by_code, opened
from data.finances.engine import term_parts as parts_of_term
from data.finances.engine.formulas import Take, Term
from data.finances.models import Loan
from data.finances.opening import tables, words
from data.finances.opening.catalogue import definition_of, title_of
from data.finances.opening.quotients import POPULATION, Quotient, quotients
from data.finances.opening.rules import SetAmounts, added_up, share_pct, why_no_quotient
from data.finances.opening.views import AccountRow, AmountSheet, LoanRow, Provenance, TermRow
from data.finances.vocabulary import AccountOrigin

Titles = Callable[[str], str]


@dataclass(frozen=True)
class Asked:
    """What is opened: a figure of the amounts of one set.

    Attributes:
        whose: the budget, as its title gives it.
        title_of_account: names an account of the budget's nomenclature; empty when unknown.
        sans: why the net ratios are without object for this budget; empty otherwise.
    """

    code: str
    whose: str
    budget: str
    year: int
    origin: AccountOrigin
    amounts: SetAmounts
    ledger: Ledger | None
    loans: Sequence[Loan]
    provenance: Provenance
    title_of_account: Titles
    sans: str = ""


def opened_amount(asked: Asked) -> AmountSheet:
    """Open a figure: a ratio to its two parts, an amount to its terms, accounts and loans."""
    quotient = quotients().get(asked.code)
    return _ratio_sheet(asked, quotient) if quotient else _amount_sheet(asked)


def _ratio_sheet(asked: Asked, quotient: Quotient) -> AmountSheet:
    values = {code: asked.amounts.value(code) for code in quotient.codes}
    population = asked.amounts.value(POPULATION)
    terms = quotient_terms(quotient, values, population, asked.budget)
    is_verified = _are_verified(asked, quotient)
    return AmountSheet(
        code=asked.code,
        title=quotient.title,
        sentence=ratio_sentence(
            quotient, values, population, words.budget_said(asked.whose), asked.year, asked.sans
        ),
        amount_eur=None,
        words=quotient.words,
        definition="",
        reference=quotient.reference,
        evidence=words.PARTS_VERIFIED.get(is_verified, ""),
        is_verified=is_verified,
        terms=terms,
        accounts=(),
        loans=(),
        notes=(words.GROSS,) if quotient.is_legal else (),
        provenances=(asked.provenance,),
        table=tables.terms_table(asked.whose, asked.year, asked.provenance, terms),
    )


def _are_verified(asked: Asked, quotient: Quotient) -> bool | None:
    variants = [_variant(asked, code) for code in quotient.codes]
    if asked.ledger is None or not variants or None in variants:
        return None
    return all(one.evidence.is_verified for one in variants if one)


def ratio_sentence(
    quotient: Quotient,
    values: Mapping[str, Decimal | None],
    population: Decimal | None,
    whose: str,
    year: int,
    sans: str = "",
) -> str:
    """Say a ratio of amounts, or why it has no number."""
    numerator = added_up(values[code] for code in quotient.numerator)
    is_per_head = quotient.denominator == POPULATION
    denominator = population if is_per_head else values.get(quotient.denominator)
    value = quotient.value(numerator, denominator)
    if sans and not quotient.is_legal:
        return words.unknown_sentence(quotient.title, whose, year, sans)
    if value is None:
        why = why_no_quotient(quotient, numerator, denominator)
        return words.unknown_sentence(quotient.title, whose, year, why)
    return words.sentence(quotient.title, whose, year, words.quotient_text(quotient, value))


def quotient_terms(
    quotient: Quotient,
    values: Mapping[str, Decimal | None],
    population: Decimal | None,
    budget: str,
) -> tuple[TermRow, ...]:
    """Return what is divided, then what it is divided by."""
    above = tuple(
        TermRow("+" if rank else "", title_of(code), values[code], code, budget)
        for rank, code in enumerate(quotient.numerator)
    )
    if not above:
        return ()
    if quotient.denominator == POPULATION:
        return (*above, TermRow("÷", words.PEOPLE, population))
    code = quotient.denominator
    return (*above, TermRow("÷", title_of(code), values[code], code, budget))


def _amount_sheet(asked: Asked) -> AmountSheet:
    formula = formulas_by_code().get(asked.code)
    variant = _variant(asked, asked.code)
    value = asked.amounts.value(asked.code)
    accounts = _accounts(asked, value)
    loans = tuple(map(_loan, asked.loans)) if _is_of_loans(asked, asked.code) else ()
    return AmountSheet(
        code=asked.code,
        title=title_of(asked.code),
        sentence=_sentence(asked, value),
        amount_eur=value,
        words=formula.words if formula else "",
        definition=definition_of(asked.code),
        reference=formula.reference if formula else "",
        evidence=_evidence(variant) if asked.ledger else "",
        is_verified=variant.evidence.is_verified if variant and asked.ledger else None,
        terms=_terms(asked, variant),
        accounts=accounts,
        loans=loans,
        notes=_notes(asked, value),
        provenances=(asked.provenance,),
        table=tables.accounts_table(asked.whose, asked.year, asked.provenance, asked.code, accounts)
        if accounts
        else tables.loans_table(asked.whose, asked.year, asked.provenance, loans),
    )


def _variant(asked: Asked, code: str) -> Variant | None:
    """Return the formula that made an amount: by the lines of a set, whatever holds otherwise."""
    formula = formulas_by_code().get(code)
    if formula and asked.ledger:
        ledger = asked.ledger
        return formula.variant(family(ledger.nomenclature), ledger.support, ledger.year)
    return asked.amounts.variant(code)


def _evidence(variant: Variant | None) -> str:
    if variant is None:
        return ""
    return words.evidence_words(variant.evidence.is_verified, variant.evidence.against)


def _sentence(asked: Asked, value: Decimal | None) -> str:
    whose = words.budget_said(asked.whose)
    if value is not None:
        text = words.euros_exactly(value)
        return words.sentence(title_of(asked.code), whose, asked.year, text)
    made = asked.amounts.made.get(asked.code)
    why = words.WHY_NOT[made.why] if made and made.why else words.NOT_GIVEN
    return words.unknown_sentence(title_of(asked.code), whose, asked.year, why)


def _accounts(asked: Asked, value: Decimal | None) -> tuple[AccountRow, ...]:
    if asked.ledger is None or value is None or asked.code not in formulas_by_code():
        return ()
    return tuple(
        AccountRow(
            part.account,
            asked.title_of_account(part.account),
            part.chapter,
            part.amount_eur,
            share_pct(part.amount_eur, value),
        )
        for part in opened(asked.ledger, asked.code)
    )


def _terms(asked: Asked, variant: Variant | None) -> tuple[TermRow, ...]:
    """Return the signed terms; a published amount only has those that are amounts."""
    if variant is None:
        return ()
    rows = []
    for term in variant.terms:
        sign = "+" if term.sign > 0 else "−"
        if term.amount:
            amount = asked.amounts.value(term.amount)
            rows.append(TermRow(sign, title_of(term.amount), amount, term.amount, asked.budget))
        elif asked.ledger:
            rows.append(TermRow(sign, words.term_words(term), _taken(term, asked.ledger)))
    return tuple(rows)


def _taken(term: Term, ledger: Ledger) -> Decimal | None:
    if term.take is Take.OUTSTANDING:
        return ledger.outstanding_eur
    parts: tuple[AccountPart, ...] = parts_of_term(term, ledger)
    return sum((part.amount_eur for part in parts), Decimal(0))


def _is_of_loans(asked: Asked, code: str) -> bool:
    """Tell whether the loans of the annex are part of an amount."""
    variant = _variant(asked, code)
    return any(
        term.take is Take.OUTSTANDING or (term.amount and _is_of_loans(asked, term.amount))
        for term in (variant.terms if variant and asked.ledger else ())
    )


def _loan(row: Loan) -> LoanRow:
    rate = " ".join(
        part
        for part in (
            words.RATE_KINDS.get(row.rate_kind or "", row.rate_kind or ""),
            percent(row.rate_pct, 2) if row.rate_pct is not None else "",
        )
        if part
    )
    return LoanRow(
        row.number, row.lender or "", row.account or "", rate, row.years_left, row.outstanding_eur
    )


def _notes(asked: Asked, value: Decimal | None) -> tuple[str, ...]:
    said = []
    population = asked.amounts.population
    if value is not None and population:
        head = quantity(value / population, "€ par habitant", 2)
        said.append(f"Soit {head}, pour {quantity(population, 'habitants')}.")
    if value == 0 and asked.ledger and not _accounts(asked, value):
        said.append(words.NO_FLOW)
    if value is not None and asked.ledger is None:
        is_entered = asked.origin is AccountOrigin.TOWN
        said.append(words.ENTERED if is_entered else words.PUBLISHED)
    return tuple(said)
