"""Populations, recorded crime and schools, in tables of our own making."""

from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.errors import MissingEditionError
from data.importers.formats import FormatCode
from data.importers.official import crime, populations, schools
from data.indicators.vocabulary import Absence
from tests.data.importers.official.statistics import (
    NOBODY,
    OURS,
    observations,
    opened,
    read,
    statistics,
    values,
)

POPULATIONS, CRIME, SCHOOLS = FormatCode.POPULATIONS, FormatCode.CRIME, FormatCode.SCHOOLS
PEOPLE = "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n"
SAINT_OMER = "32;Hauts-de-France;62;5;37;765;62765;Saint-Omer;14358;566;14924\n"
FACTS = (
    "CODGEO_2026;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop;"
    "complement_info_nombre;complement_info_taux\n"
)
OLD_FACTS = (
    '\ufeff"classe";"annee";"Code.département";"unité.de.compte";"faits";"POP";"LOG";'
    '"tauxpourmille"\n'
)
PUPILS = (
    "rentree_scolaire;academie;code_du_departement;uai;nom_de_l_etablissement;"
    "code_insee_de_la_commune;nom_de_la_commune;secteur;effectifs;ips;ecart_type_de_l_ips;"
    "ips_national_public\n"
)


def test_populations_are_those_of_the_year_of_the_name(tmp_path: Path) -> None:
    found = read(tmp_path, "populations_2022_communes.csv", PEOPLE + SAINT_OMER, POPULATIONS)
    assert values(found) == {
        ("population", "62765", 2022): 14358,
        ("population_counted_apart", "62765", 2022): 566,
        ("population_total", "62765", 2022): 14924,
    }
    assert found.source is not None
    assert found.source.edition == "2022"


def test_without_a_year_in_the_name_the_officer_is_asked(tmp_path: Path) -> None:
    with pytest.raises(MissingEditionError, match="populations_2021_communes"):
        read(tmp_path, "donnees_communes.csv", PEOPLE + SAINT_OMER, POPULATIONS)


def test_the_officer_can_say_the_edition(tmp_path: Path) -> None:
    from dataclasses import replace

    said = replace(OURS, edition=2023)
    found = read(tmp_path, "donnees_communes.csv", PEOPLE + SAINT_OMER, POPULATIONS, said)
    assert values(found)["population", "62765", 2023] == 14358


def test_delegated_communes_are_recognised_to_be_refused(tmp_path: Path) -> None:
    content = "DEPP;CODCOMP;COMP;Commune pôle;DEP;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n"
    content += "62;757;62757;Saint-Martin-lez-Tatinghem;62;807;62807;Tatinghem;1800;20;1820\n"
    assert populations.score(opened(tmp_path, "x_2022.csv", content)) == 1
    with pytest.raises(RefusedFileError, match="associées ou déléguées"):
        read(tmp_path, "x_2022.csv", content, POPULATIONS)


def test_the_history_has_a_year_in_each_heading(tmp_path: Path) -> None:
    content = "CODGEO;REG;DEP;LIBGEO;PMUN2022;PMUN13;PSDC99;PTOT1936\n"
    content += "62765;32;62;Saint-Omer;14358;14164;15747;18000\n"
    found = read(tmp_path, "base-pop.csv", content, POPULATIONS)
    assert values(found) == {
        ("population", "62765", 2022): 14358,
        ("population", "62765", 2013): 14164,
        ("population_without_double_counting", "62765", 1999): 15747,
    }
    assert {one.edition for one in observations(found).values()} == {"2022"}


def test_what_is_not_published_of_crime_is_absent(tmp_path: Path) -> None:
    content = FACTS + (
        "62765;2016;Vols avec armes;Infraction;;;ndiff;14000;2,05;1,3\n"
        "62765;2017;Vols avec armes;Infraction;7;0,5;diff;14000;NA;NA\n"
        "62041;2017;Vols avec armes;Infraction;7;0,5;diff;14000;NA;NA\n"
    )
    found = read(tmp_path, "x.csv", content, CRIME)
    hidden = observations(found)["armed_robberies_rate", "62765", 2016]
    assert (hidden.value, hidden.absence) == (None, Absence.NOT_PUBLISHED)
    assert values(found)["armed_robberies_count", "62765", 2017] == 7
    assert (found.counts["observations"], found.counts["suppressed"]) == (4, 2)
    assert found.ignored == 1
    assert {one.edition for one in observations(found).values()} == {"2017"}


def test_a_suppressed_row_never_takes_its_departement_s_mean(tmp_path: Path) -> None:
    content = FACTS + "62765;2016;Vols avec armes;Infraction;3;0,2;ndiff;14000;2,05;1,3\n"
    assert set(values(read(tmp_path, "x.csv", content, CRIME)).values()) == {None}


def test_a_new_category_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    content = FACTS + (
        "62765;2024;Vols de drones;Infraction;1;0,1;diff;1;NA;NA\n"
        "62765;2024;Vols de véhicule;Véhicule;10;0,7;diff;1;NA;NA\n"
    )
    found = read(tmp_path, "x.csv", content, CRIME)
    assert values(found)["vehicle_thefts_count", "62765", 2024] == 10
    assert any("Vols de drones" in str(one) for one in found.warnings)


def test_the_old_form_writes_rates_with_an_exponent(tmp_path: Path) -> None:
    row = '"Homicides";"16";"62";"victime";"19";"1470725";"708207,33";"1,29187985517347e-02"\n'
    found = values(read(tmp_path, "dep.csv", OLD_FACTS + row, CRIME))
    assert found["homicides_count", "62", 2016] == 19
    assert found["homicides_rate", "62", 2016] == pytest.approx(1000 * 19 / 1470725)


def test_burglaries_are_counted_by_dwelling(tmp_path: Path) -> None:
    from data.indicators.catalogue import catalogue_rows

    rates = [one for one in catalogue_rows() if one.code.endswith("_rate") and one.unit == "‰"]
    by_dwelling = [one.code for one in rates if "logements du territoire" in one.definition]
    assert by_dwelling == ["burglaries_rate"]


def test_a_wrong_year_is_refused_with_its_place(tmp_path: Path) -> None:
    content = FACTS + "62765;bientôt;Vols avec armes;Infraction;1;1;diff;1;NA;NA\n"
    with pytest.raises(RefusedFileError) as caught:
        read(tmp_path, "x.csv", content, CRIME)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.where.column) == (2, "annee")


def test_long_tables_count_what_they_pass_by(tmp_path: Path) -> None:
    other = "".join(
        f"{code};2017;Escroqueries;Victime;62765;0,5;diff;1;NA;NA\n" for code in range(10001, 10101)
    )
    own = "62765;2017;Escroqueries;Victime;7;0,5;diff;14000;NA;NA\n"
    for content in (FACTS + other + own, FACTS + own + other, FACTS + other + own.rstrip("\n")):
        found = read(tmp_path, "x.csv", content, CRIME)
        assert (found.ignored, found.counts["observations"]) == (100, 2)
    assert read(tmp_path, "x.csv", FACTS + other + own, CRIME, NOBODY).counts["territories"] == 101


def test_schools_of_several_years_are_read(tmp_path: Path) -> None:
    content = PUPILS + (
        "2022-2023;LILLE;062;0620434K;ECOLE PRIMAIRE CHARLES PERRAULT;62765;SAINT OMER;public;"
        "120;84.1;NS;105.2\n"
        "2023-2024;LILLE;062;0620434K;ECOLE PRIMAIRE CHARLES PERRAULT;62765;SAINT OMER;public;"
        "118;85,2;;105.5\n"
        "2023-2024;LILLE;062;0622907Y;COLLEGE DE LA MORINIE;62765;SAINT OMER;privé sous contrat;"
        "400;73.7;30.1;105.5\n"
        "2023-2024;LILLE;062;0620001A;COLLEGE D AILLEURS;62041;ARRAS;public;1;2;3;4\n"
    )
    found = read(tmp_path, "fr-en-ips.csv", content, SCHOOLS)
    assert values(found)["school_ips", "0620434K", 2022] == 84.1
    assert values(found)["school_ips", "0620434K", 2023] == 85.2
    assert values(found)["school_ips_deviation", "0620434K", 2022] is None
    assert values(found)["school_pupils", "0622907Y", 2023] == 400
    by_code = {one.code: one for one in statistics(found).grounds.places}
    assert by_code["0620434K"].name == "École primaire Charles Perrault"
    assert (by_code["0622907Y"].kind, by_code["0622907Y"].sector) == ("college", "privé")
    assert by_code["0622907Y"].commune == "62765"
    assert (found.ignored, found.counts["territories"]) == (1, 0)
    assert found.warnings == ()


def test_of_two_headings_of_one_figure_the_first_is_read(tmp_path: Path) -> None:
    content = "UAI;Rentrée scolaire;Nom de l'établissement;Code INSEE de la commune;"
    content += "IPS Ensemble GT-PRO;IPS de l'établissement\n"
    content += "0620001A;2024-2025;LYCEE RIBOT;62765;98.1;97.4\n"
    found = read(tmp_path, "lycees.csv", content, SCHOOLS)
    assert values(found) == {("school_ips", "0620001A", 2024): 97.4}
    assert statistics(found).grounds.places[0].kind == "lycee"


def test_a_school_of_a_merged_commune_is_where_it_stands_today(tmp_path: Path) -> None:
    content = PUPILS + "2023;LILLE;62;0620434K;ECOLE;62807;TATINGHEM;public;1;2;3;4\n"
    (place,) = statistics(read(tmp_path, "x.csv", content, SCHOOLS)).grounds.places
    assert place.commune == "62757"


def test_each_format_knows_its_own_tables_only(tmp_path: Path) -> None:
    files = {
        populations: opened(tmp_path, "populations_2022.csv", PEOPLE + SAINT_OMER),
        crime: opened(tmp_path, "c.csv", FACTS + "62765;2016;X;Y;1;1;diff;1;1;1\n"),
        schools: opened(tmp_path, "s.csv", PUPILS + "2023;L;62;0620434K;E;62765;S;p;1;2;3;4\n"),
    }
    for module in files:
        scores = {other: module.score(file) for other, file in files.items()}
        assert scores.pop(module) == 1
        assert max(scores.values()) < 0.5
