"""The territories' own words: kinds, links, topics. Free of database."""

from enum import StrEnum


class TerritoryKind(StrEnum):
    """What a territory is. QPV of 2015 and of 2024 are different perimeters, never chained.

    A watched territory is a « territoire de veille active »; a neighbourhood is what the town or
    its residents call one (conseil de quartier, quartier vécu).
    """

    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTEMENT = "departement"
    COUNTRY = "country"
    QPV_2015 = "qpv_2015"
    QPV_2024 = "qpv_2024"
    QUARTIER_FRAGILE = "quartier_fragile"
    WATCHED_TERRITORY = "watched_territory"
    NEIGHBOURHOOD = "neighbourhood"
    NATIONAL_QPV = "national_qpv"


class LinkKind(StrEnum):
    """How one territory relates to another."""

    MEMBER_OF = "member_of"
    OVERLAPS = "overlaps"
    SUCCEEDS = "succeeds"


class FactTopic(StrEnum):
    """What the words of an identity card are about."""

    PROGRAMME = "programme"
    EXTENSION = "extension"
    EQUIPMENT = "equipment"
    ACCESS = "access"
