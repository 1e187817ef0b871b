"""Where the demonstration acts: territories, boundaries, schools, what residents said."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from data.base.models import (
    Source,
)
from data.demo.loading import Loading
from data.territories.models import (
    Boundary,
    Place,
    PlaceTerritory,
    ResidentRemark,
    Territory,
    TerritoryFact,
    TerritoryLink,
)
from data.territories.validity import validity
from data.territories.vocabulary import (
    FactTopic,
    LinkKind,
    TerritoryKind,
)

CONTRACT = "contrat-de-ville"
SCHOOLS = "city_contract/schools.yaml"
QUARTERS = "city_contract/quarters.yaml"

_NAMED_BY = {
    TerritoryKind.QPV_2015: "insee-revn-2021",
    TerritoryKind.QPV_2024: "anct-qpv-2024",
    TerritoryKind.NATIONAL_QPV: "insee-revn-2019",
}
_LAYERS = {"qpv_2024": "anct-qpv-2024", "communes_200069037": "ign-admin-express-2018"}
_SIMPLE_KINDS = {"élémentaire": "elementaire", "collège": "college"}


def load_territories(load: Loading) -> None:
    """Add the sources of the statistics, then every place of the agglomeration."""
    for entry in load.read_yaml("statistics/sources.yaml"):
        load.add_source(_source(entry))
    entries = load.read_yaml("statistics/territories.yaml")
    quarters = load.read_yaml(QUARTERS)["quarters"]
    _add_territories(load, entries, {quarter["code"]: quarter["name"] for quarter in quarters})
    _add_links(load, entries)
    _add_fragile_quarters(load)
    for layer, source in _LAYERS.items():
        _add_boundaries(load, layer, source)
    for quarter in quarters:
        _add_facts(load, quarter)
    _add_schools(load)
    _add_remarks(load)
    load.session.flush()


def typographic(text: str) -> str:
    """Return a text with the apostrophe that French prints."""
    return text.replace("'", "’")


def school_code(school: dict[str, Any]) -> str:
    """Return the national code of a school, or one made of its commune and name."""
    return str(school["uai"] or f"{school['insee']}-{_slug(school['name'])}")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


def _source(entry: dict[str, Any]) -> Source:
    return Source(
        code=entry["code"],
        title=typographic(entry["title"]).removesuffix(f", édition {entry['edition']}"),
        producer=typographic(entry["producer"]),
        dataset=entry["dataset"],
        edition=str(entry["edition"]),
        published_on=entry["published"],
        licence=entry["licence"],
        perimeter=entry["perimeter"],
        note=typographic(entry["note"]),
    )


def _add_territories(
    load: Loading, entries: Iterable[dict[str, Any]], local_names: dict[str, str]
) -> None:
    """Add territories by official code; the contract's own wording names its quarters."""
    rows = []
    for entry in entries:
        kind = TerritoryKind(entry["kind"])
        starts_on, ends_on = validity(kind)
        name = local_names.get(entry["code"], entry["name"])
        row = Territory(code=entry["code"], name=typographic(name), kind=kind)
        row.valid_from, row.valid_to = starts_on, ends_on
        row.source_id = load.id("source", _NAMED_BY.get(kind, "insee-cog-2026"))
        rows.append(load.add(row))
    _remember(load, rows)


def _remember(load: Loading, rows: Iterable[Territory | Place]) -> None:
    """Send the rows added, then remember their identifiers by code."""
    load.session.flush()
    load.ids |= {f"{row.__tablename__}:{row.code}": row.id for row in rows if row.id is not None}


def _add_links(load: Loading, entries: Iterable[dict[str, Any]]) -> None:
    for entry in entries:
        for link in entry.get("links", ()):
            kind = LinkKind(link["kind"])
            source = "insee-cog-2026" if kind is LinkKind.MEMBER_OF else "anct-qpv-2024"
            _link(load, entry["code"], kind, link["territory"], source)


def _link(load: Loading, code: str, kind: LinkKind, other: str, source: str) -> None:
    load.add(
        TerritoryLink(
            territory_id=load.id("territory", code),
            other_id=load.id("territory", other),
            kind=kind,
            source_id=load.id("source", source),
        )
    )


def _add_fragile_quarters(load: Loading) -> None:
    """Add the quarters that elected members chose; no source gives their boundaries."""
    entries = load.read_yaml("city_contract/fragile.yaml")["fragile_quarters"]
    codes = [f"QF-{entry['insee']}-{_slug(entry['name'])}" for entry in entries]
    rows = [
        Territory(
            code=code,
            name=entry["name"],
            kind=TerritoryKind.QUARTIER_FRAGILE,
            source_id=load.id("source", CONTRACT),
        )
        for code, entry in zip(codes, entries, strict=True)
    ]
    _remember(load, [load.add(row) for row in rows])
    for code, entry in zip(codes, entries, strict=True):
        _link(load, code, LinkKind.OVERLAPS, entry["insee"], CONTRACT)


def _add_boundaries(load: Loading, layer: str, source: str) -> None:
    """Add the shapes of a packaged layer, repaired and rounded to a metre."""
    from shapely.geometry import mapping

    from geo import layers, shapes

    for feature in layers.read_layer(layer).itertuples():
        geometry = shapes.rounded(shapes.repaired(feature.geometry))
        lon, lat = shapes.label_point(geometry)
        row = Boundary(
            territory_id=load.id("territory", feature.code),
            geometry=dict(mapping(geometry)),
            area_ha=round(shapes.area_ha(geometry), 1),
            label_lon=round(lon, 5),
            label_lat=round(lat, 5),
            source_id=load.id("source", source),
        )
        row.valid_from = validity(TerritoryKind.QPV_2024)[0] if layer == "qpv_2024" else None
        load.add(row)


def _add_facts(load: Loading, quarter: dict[str, Any]) -> None:
    topics = {
        FactTopic.PROGRAMME: quarter["programmes"],
        FactTopic.EXTENSION: quarter["extension"],
        FactTopic.EQUIPMENT: quarter["equipment"],
        FactTopic.ACCESS: [*quarter["access"], *(_stop(stop) for stop in quarter["stops"])],
    }
    for topic, lines in topics.items():
        for text in lines:
            load.add(
                TerritoryFact(
                    territory_id=load.id("territory", quarter["code"]),
                    topic=topic,
                    text=text,
                    source_id=load.id("source", CONTRACT),
                )
            )


def _stop(stop: dict[str, Any]) -> str:
    where = "dans le quartier" if stop["location"] == "inside" else "à proximité"
    lines = f", lignes {' '.join(stop['lines'])}" if stop["lines"] else ""
    return f"Arrêt {stop['name']} ({stop['commune']}), {where}{lines}"


def _add_schools(load: Loading) -> None:
    schools = load.read_yaml(SCHOOLS)["schools"]
    _remember(load, [load.add(_school(load, school)) for school in schools])
    for school in schools:
        for quarter in school.get("quarters") or [school["quarter"]]:
            load.add(
                PlaceTerritory(
                    place_id=load.id("place", school_code(school)),
                    territory_id=load.id("territory", quarter),
                    is_inside=school["location"] == "inside",
                    source_id=load.id("source", CONTRACT),
                )
            )


def _school(load: Loading, school: dict[str, Any]) -> Place:
    kind = school["kind"] or school["level"]
    education = school["priority_education"]
    return Place(
        code=school_code(school),
        name=school["name"],
        kind=_SIMPLE_KINDS.get(kind, kind),
        uai=school["uai"],
        commune_id=load.id("territory", school["insee"]),
        sector=school["sector"],
        priority_education=None if education == "none" else education,
        source_id=load.id("source", CONTRACT),
    )


def _add_remarks(load: Loading) -> None:
    for quarter in load.read_yaml("city_contract/consultation.yaml")["consultation"]:
        for theme in quarter["themes"]:
            said = [(True, one) for one in theme["strengths"]]
            said += [(False, one) for one in theme["weaknesses"]]
            for is_strength, remark in said:
                load.add(
                    ResidentRemark(
                        territory_id=load.id("territory", quarter["quarter"]),
                        theme=theme["title"],
                        is_strength=is_strength,
                        commune_name=remark["commune"],
                        text=remark["text"],
                        source_id=load.id("source", CONTRACT),
                    )
                )
