"""The base's own words. Free of database."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What kind of public body owns plans and budgets."""

    TOWN = "town"
    INTERCOMMUNAL = "intercommunal"
