"""The packaged formulas: readable, of known amounts, never mixing gross and net."""

from itertools import product
from pathlib import Path

import pytest

from data.finances.aggregates import by_code
from data.finances.engine import Formula, Variant, formulas, formulas_by_code, is_known
from data.finances.engine.formulas import read_formulas
from data.finances.vocabulary import AccountOrigin, AggregateCode, Method, Support

RATIOS_REST_ON = {
    "legal_operating_spending",
    "legal_direct_taxes",
    "legal_operating_revenue",
    "legal_equipment",
    "legal_debt",
    "legal_operating_grant",
    "legal_staff",
    "legal_loan_repayments",
}
VARIANTS = [
    pytest.param(formula, variant, id=f"{formula.code}-{'-'.join(variant.nomenclatures)}")
    for formula in formulas()
    for variant in formula.variants
]


def test_each_net_amount_is_one_that_the_ofgl_publishes() -> None:
    net = {one.code for one in formulas() if one.method is Method.NET and one.is_published}
    assert net == {code for code, one in by_code().items() if one.publisher is AccountOrigin.OFGL}


def test_the_amounts_that_ratios_rest_on_have_a_formula() -> None:
    assert {str(code) for code in AggregateCode} | RATIOS_REST_ON <= formulas_by_code().keys()


def test_gross_amounts_have_codes_of_their_own() -> None:
    legal = {one.code for one in formulas() if one.method is Method.LEGAL}
    assert legal == RATIOS_REST_ON
    assert not legal & by_code().keys()


@pytest.mark.parametrize(("formula", "variant"), VARIANTS)
def test_no_formula_mixes_gross_and_net(formula: Formula, variant: Variant) -> None:
    named = [term.amount for term in variant.terms if term.amount]
    assert {formulas_by_code()[code].method for code in named} <= {formula.method}


@pytest.mark.parametrize(("formula", "variant"), VARIANTS)
def test_a_formula_says_in_words_who_defines_it_and_what_checked_it(
    formula: Formula, variant: Variant
) -> None:
    assert all((formula.title, formula.words, formula.reference))
    assert variant.evidence.against


@pytest.mark.parametrize(("formula", "variant"), VARIANTS)
def test_a_verified_formula_is_made_of_verified_ones(formula: Formula, variant: Variant) -> None:
    if not variant.evidence.is_verified:
        return
    for term in variant.terms:
        for name, support in product(variant.nomenclatures, variant.supports):
            if term.amount:
                part = formulas_by_code()[term.amount].variant(name, support, 2020)
                assert part is not None
                assert part.evidence.is_verified, term.amount


@pytest.mark.parametrize(("formula", "variant"), VARIANTS)
def test_what_is_left_out_is_part_of_what_is_counted(formula: Formula, variant: Variant) -> None:
    for term in variant.terms:
        assert all(one.startswith(term.accounts) for one in term.except_accounts), term


@pytest.mark.parametrize(("formula", "variant"), VARIANTS)
def test_formulas_name_accounts_that_their_nomenclature_has(
    formula: Formula, variant: Variant
) -> None:
    for name in variant.nomenclatures:
        # A formula of several nomenclatures may name an account that one of them lacks.
        others = [one for one in variant.nomenclatures if one != name]
        for term in variant.terms:
            for account in (*term.accounts, *term.except_accounts):
                known = [
                    one for one in (name, *others) if len(account) < 3 or is_known(one, account)
                ]
                assert known, account


@pytest.mark.parametrize("support", Support)
@pytest.mark.parametrize("name", ["M57", "M14", "M4"])
def test_one_variant_at_most_holds_for_an_account_set(name: str, support: Support) -> None:
    for formula in formulas():
        assert sum(one.holds(name, support, 2024) for one in formula.variants) <= 1, formula.code


_ENTRY = """
- code: {code}
  method: {method}
  title: t
  words: w
  reference: r
  variants:
    - nomenclatures: [M57]
      verified: false
      against: x
      add: [{term}]
"""
TWICE = _ENTRY.format(code="a", method="net", term='{take: debit, accounts: ["60", "606"]}')
MIXED = _ENTRY.format(
    code="a", method="net", term='{take: debit, accounts: ["60"]}'
) + _ENTRY.format(code="b", method="legal", term="{amount: a}")
NOWHERE = _ENTRY.format(code="a", method="net", term="{amount: later}")


@pytest.mark.parametrize(
    ("content", "error"), [(TWICE, ValueError), (MIXED, ValueError), (NOWHERE, KeyError)]
)
def test_formulas_that_count_twice_mix_methods_or_name_nothing_are_refused(
    tmp_path: Path, content: str, error: type[Exception]
) -> None:
    (tmp_path / "1.yaml").write_text(content, "utf-8")
    with pytest.raises(error):
        read_formulas(tmp_path)


def test_no_formula_of_accounts_is_verified_for_balances_that_nobody_read() -> None:
    verified = [
        (formula.code, variant.supports)
        for formula in formulas()
        for variant in formula.variants
        if variant.evidence.is_verified and any(term.accounts for term in variant.terms)
    ]
    assert verified
    assert {supports for _, supports in verified} == {(Support.ACT,)}
