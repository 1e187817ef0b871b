"""Small official files of our own making: real codes and headings, invented shapes and amounts.

Each holds Saint-Omer's rows, its comparators where the format has some, and rows of elsewhere
that a reader must leave out. ``FILES`` gives them by the name that a portal would give.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.data.importers import made_accounts
from tests.data.importers.grid import made as made_grid
from tests.data.importers.made_lines import lines

_SIDE = 0.004
_COMMUNES = {
    "62765": ("Saint-Omer", 2.26, 50.755),
    "62525": ("Longuenesse", 2.25, 50.735),
    "62040": ("Arques", 2.30, 50.735),
    "62014": ("Aire-sur-la-Lys", 2.395, 50.638),
    "62193": ("Calais", 1.86, 50.95),
}
_QUARTERS = (
    ("QN06236M", "Saint-Exupéry - Léon Blum", ("62040", "62525", "62765"), 2.266, 50.741),
    ("QN06237M", "Quai Du commerce - Saint Sépulcre", ("62765",), 2.258, 50.753),
    ("QN06256M", "Centre Historique", ("62014",), 2.395, 50.638),
    ("QN06210M", "Ailleurs", ("62193",), 1.86, 50.95),
)
"""The fourth one is in no commune of the agglomeration."""


def _square(lon: float, lat: float, side: float) -> dict[str, object]:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    ring = [[round(lon + x * side, 5), round(lat + y * side, 5)] for x, y in corners]
    return {"type": "MultiPolygon", "coordinates": [[ring]]}


def _features(name: str, features: Sequence[tuple[Mapping[str, object], object]]) -> bytes:
    collection = {
        "type": "FeatureCollection",
        "name": name,
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "features": [
            {"type": "Feature", "properties": properties, "geometry": geometry}
            for properties, geometry in features
        ],
    }
    return json.dumps(collection, ensure_ascii=False).encode()


def quarters() -> bytes:
    """Return outlines of three quarters of the agglomeration, squares, and of one elsewhere."""
    rows = []
    for rank, (code, label, communes, lon, lat) in enumerate(_QUARTERS, start=1):
        names = ", ".join(_COMMUNES[one][0] for one in communes)
        properties = {
            "fid": float(rank),
            "code_qp": code,
            "lib_qp": label,
            "insee_reg": "32",
            "lib_reg": "Hauts-de-France",
            "insee_dep": "62",
            "lib_dep": "Pas-de-Calais",
            "insee_com": ", ".join(communes),
            "lib_com": names,
            "siren_epci": "200072460" if "62193" in communes else "200069037",
        }
        rows.append((properties, _square(lon, lat, _SIDE)))
    return _features("QP2024_France_Hexagonale_Outre_Mer_WGS84_ESPG4326", rows)


def communes() -> bytes:
    """Return outlines of four communes of the agglomeration, squares, and of one elsewhere."""
    rows = [
        ({"code": code, "nom": name}, _square(lon - 0.02, lat - 0.02, 0.05))
        for code, (name, lon, lat) in _COMMUNES.items()
    ]
    return _features("communes", rows)


def incomes_of_quarters() -> bytes:
    """Return INSEE's base REVN, edition 2021; the third quarter has no rate."""
    return lines(
        "CODGEO;LIBGEO;PMIMP;DISP_Q2;TP60;A;NOTE_FILO;NOTE_CNAM;NOTE_CNAF;;;",
        "QP062036;Saint-Exupéry - Léon Blum;20,0;11\u202f000;55,0;300;0;0;0;;;",
        "QP062037;Quai Du commerce - Saint Sépulcre;25,0;12\u202f000;45,5;250;0;0;0;;;",
        "QP062058;Centre Historique;30,0;13\u202f000;;200;0;0;0;;;",
        "QP062001;Autre quartier du département;35,0;14\u202f000;40,0;150;0;0;0;;;",
        "QP059001;Quartier d’un autre département;40,0;15\u202f000;35,0;100;0;0;0;;;",
    )


def incomes() -> bytes:
    """Return Filosofi by commune, year 2018; a small commune has its median alone."""
    return lines(
        "CODGEO;LIBGEO;NBMEN18;NBPERS18;NBUC18;Q118;Q218;Q318;D118;D918;RD;GI18;PPSOC18;PIMPOT18",
        "62765;Saint-Omer;6500;13500;9500,0;12000;17000;23000;9000;31000;3,4;0,300;9,0;-15,0",
        "62525;Longuenesse;4500;10500;7000,0;13000;18500;24000;9500;32000;3,4;0,290;8,0;-14,0",
        "62014;Aire-sur-la-Lys;4100;9500;6500,0;;19000;;;;;;;",
        "59350;Lille;110000;210000;150000,0;11000;18000;27000;8000;40000;5,0;0,380;9,0;-16,0",
    )


def populations() -> bytes:
    """Return reference populations, of 2022."""
    return lines(
        "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT",
        "32;Hauts-de-France;62;5;37;765;62765;Saint-Omer;14000;500;14500",
        "32;Hauts-de-France;62;5;29;525;62525;Longuenesse;11000;300;11300",
        "32;Hauts-de-France;59;5;10;350;59350;Lille;235000;3000;238000",
    )


def schools() -> bytes:
    """Return the social position of schools, 2021-2022; one has none, one is elsewhere."""
    return lines(
        "Rentrée scolaire;Académie;Code du département;Département;UAI;Nom de l'établissment;"
        "Code INSEE de la commune;Nom de la commune;Secteur;IPS",
        "2021-2022;LILLE;062;PAS-DE-CALAIS;0629901A;ECOLE PRIMAIRE A;62765;SAINT OMER;public;84.0",
        "2021-2022;LILLE;062;PAS-DE-CALAIS;0629902B;ECOLE PRIMAIRE B;62525;LONGUENESSE;public;NS",
        "2021-2022;LILLE;062;PAS-DE-CALAIS;0629903C;ECOLE PRIMAIRE C;62765;SAINT OMER;privé;110.5",
        "2021-2022;LILLE;059;NORD;0599901A;ECOLE D'AILLEURS;59350;LILLE;public;100.0",
    )


def crime() -> bytes:
    """Return recorded crime by commune, 2023 and 2024; one number is not published."""
    return lines(
        "CODGEO_2025;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop;"
        "insee_pop_millesime;insee_log;insee_log_millesime;complement_info_nombre;"
        "complement_info_taux",
        "62765;2023;Cambriolages de logement;Infraction;40;5,5;diff;14000;2021;7200;2021;NA;NA",
        "62765;2024;Cambriolages de logement;Infraction;36;5,0;diff;14000;2022;7200;2022;NA;NA",
        "62525;2024;Cambriolages de logement;Infraction;NA;NA;ndiff;11000;2022;5000;2022;3,2;2,1",
        "59350;2024;Cambriolages de logement;Infraction;900;7,0;diff;235000;2022;130000;2022;NA;NA",
    )


def correspondence() -> bytes:
    """Return the quarters of 2024 and those of 2015 that they follow."""
    return lines(
        "QP2024 ;Label_QP2024 ;Statut ;QP2015_1 ;Label_QP2015_1 ;QP2015_2 ;Label_QP2015_2",
        "QN06236M;Saint-Exupéry - Léon Blum;Modifié;QP062036;Saint-Exupéry - Léon Blum;;",
        "QN06237M;Quai Du commerce - Saint Sépulcre;Modifié;QP062037;Quai Du Commerce;;",
        "QN06256M;Centre Historique;Modifié;QP062058;Centre Historique;;",
        "QN05901M;Ailleurs;Modifié;QP059001;Ailleurs;;",
    )


def directory() -> bytes:
    """Return the directory of schools: one stands in a quarter, one nowhere known, one away."""
    return lines(
        "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;"
        "Code_commune;Nom_commune;latitude;longitude;etat",
        "0629901A;Ecole primaire A;Ecole;Public;62765;Saint-Omer;50.755;2.26;OUVERT",
        "0629904D;Collège D;Collège;Public;62525;Longuenesse;;;OUVERT",
        "0599901A;Ecole d’ailleurs;Ecole;Public;59350;Lille;50.6;3.06;OUVERT",
    )


def squares() -> bytes:
    """Return INSEE's grid of 200 m, of 2021: some squares are imputed, one is elsewhere."""
    return lines(made_grid.HEADINGS[2021], *(",".join(row) for row in made_grid.rows()))


FILES = {
    "QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson": quarters(),
    "communes-62-pas-de-calais.geojson": communes(),
    "REVN_2021.csv": incomes_of_quarters(),
    "FILO2018_DISP_COM.csv": incomes(),
    "populations_legales_2022_communes.csv": populations(),
    "fr-en-ips_ecoles_2021-2022.csv": schools(),
    "donnee-data.gouv-2025-geographie2025.csv": crime(),
    "liste-correspondance-qp2024-qp2015.csv": correspondence(),
    "ofgl-base-communes.csv": made_accounts.aggregates(),
    "balances-comptables-des-communes-en-2024.csv": made_accounts.balance(),
    "comptes-individuels-des-communes-2023.csv": made_accounts.individual_accounts(),
    "CA_2024.xml": made_accounts.budget_act(),
    "fr-en-annuaire-education.csv": directory(),
    made_grid.NAME_2021: squares(),
}
"""Each file by its name."""


def written(folder: Path, name: str) -> Path:
    """Write one of the files; return where."""
    path = folder / name
    path.write_bytes(FILES[name])
    return path
