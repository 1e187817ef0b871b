"""INSEE's own tables on priority quarters, where they stand beside the checkout.

They are not ours to carry along: a stranger's clone skips this file.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from data.base.settings import PROJECT_ROOT
from data.importers.files import IncomingFile
from data.importers.formats import Town
from data.importers.official import quarter_statistics
from data.importers.official.layouts import layouts
from data.importers.official.matching import matches
from data.importers.opened import OpenedFile
from data.indicators.drafts import ObservationDraft, StatisticsDraft

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples" / "territories"
EXTRACTS = sorted(path.name for path in SAMPLES.glob("insee_qp2015_*"))
PUBLISHED = PROJECT_ROOT / "data" / "demo" / "saint_omer" / "statistics" / "observations.csv"
SERIES = {path.split("_dep62")[0].removeprefix("insee_qp2015_"): path for path in EXTRACTS}
_INSEE_2017 = {
    "median_disposable_income": 11770,
    "disposable_income_q1": 9710,
    "disposable_income_q3": 14730,
    "disposable_income_d1": 8000,
    "disposable_income_d9": 18360,
    "disposable_interdecile_ratio": 2.3,
    "poverty_rate_60": 58.2,
    "activity_income_share": 47.7,
    "pensions_share": 18.9,
    "wealth_income_share": 1.8,
    "social_benefits_share": 37.7,
    "direct_taxes_share": -6.1,
}
"""QP062036 in ``data_filo17_qp_revdis.csv``, whose headings end in ``_a17``."""

pytestmark = pytest.mark.skipif(not EXTRACTS, reason="the samples are not beside this checkout")


def _opened(name: str) -> OpenedFile:
    return OpenedFile(IncomingFile(name, SAMPLES / name))


@cache
def _values(name: str) -> dict[tuple[str, str], ObservationDraft]:
    content = quarter_statistics.read(_opened(name), Town(today=date(2026, 11, 21))).content
    assert isinstance(content, StatisticsDraft)
    return {(one.indicator, one.territory): one for one in content.values.observations}


def _demonstration() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        return [
            row
            for row in csv.DictReader(lines)
            if row["source"].startswith(("insee-revn-", "insee-demo-", "insee-ipro-"))
        ]


def _of(row: dict[str, str]) -> ObservationDraft:
    theme, edition = row["source"].removeprefix("insee-").upper().split("-")
    return _values(SERIES[f"{theme}_{edition}"])[row["indicator"], row["territory"]]


@pytest.mark.parametrize("name", EXTRACTS)
def test_every_heading_of_a_real_table_is_declared_in_a_verified_layout(name: str) -> None:
    (match,) = matches(_opened(name).tables, layouts("insee-qpv"))
    assert match.unknown == ()
    assert match.layout.is_verified


def test_the_demonstration_s_values_and_absences_are_found_again() -> None:
    different = [
        (row, found.value, found.absence)
        for row in _demonstration()
        if (found := _of(row))
        and (f"{found.value}" if found.value is not None else "", found.absence or "")
        != (f"{float(row['value'])}" if row["value"] else "", row["absence"])
    ]
    assert different == []


def test_the_demonstration_s_years_are_found_again() -> None:
    different = [
        (row, _of(row).data_year)
        for row in _demonstration()
        if str(_of(row).data_year) != row["data_year"]
    ]
    assert different == []


def test_the_edition_of_2021_carries_the_incomes_that_insee_dates_2017() -> None:
    values = _values(SERIES["REVN_2021"])
    found = {indicator: values[indicator, "QP062036"] for indicator in _INSEE_2017}
    assert {indicator: one.value for indicator, one in found.items()} == _INSEE_2017
    assert {one.data_year for one in found.values()} == {2017}


def test_the_raw_form_gives_what_the_spreadsheet_gives() -> None:
    raw, saved = _values(SERIES["data_DEMO_2021_V1_QP"]), _values(SERIES["DEMO_2021"])
    assert {key: (one.value, one.data_year) for key, one in raw.items()} == {
        key: (one.value, one.data_year) for key, one in saved.items()
    }


@pytest.mark.parametrize("name", EXTRACTS)
def test_no_published_count_is_a_zero(name: str) -> None:
    units = {"declared_income_d1", "declared_income_q1", "foreigners_share", "foreign_women_share"}
    zeros = {indicator for (indicator, _), one in _values(name).items() if one.value == 0} - units
    assert not {one for one in zeros if one.startswith(("caf_", "jobseekers_", "population"))}
