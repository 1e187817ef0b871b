"""Commands that give the base its town."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from data.commands.refusing import DAY, refusing


class Town(StrEnum):
    """The demonstration towns."""

    SAINT_OMER = "saint-omer"
    SOIGNIES = "soignies"


@refusing
def prepare() -> None:
    """Mettre la base à jour et charger la démonstration si elle est vide."""
    from data.base.database import migrate
    from data.base.service import base_view

    migrate()
    if base_view().organisation is None:
        typer.echo("Base vide : chargement de la démonstration de Saint-Omer…")
        from data.demo.loader import load_demo

        load_demo()
    typer.echo("La base est prête.")


@refusing
def demo(town: Annotated[Town, typer.Argument(help="La ville.")] = Town.SAINT_OMER) -> None:
    """Charger une ville de démonstration dans une base vide."""
    from data.base.database import migrate
    from data.demo.loader import load_demo

    migrate()
    load_demo(town.value)
    typer.echo(f"Démonstration « {town.value} » chargée.")


@refusing
def init(
    name: Annotated[str, typer.Option(help="Nom de la commune.")],
    insee: Annotated[str, typer.Option(help="Code INSEE, cinq caractères.")],
    mandate_start: Annotated[
        datetime, typer.Option(formats=DAY, help="Premier jour du mandat, AAAA-MM-JJ.")
    ],
    mandate_end: Annotated[
        datetime, typer.Option(formats=DAY, help="Dernier jour du mandat, AAAA-MM-JJ.")
    ],
) -> None:
    """Créer une base sans contenu pour une commune."""
    from data.base.database import migrate
    from data.overview.service import start_town

    migrate()
    start_town(name, insee, mandate_start.date(), mandate_end.date())
    typer.echo(f"Base créée pour {name} ({insee}).")
