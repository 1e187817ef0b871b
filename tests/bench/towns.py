"""A town of its own at the size that budgets speak of: 300 actions and more than 20 000 values.

Files of our own making, with official headings and invented amounts, brought in as an officer
would: ``python -m tests.bench.towns FOLDER`` writes them there and fills the configured base.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data.importers.service import preview_file, save
from data.overview.service import start_town
from data.territories.communes import members
from tests.data.importers.made_files import written

_HOME, _BODY = "62765", "200069037"
_ACTIONS, _DELEGATIONS, _AXES = 300, 20, 12
_QUARTERS = 64
"""Of the département: those of 2015 are kept to compare."""
_SHARED = (
    "QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson",
    "communes-62-pas-de-calais.geojson",
    "liste-correspondance-qp2024-qp2015.csv",
    "fr-en-ips_ecoles_2021-2022.csv",
)
_INCOMES = (
    "PMIMP PART_CHOMPRINC DECUC_Q2 DECUC_Q1 DECUC_Q3 BREV DECUC_D1 DECUC_D9 DISP_Q2 DISP_Q1 "
    "DISP_Q3 TP60 DISP_D1 DISP_D9 PACT PPEN PPSOC PIMPOT PPAT A APRES50 APRES100 APPA ARSAS AAAH"
)
_PEOPLE = (
    "POP_MUN TX_F TX_TOT_0A24 TX_F_0A24 TX_TOT_60ETPLUS TX_F_60ETPLUS IND_JEUNE TX_TOT_MEN1 "
    "TX_TOT_MEN6 TX_TOT_ET TX_F_ET A PERCOU AM AI ACSSENF ACAVENF AC3ENF A_NETUD_24 A_ETUD ENF "
    "ENF_2 ENF_3_5 ENF_6_10 ENF_11_14 ENF_15_17 ENF_18_24"
)
_COMMUNE_INCOMES = (
    "NBMEN{} NBPERS{} NBUC{} Q1{} Q2{} Q3{} D1{} D9{} RD{} GI{} PACT{} PTSA{} PCHO{} PBEN{} "
    "PPEN{} PPAT{} PPSOC{} PPFAM{} PPMINI{} PPLOGT{} PIMPOT{}"
)
_OFFENCES = (
    "Cambriolages de logement",
    "Coups et blessures volontaires",
    "Homicides",
    "Violences sexuelles",
    "Vols avec armes",
    "Vols violents sans arme",
)


def fill(folder: Path) -> None:
    """Start the town in the configured base, and bring every file in.

    Raises:
        RefusedFileError: a file of ours is not read any more.
    """
    start_town("Saint-Omer", _HOME, date(2026, 3, 23), date(2032, 3, 31))
    for path in _files(folder):
        save(preview_file(path, path.name))


def _files(folder: Path) -> Iterable[Path]:
    yield from (written(folder, name) for name in _SHARED)
    for edition in (2017, 2018, 2019, 2021):
        yield _by_quarter(folder, f"REVN_{edition}.csv", _INCOMES, edition)
    for edition in (2018, 2021):
        columns = f"{_PEOPLE} NOTE_RP" if edition > 2019 else _PEOPLE
        yield _by_quarter(folder, f"DEMO_{edition}.csv", columns, edition)
    for year in (2013, 2014, 2015, 2016, 2017, 2018):
        headings = _COMMUNE_INCOMES.format(*[year % 100] * 21).split()
        rows = [
            [code, name, *_amounts(headings, rank + year)]
            for rank, (code, name) in enumerate(_communes())
        ]
        name = f"FILO{year}_DISP_COM.csv"
        yield _table(folder, name, ["CODGEO", "LIBGEO", *headings], rows)
    yield _crime(folder)
    yield _actions(folder)


def _communes() -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in members(_BODY)]


def _amounts(headings: Iterable[str], seed: int) -> list[str]:
    """Return invented amounts, none of them zero, the same at each measure."""
    return [f"{10 + (seed * 37 + rank * 101) % 8000}" for rank, _ in enumerate(headings)]


def _by_quarter(folder: Path, name: str, columns: str, edition: int) -> Path:
    headings = columns.split()
    rows = [
        [f"QP062{rank:03}", f"Quartier {rank}", *_amounts(headings, rank + edition)]
        for rank in range(1, _QUARTERS + 1)
    ]
    return _table(folder, name, ["CODGEO", "LIBGEO", *headings], rows)


def _crime(folder: Path) -> Path:
    headings = [
        *("CODGEO_2025", "annee", "indicateur", "unite_de_compte", "nombre", "taux_pour_mille"),
        *("est_diffuse", "insee_pop", "insee_pop_millesime", "insee_log", "insee_log_millesime"),
        *("complement_info_nombre", "complement_info_taux"),
    ]
    rows = [
        [
            *(code, str(year), offence, "Infraction", str(1 + (rank + year) % 50), "2,5", "diff"),
            *("3000", "2021", "1500", "2021", "NA", "NA"),
        ]
        for rank, (code, _) in enumerate(_communes())
        for year in range(2016, 2025)
        for offence in _OFFENCES
    ]
    return _table(folder, "donnee-data.gouv-2025-geographie2025.csv", headings, rows)


def _actions(folder: Path) -> Path:
    stages = ("En cours", "À venir", "Terminée")
    rows = [
        [
            *(f"A{rank}", f"Mener à bien le chantier {rank}", f"Axe {rank % _AXES + 1}"),
            *(_delegation(rank), _delegation(rank * 7 + 1), stages[rank % len(stages)]),
            *(f"31/12/{2026 + rank % 6}", f"15/0{rank % 9 + 1}/2026"),
        ]
        for rank in range(1, _ACTIONS + 1)
    ]
    headings = [
        *("Code", "Action", "Rubrique", "Pilote", "En appui", "Statut"),
        *("Échéance", "Mise à jour le"),
    ]
    return _table(folder, "suivi-des-actions.csv", headings, rows)


def _delegation(rank: int) -> str:
    return f"Délégation {rank % _DELEGATIONS + 1}"


def _table(folder: Path, name: str, headings: list[str], rows: Iterable[list[str]]) -> Path:
    path = folder / name
    path.write_text("\r\n".join(";".join(row) for row in [headings, *rows]) + "\r\n", "utf-8")
    return path


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
