"""Real extracts of official tables, where they stand beside the checkout.

They are not ours to carry along: a stranger's clone skips this file.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.formats import FormatCode, Reading
from data.importers.official import engine
from data.importers.opened import OpenedFile
from data.importers.registry import recognised
from data.indicators.vocabulary import Absence
from data.territories.communes import commune, former_communes, members
from data.territories.surroundings import Surroundings
from tests.data.importers.official.statistics import NOBODY, OURS, observations, statistics, values

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples" / "territories"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside it")


def around(code: str) -> Surroundings:
    home = commune(code)
    assert home is not None
    assert home.epci_code is not None
    names = {one.code: one.name for one in members(home.epci_code)}
    return Surroundings(
        commune=code,
        siren=home.siren,
        communes=names,
        former={former: today for today in names for former in former_communes(today)},
        epci=home.epci_code,
        epci_name=home.epci or "",
        departement=home.departement_code,
        departement_name=home.departement,
    )


def taken(name: str, code: FormatCode, home: str = "62765") -> Reading:
    file = OpenedFile(IncomingFile(name, SAMPLES / name))
    assert recognised(file).code == code
    return engine.read(file, replace(OURS, surroundings=around(home)), code)


@pytest.mark.parametrize(
    ("year", "median"), [(2014, 15441.3), (2015, 15744), (2016, 16070), (2018, 16730)]
)
def test_the_median_of_saint_omer_is_the_file_s(year: int, median: float) -> None:
    found = taken(f"FILO{year}_DISP_COM_capso.csv", FormatCode.INCOMES)
    one = observations(found)["median_disposable_income", "62765", year]
    assert (one.value, one.edition) == (median, str(year))
    assert found.counts["territories"] == 53


def test_a_commune_from_before_its_merger_is_not_applicable() -> None:
    found = observations(taken("FILO2014_DISP_COM_capso.csv", FormatCode.INCOMES))
    before = found["median_disposable_income", "62757", 2014]
    assert (before.value, before.absence) == (None, Absence.NOT_APPLICABLE)
    after = observations(taken("FILO2015_DISP_COM_capso.csv", FormatCode.INCOMES))
    assert after["median_disposable_income", "62757", 2015].value == 19320


def test_the_agglomeration_is_kept_among_others() -> None:
    found = taken("FILO2016_DISP_EPCI_extrait.csv", FormatCode.INCOMES)
    assert values(found)["median_disposable_income", "200069037", 2016] == 18585
    assert (found.counts["territories"], found.ignored) == (1, 7)


def test_the_populations_of_the_agglomeration_are_kept() -> None:
    found = taken("insee_populations_legales_2022_communes_dep62.csv", FormatCode.POPULATIONS)
    assert values(found)["population", "62765", 2022] == 14358
    assert (found.counts["territories"], found.ignored) == (53, 837)
    assert "les 53\u00a0communes" in found.kept


def test_delegated_communes_are_refused() -> None:
    name = "insee_populations_legales_2022_communes_deleguees_dep62.csv"
    with pytest.raises(RefusedFileError, match="déléguées"):
        taken(name, FormatCode.POPULATIONS)


def test_crime_in_arras_is_the_file_s() -> None:
    name = "ssmsi_communal_2016-2017_dep62_59_retravaille.csv"
    found = taken(name, FormatCode.CRIME, "62041")
    read = observations(found)
    assert read["assaults_count", "62041", 2016].value == 382
    assert read["burglaries_rate", "62041", 2016].value == pytest.approx(4.6384937)
    assert read["armed_robberies_count", "62041", 2016].absence is Absence.NOT_PUBLISHED
    assert read["drug_use_fines_count", "62041", 2016].value == 0
    assert found.counts["suppressed"] > 0
    everywhere = engine.read(
        OpenedFile(IncomingFile(name, SAMPLES / name)), NOBODY, FormatCode.CRIME
    )
    assert (everywhere.counts["observations"], everywhere.counts["suppressed"]) == (1984, 108)


def test_crime_in_the_departement_is_by_thousand_people() -> None:
    found = values(taken("ssmsi_donnee-dep-2023_dep62.csv", FormatCode.CRIME))
    assert len(found) == 256
    count, rate = found["homicides_count", "62", 2016], found["homicides_rate", "62", 2016]
    assert count == 19
    assert rate == pytest.approx(1000 * 19 / 1470725)


def test_schools_of_the_agglomeration_are_kept() -> None:
    found = taken("fr-en-ips_ecoles_2021-2022_capso.csv", FormatCode.SCHOOLS)
    assert values(found)["school_ips", "0620434K", 2021] == 84.1
    assert values(found)["school_ips", "0622763S", 2021] == 68.2
    kinds = {one.kind for one in statistics(found).grounds.places}
    assert kinds == {"primaire", "elementaire"}
    colleges = taken("fr-en-ips_colleges_2021-2022_capso.csv", FormatCode.SCHOOLS)
    assert {one.kind for one in statistics(colleges).grounds.places} == {"college"}
