"""What surrounds a town: what a national file is kept for, the rest of it being left out. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.territories.elision import named, of_named


@dataclass(frozen=True)
class Surroundings:
    """A town, its agglomeration and what both are compared with.

    Attributes:
        commune: INSEE code of the town.
        siren: of the town, which its accounts are known by; missing for one that is not listed.
        communes: name of each commune of the agglomeration by INSEE code, the town's included.
        former: communes that are part of one of those today: their code, then today's code.
        epci, departement: official code; missing when the base does not say.
        epci_name, departement_name: what they are called.
        quarters: codes of the priority quarters known on the agglomeration's communes, of both
            generations, and of those that they succeed to.
        is_french: a foreign town's code may be that of a French one too, which is another.
    """

    commune: str
    siren: str | None = None
    communes: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    epci: str | None = None
    epci_name: str = ""
    departement: str | None = None
    departement_name: str = ""
    quarters: frozenset[str] = frozenset()
    is_french: bool = True

    @property
    def name(self) -> str:
        """Name of the town."""
        return self.communes[self.commune]

    @property
    def grounds_name(self) -> str:
        """Name of the agglomeration, else of the town, within a sentence: ``la CA du Pays``."""
        return named(self.epci_name or self.name)

    @property
    def of_grounds(self) -> str:
        """The same after « de »: ``de la CA du Pays de Saint-Omer``, ``d’Ajaccio``."""
        return of_named(self.epci_name or self.name, self.commune)
