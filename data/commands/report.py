"""The command that writes the draft of the yearly politique de la ville report."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from data.commands.refusing import DAY, refusing


@refusing
def report(
    output: Annotated[Path, typer.Option("-o", "--output", help="Le fichier Word à écrire.")],
    year: Annotated[int | None, typer.Option(help="L’année du rapport.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=DAY, help="État au, AAAA-MM-JJ.")
    ] = None,
) -> None:
    """Écrire le projet de rapport annuel sur la politique de la ville, en Word."""
    from data.base.database import migrate
    from data.base.service import base_view, today
    from data.base.views import Scope
    from data.exporters.yearly_report.service import write_report
    from data.overview.service import EmptyBaseError

    migrate()
    base = base_view()
    if base.organisation is None:
        raise EmptyBaseError
    day = as_of.date() if as_of else base.default_on or today()
    write_report(Scope(base.organisation, "", day), output, year)
    typer.echo(f"Fichier écrit : {output}")
