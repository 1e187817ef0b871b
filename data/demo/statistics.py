"""What is measured in the demonstration: published statistics, and the contract's own figures."""

from typing import Any

from data.demo.loading import Loading
from data.demo.territories import CONTRACT, QUARTERS, SCHOOLS, school_code
from data.indicators.catalogue import catalogue_rows
from data.indicators.models import Observation
from data.indicators.rules import CARD_PERIMETER
from data.indicators.vocabulary import (
    Absence,
    ObservationStatus,
)

_PERIMETERS = {"qpv_2015": "2015", "qpv_2024": "2024"}
# How the identity cards' lines are called in the catalogue; the others have the same name.
_CARD_CODES = {
    "housing_built_before_1919": "dwellings_before_1919_share",
    "housing_built_1919_1945": "dwellings_1919_1945_share",
    "housing_built_1946_1970": "dwellings_1946_1970_share",
    "housing_built_1971_1990": "dwellings_1971_1990_share",
    "housing_built_1991_2015": "dwellings_1991_2015_share",
    "gp_total": "general_practitioners",
    "gp_over_60": "general_practitioners_over_60",
    "patients_without_gp": "patients_without_doctor",
    "patients_without_gp_share": "patients_without_doctor_share",
}
# Shares that the cards print rounded: they are computed from the two counts beside them.
_COMPUTABLE = {"caf_single_parents_share", "jobseekers_abc_rsa_share"}
_SCHOOL_FIGURES = {
    "pupils_2022": "school_pupils",
    "ips": "school_ips",
    "ips_sd": "school_ips_deviation",
    "iva": "school_value_added",
}
_ASSUMED_PERIMETER = "La fiche ne dit pas le périmètre de ce chiffre : QPV 2015 par convention"
_UNKNOWN_YEAR = "La source ne dit pas l’année de ce chiffre"
_MONTHS = {"2021-03": "mars 2021"}


def load_statistics(load: Loading) -> None:
    """Add the catalogue, the published series, then what the identity cards print."""
    _add_catalogue(load)
    _add_published(load)
    _add_cards(load)
    _add_schools(load)
    load.session.flush()


def _add_catalogue(load: Loading) -> None:
    """Add what the demonstration's files measure: the packaged catalogue knows much more."""
    named = {line["indicator"] for line in load.read_csv("statistics/observations.csv")}
    named |= {
        _card_code(figure)
        for quarter in load.read_yaml(QUARTERS)["quarters"]
        for figure in quarter["figures"]
    }
    named |= set(_SCHOOL_FIGURES.values())
    rows = [load.add(row) for row in catalogue_rows() if row.code in named]
    load.session.flush()
    load.ids |= {f"indicator:{row.code}": row.id for row in rows if row.id is not None}


def _add_published(load: Loading) -> None:
    perimeters = {
        entry["code"]: _PERIMETERS.get(entry["perimeter"])
        for entry in load.read_yaml("statistics/sources.yaml")
    }
    for line in load.read_csv("statistics/observations.csv"):
        load.add(
            Observation(
                indicator_id=load.id("indicator", line["indicator"]),
                territory_id=load.id("territory", line["territory"]),
                data_year=int(line["data_year"]),
                edition=line["edition"],
                value=float(line["value"]) if line["value"] else None,
                absence=Absence(line["absence"]) if line["absence"] else None,
                status=ObservationStatus(line["status"]),
                perimeter=perimeters[line["source"]],
                source_id=load.id("source", line["source"]),
            )
        )


def _add_cards(load: Loading) -> None:
    """Add each figure of the cards once: those of communes and of the CAPSO are repeated."""
    known: set[tuple[str, str]] = set()
    for quarter in load.read_yaml(QUARTERS)["quarters"]:
        for figure in quarter["figures"]:
            subject = figure.get("territory", quarter["code"])
            code = _card_code(figure)
            if code not in _COMPUTABLE and (code, subject) not in known:
                known.add((code, subject))
                load.add(_card_observation(load, code, subject, figure))
            comparator = figure.get("comparator")
            if comparator and (code, comparator["name"]) not in known:
                known.add((code, comparator["name"]))
                agglomeration = load.organisation.parent_code or ""
                printed = {"value": comparator["value"], "year": figure["year"]}
                load.add(_card_observation(load, code, agglomeration, printed))


def _card_code(figure: dict[str, Any]) -> str:
    printed: str = figure["indicator"]
    return _CARD_CODES.get(printed, printed)


def _card_observation(
    load: Loading, indicator: str, territory: str, figure: dict[str, Any]
) -> Observation:
    return Observation(
        indicator_id=load.id("indicator", indicator),
        territory_id=load.id("territory", territory),
        data_year=figure["year"],
        value=figure["value"],
        absence=Absence.UNKNOWN if figure["value"] is None else None,
        perimeter=CARD_PERIMETER if figure.get("perimeter") else None,
        note=_note(figure),
        source_id=load.id("source", CONTRACT),
    )


def _note(figure: dict[str, Any]) -> str | None:
    parts = [
        None if figure["year"] else _UNKNOWN_YEAR,
        _MONTHS.get(figure.get("month", "")),
        figure.get("note"),
        _ASSUMED_PERIMETER if figure.get("perimeter_stated") is False else None,
    ]
    return ". ".join(part[0].upper() + part[1:] for part in parts if part) or None


def _add_schools(load: Loading) -> None:
    for school in load.read_yaml(SCHOOLS)["schools"]:
        for name, indicator in _SCHOOL_FIGURES.items():
            value, absence = school[name], school.get(f"{name}_absence")
            if value is None and absence is None:
                continue
            load.add(
                Observation(
                    indicator_id=load.id("indicator", indicator),
                    place_id=load.id("place", school_code(school)),
                    data_year=int(school["source_year"]) if name == "pupils_2022" else None,
                    value=value,
                    absence=Absence(absence) if absence else None,
                    note=school.get(f"{name}_wording")
                    or (None if name == "pupils_2022" else _UNKNOWN_YEAR),
                    source_id=load.id("source", CONTRACT),
                )
            )
