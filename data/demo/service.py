"""The door of the demonstrations: which there are, and their loading."""

from data.base.database import migrate
from data.demo.loader import load_demo

DEMONSTRATIONS = {
    "saint-omer": (
        "Saint-Omer",
        "Feuille de route, contrat de ville, quartiers et comptes. Les engagements et les "
        "statistiques sont réels ; l’avancement et les comptes sont simulés, et le disent.",
    ),
    "soignies": (
        "Soignies",
        "Programme stratégique transversal d’une ville wallonne, 2019-2024. Tout y est réel ; "
        "aucune mise à jour n’y est inventée.",
    ),
}
"""Name of each town and what is real in it, by its code."""


def load_demonstration(code: str) -> None:
    """Load a demonstration into the empty base, its tables made if need be.

    Raises:
        UnknownTownError: no demonstration has this code.
        NotEmptyError: the base already holds an organisation; nothing is changed.
    """
    migrate()
    load_demo(code)
