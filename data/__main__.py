"""The command line: ``python -m data …``. Screens and commands call the same services.

Exit codes: 0 done, 1 refused (nothing changed), 2 misuse.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any, ParamSpec

import typer

from data.base.errors import MandascopeError

app = typer.Typer(
    help="Mandascope : préparer la base et en sortir les chiffres.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Parameters = ParamSpec("Parameters")
_DAY = ["%Y-%m-%d"]


class Town(StrEnum):
    """The demonstration towns."""

    SAINT_OMER = "saint-omer"


def refusing(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Turn the errors meant for people into their message and exit code 1."""

    @wraps(command)
    def wrapped(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except MandascopeError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from None

    return wrapped


@app.command()
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


@app.command()
@refusing
def demo(town: Annotated[Town, typer.Argument(help="La ville.")] = Town.SAINT_OMER) -> None:
    """Charger une ville de démonstration dans une base vide."""
    from data.base.database import migrate
    from data.demo.loader import load_demo

    migrate()
    load_demo(town.value)
    typer.echo(f"Démonstration « {town.value} » chargée.")


@app.command()
@refusing
def init(
    name: Annotated[str, typer.Option(help="Nom de la commune.")],
    insee: Annotated[str, typer.Option(help="Code INSEE, cinq caractères.")],
    mandate_start: Annotated[
        datetime, typer.Option(formats=_DAY, help="Premier jour du mandat, AAAA-MM-JJ.")
    ],
    mandate_end: Annotated[
        datetime, typer.Option(formats=_DAY, help="Dernier jour du mandat, AAAA-MM-JJ.")
    ],
) -> None:
    """Créer une base sans contenu pour une commune."""
    from data.base.database import migrate
    from data.overview.service import start_town

    migrate()
    start_town(name, insee, mandate_start.date(), mandate_end.date())
    typer.echo(f"Base créée pour {name} ({insee}).")


@app.command()
@refusing
def figures(
    as_of: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="État au, AAAA-MM-JJ.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Un objet JSON, rien d’autre.")] = False,
) -> None:
    """Écrire les chiffres que chaque écran doit égaler."""
    from data.base.database import migrate
    from data.overview.service import headline_figures

    migrate()
    found = headline_figures(as_of.date() if as_of else None)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, default=_plain))
        return
    for line in _sentences(found):
        typer.echo(line)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return float(str(value))


def _sentences(found: dict[str, Any]) -> list[str]:
    from data.base.formats import counted, euros, long_date, percent, quantity

    simulated = " (données simulées)" if found["simulated"] else ""
    lines = [f"État au {long_date(found['as_of'])}{simulated}"]
    for plan in found["plans"]:
        completion = plan["completion"]
        lines.append(
            f"{plan['code']} : {percent(completion['pct'], 1)} des projets réalisés "
            f"({completion['num']} sur {completion['den']}), "
            f"{counted(plan['overdue'], 'échéance dépassée', 'échéances dépassées')}"
        )
    for budget in found["budgets"]:
        lines.append(
            f"{budget['code']} {budget['year']} : taux d’épargne brute "
            f"{percent(budget['gross_savings_rate_pct'], 1)}, épargne nette "
            f"{euros(budget['net_savings_eur'])}, désendettement "
            f"{quantity(budget['debt_years'], 'ans', 1)}"
        )
    return lines


if __name__ == "__main__":
    app(prog_name="python -m data")
