"""The command that writes the headline figures."""

import json
from datetime import date, datetime
from typing import Annotated, Any

import typer

from data.commands.refusing import DAY, refusing


@refusing
def figures(
    as_of: Annotated[
        datetime | None, typer.Option(formats=DAY, help="État au, AAAA-MM-JJ.")
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
        share = (
            f"{percent(completion['pct'], 1)} des projets réalisés "
            f"({completion['num']} sur {completion['den']})"
            if completion["num"]
            else f"aucun projet déclaré réalisé sur {completion['den']}"
        )
        lines.append(
            f"{plan['code']} : {share}, "
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
