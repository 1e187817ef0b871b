"""The territories' own words: kinds, links, topics. Free of database."""

from enum import StrEnum


class TerritoryKind(StrEnum):
    """What a territory is. QPV of 2015 and of 2024 are different perimeters, never chained."""

    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTEMENT = "departement"
    COUNTRY = "country"
    QPV_2015 = "qpv_2015"
    QPV_2024 = "qpv_2024"
    QUARTIER_FRAGILE = "quartier_fragile"
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
