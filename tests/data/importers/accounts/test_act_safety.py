"""Nothing personal leaves an act, and nothing in one can harm."""

import pickle
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.accounts import acts
from data.importers.accounts.acts import read, score
from tests.data.importers.accounts.made_acts import (
    LINE,
    NAMESPACE,
    SECRETS,
    a_budget,
    a_loan,
    an_act,
)
from tests.data.importers.accounts.making import NOBODY, SAINT_OMER, only, opened, refusal, sets_of

_LOCAL = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_nobody_named_in_an_act_leaves_a_trace(tmp_path: Path) -> None:
    loans = [a_loan(), a_loan(CodTypEmpr="09", NomBenefEmprGaranti="GARANTIE-SECRETE")]
    content = an_act(a_budget(loans=loans))
    for secret in SECRETS:
        assert secret.encode("latin-1") in content
    reading = read(opened(tmp_path, content, "acte.xml"), SAINT_OMER)
    told = repr(reading) + repr(asdict(reading)) + str(pickle.dumps(reading))
    for secret in (*SECRETS, "Zéphyrine", "Quatremère"):
        assert secret not in told
    assert len(only(reading).loans) == 1


def test_a_refusal_names_nobody_either(tmp_path: Path) -> None:
    broken = an_act(a_budget([LINE | {"MtReal": "x"}]))
    cut = an_act()[:-200]
    for content in (broken, cut):
        said = refusal(read, opened(tmp_path, content, "acte.xml"))
        assert not any(secret in said for secret in SECRETS)


def test_an_act_cut_short_says_where(tmp_path: Path) -> None:
    content = an_act()
    said = refusal(read, opened(tmp_path, content[: content.index(b"</LigneBudget>")], "acte.xml"))
    assert "Ligne 8" in said
    assert "il est incomplet ou abîmé" in said


@pytest.mark.parametrize("padding", [0, 100_000])
def test_a_document_type_is_refused(tmp_path: Path, padding: int) -> None:
    start, end = an_act().split(b"\n", 1)
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    bad = start + b"\n<!--" + b" " * padding + b"-->" + entity + end.replace(b"2024", b"&b;")
    with pytest.raises(RefusedFileError) as caught:
        read(opened(tmp_path, bad, "acte.xml"), SAINT_OMER)
    assert "root:" not in str(caught.value)


def test_a_deep_document_is_refused(tmp_path: Path) -> None:
    deep = "<a>" * 5000 + "</a>" * 5000
    said = refusal(read, opened(tmp_path, an_act(deep), "acte.xml"))
    assert "incomplet ou abîmé" in said


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    bloated = f"<Budget><LigneBudget>{'<x/>' * 6000}</LigneBudget></Budget>"
    assert "incomplet ou abîmé" in refusal(read, opened(tmp_path, an_act(bloated), "acte.xml"))


def test_far_too_many_lines_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "_MOST_LINES", 3)
    said = refusal(read, opened(tmp_path, an_act(a_budget([LINE] * 4)), "acte.xml"))
    assert "dans un seul acte" in said


def test_other_xml_scores_nothing(tmp_path: Path) -> None:
    other = b"<?xml version='1.0'?><autre/>"
    assert score(opened(tmp_path, other, "autre.xml")) == 0
    assert "aucun acte budgétaire" in refusal(read, opened(tmp_path, other, "autre.xml"))
    nested = f"<?xml version='1.0'?><autre xmlns='{NAMESPACE}'><DocumentBudgetaire/></autre>"
    assert "<DocumentBudgetaire> était attendu" in refusal(
        read, opened(tmp_path, nested, "autre.xml")
    )


_ACT = an_act(a_budget([LINE, LINE | {"Nature": "64111"}]))


@given(st.integers(0, len(_ACT) - 1), st.integers(0, 40), st.binary(max_size=12))
@_LOCAL
def test_a_mutated_act_is_read_or_refused(
    tmp_path: Path, start: int, length: int, inserted: bytes
) -> None:
    content = _ACT[:start] + inserted + _ACT[start + length :]
    file = opened(tmp_path, content, "acte.xml")
    with suppress(RefusedFileError):
        score(file)
        assert sets_of(read(file, NOBODY))
