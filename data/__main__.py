"""The command line: ``python -m data …``. Screens and commands call the same services.

Exit codes: 0 done, 1 refused (nothing changed), 2 misuse.
"""

import typer

from data.commands import figures, imports, report, town

app = typer.Typer(
    help="Mandascope : préparer la base, y faire entrer vos fichiers, en sortir les chiffres.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    town.prepare,
    town.demo,
    town.init,
    imports.import_,
    imports.undo,
    imports.imports,
    imports.template,
    imports.export,
    figures.figures,
    report.report,
):
    app.command(command.__name__.rstrip("_"))(command)

if __name__ == "__main__":
    app(prog_name="python -m data")
