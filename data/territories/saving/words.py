"""How saving names territories, links and places."""

from data.territories.vocabulary import LinkKind, TerritoryKind

NOUNS: dict[TerritoryKind, str] = {
    TerritoryKind.COMMUNE: "Commune",
    TerritoryKind.EPCI: "Agglomération",
    TerritoryKind.DEPARTEMENT: "Département",
    TerritoryKind.COUNTRY: "Pays",
    TerritoryKind.QPV_2015: "Quartier",
    TerritoryKind.QPV_2024: "Quartier",
    TerritoryKind.QUARTIER_FRAGILE: "Quartier fragile",
    TerritoryKind.WATCHED_TERRITORY: "Territoire de veille active",
    TerritoryKind.NEIGHBOURHOOD: "Quartier vécu",
    TerritoryKind.NATIONAL_QPV: "Ensemble de quartiers",
}
RELATIONS: dict[LinkKind, str] = {
    LinkKind.MEMBER_OF: "fait partie de",
    LinkKind.OVERLAPS: "s’étend sur",
    LinkKind.SUCCEEDS: "succède à",
}
