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
    belgian: Annotated[
        bool, typer.Option("--belgique", help="Le code est un code INS belge.")
    ] = False,
    replace_demo: Annotated[
        bool, typer.Option("--replace-demo", help="Effacer d’abord la démonstration.")
    ] = False,
) -> None:
    """Créer une base sans contenu pour une commune."""
    from data.base.database import migrate
    from data.overview.service import start_town

    migrate()
    started = start_town(
        name,
        insee,
        mandate_start.date(),
        mandate_end.date(),
        is_belgian=belgian,
        replace_demo=replace_demo,
    )
    typer.echo(started.sentence)
