"""Commands that bring files in, take them back, and give files to fill."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from data.base.drafts import SourceDraft
from data.base.errors import MandascopeError
from data.base.problems import NOWHERE, Problem, RefusedFileError
from data.commands.refusing import DAY, refusing
from data.importers.errors import NotYourTownError
from data.importers.formats import COUNTS, FormatCode
from data.importers.views import ImportReport, Preview
from data.territories.vocabulary import TerritoryKind

COMMAND_LINE = "Ligne de commande"


class ExportKind(StrEnum):
    """The kinds of files that the base goes out in."""

    XLSX = "xlsx"
    CSV = "csv"


class TableCode(StrEnum):
    """The spreadsheets that a town fills."""

    ACTIONS = FormatCode.ACTIONS.value
    INDICATORS = FormatCode.INDICATORS.value
    PROGRAMME = FormatCode.PROGRAMME.value
    PPI = FormatCode.PPI.value


class OwnKind(StrEnum):
    """The kinds of a town's own territories."""

    FRAGILE = "fragile"
    WATCHED = "veille-active"
    LIVED = "quartier-vecu"


class ExportContent(StrEnum):
    """What goes out."""

    ACTIONS = "actions"
    INDICATORS = "indicateurs"
    PROGRAMME = "programmation"
    PPI = "ppi"


@refusing
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Le fichier.")],
    as_format: Annotated[
        FormatCode | None,
        typer.Option("--as", help="Le format ; reconnu au contenu sinon."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui changerait, sans rien enregistrer.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuser un document dont un champ est incertain.")
    ] = False,
    edition: Annotated[
        int | None,
        typer.Option(
            min=1900, max=2100, help="L’année de l’édition, si rien ne la dit dans le fichier."
        ),
    ] = None,
    kind: Annotated[
        OwnKind | None,
        typer.Option(
            help="La nature des territoires d’un fichier de contours, si rien ne la dit dans le "
            "fichier."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Un objet JSON, rien d’autre.")] = False,
    author: Annotated[str, typer.Option(help="Qui importe : nom ou service.")] = COMMAND_LINE,
) -> None:
    """Faire entrer un fichier : tout ou rien."""
    try:
        asked = {"format_code": as_format, "edition": edition, "kind": _kind(kind)}
        report = _imported(file, asked, author, is_dry_run=dry_run, is_strict=strict)
    except MandascopeError as error:
        if not as_json:
            raise
        typer.echo(_as_json(_refused(file, as_format, error, is_dry_run=dry_run)))
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(_as_json(_accepted(report)))
        return
    for line in _sentences(report):
        typer.echo(line)


def _kind(asked: OwnKind | None) -> TerritoryKind | None:
    from data.importers.outlines.own.kinds import KIND_CODES

    return KIND_CODES[asked] if asked else None


def _imported(
    file: Path,
    asked: Mapping[str, Any],
    author: str,
    *,
    is_dry_run: bool,
    is_strict: bool,
) -> ImportReport:
    from data.base.database import migrate
    from data.importers import service

    if not is_dry_run:
        migrate()
    preview = service.preview_file(file, file.name, **asked)
    if is_strict and (unsure := _unsure(preview)):
        raise RefusedFileError(file.name, unsure)
    return service.dry_run(preview) if is_dry_run else service.save(preview, author=author)


def _unsure(preview: Preview) -> list[Problem]:
    from data.mandate.drafts import PlanDraft
    from data.mandate.words import REVIEWED_FIELDS

    content = preview.reading.content
    if not isinstance(content, PlanDraft):
        return []
    return [
        Problem(
            f"action {action.code}, « {action.title} » : lecture incertaine "
            f"({', '.join(REVIEWED_FIELDS[name] for name in action.to_review)}). Relisez-la dans "
            "la page Imports, ou importez sans --strict : elle sera marquée à relire.",
            action.where,
        )
        for action in content.actions
        if action.to_review
    ]


def _accepted(report: ImportReport) -> dict[str, Any]:
    return {
        "format": report.format,
        "file": report.file_name,
        "dry_run": report.is_dry_run,
        "batch": report.batch_id,
        "counts": dict(report.counts),
        "changes": {
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
        },
        "ignored": report.ignored,
        "kept": report.kept.replace("\u00a0", " "),
        "source": _source(report.source),
        "warnings": _problems(report.warnings),
        "errors": [],
    }


def _source(source: SourceDraft | None) -> dict[str, str | None] | None:
    if source is None:
        return None
    return {
        "title": source.title,
        "producer": source.producer,
        "dataset": source.dataset,
        "edition": source.edition,
    }


def _refused(
    file: Path, as_format: str | None, error: MandascopeError, *, is_dry_run: bool
) -> dict[str, Any]:
    problems: tuple[Problem, ...] = (Problem(str(error)),)
    recognised = None
    if isinstance(error, RefusedFileError):
        problems, recognised = error.problems, error.format_code
    elif isinstance(error, NotYourTownError):
        recognised = error.format_code
    return {
        "format": as_format or recognised,
        "file": file.name,
        "dry_run": is_dry_run,
        "batch": None,
        "counts": dict.fromkeys(COUNTS, 0),
        "changes": {"added": 0, "changed": 0, "unchanged": 0},
        "ignored": 0,
        "kept": "",
        "source": None,
        "warnings": [],
        "errors": _problems(problems),
        "error_count": error.count if isinstance(error, RefusedFileError) else 1,
    }


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [
        {"where": asdict(one.where or NOWHERE), "message": one.message.replace("\u00a0", " ")}
        for one in problems
    ]


def _as_json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)


def _sentences(report: ImportReport) -> list[str]:
    from data.base.formats import counted
    from data.importers.words import contents

    done = "Serait importé" if report.is_dry_run else "Importé"
    if not report.is_dry_run and report.batch_id is None:
        done = "Rien à changer, la base dit déjà tout cela"
    label = report.format_label[:1].lower() + report.format_label[1:]
    lines = [f"{report.file_name}, {label}. {done} :"]
    lines.append(
        f"  {counted(report.added, 'ligne ajoutée', 'lignes ajoutées')}, "
        f"{counted(report.changed, 'modifiée')}, {counted(report.unchanged, 'inchangée')}."
    )
    if report.source is not None:
        lines.append(f"  Publication : {_cited(report.source)}.")
    lines.append(f"  Trouvé : {contents(report.counts) or 'rien'}.")
    if report.kept:
        lines.append(f"  {report.kept}")
    if report.ignored:
        left = counted(report.ignored, "ligne ne concerne", "lignes ne concernent")
        lines.append(f"  Laissé de côté : {left} ni la commune ni ses points de comparaison.")
    lines += [f"  À vérifier : {warning}" for warning in report.warnings]
    lines += [f"  Il manque encore : {missing}" for missing in report.still_missing]
    if report.batch_id is not None:
        lines.append(f"  Import n° {report.batch_id} (python -m data undo {report.batch_id}).")
    return lines


def _cited(source: SourceDraft) -> str:
    edition = source.edition if source.edition and source.edition not in source.title else ""
    said = (source.title, source.producer, f"édition {edition}" if edition else "")
    return ", ".join(part for part in said if part)


@refusing
def undo(
    batch: Annotated[int, typer.Argument(help="Le numéro de l’import.")],
    author: Annotated[str, typer.Option(help="Qui annule : nom ou service.")] = COMMAND_LINE,
) -> None:
    """Annuler un import, exactement, ou dire pourquoi c’est impossible."""
    from data.base.database import migrate
    from data.base.formats import counted
    from data.importers import service

    migrate()
    report = service.undo(batch, author=author)
    typer.echo(
        f"Import n° {batch} ({report.file_name}) annulé : "
        f"{counted(report.removed, 'ligne enlevée', 'lignes enlevées')}, "
        f"{counted(report.restored, 'rétablie')}."
    )


@refusing
def imports() -> None:
    """Lister les imports de la base, du plus récent au plus ancien."""
    from data.base.database import migrate
    from data.base.formats import short_date
    from data.importers import service

    migrate()
    for one in service.batch_lines():
        undone = " (annulé)" if one.undone_at else ""
        typer.echo(
            f"{one.id}\t{short_date(one.recorded_at.date())}\t{one.format_label}\t"
            f"{one.file_name}\t{one.author}{undone}"
        )


@refusing
def template(
    format_name: Annotated[TableCode, typer.Argument(help="Le format.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Le fichier à écrire.")],
) -> None:
    """Écrire un modèle de tableur à remplir."""
    from data.exporters.spreadsheets import template as write_template

    write_template(format_name.value, output)
    typer.echo(f"Modèle écrit : {output}")


@refusing
def export(
    kind: Annotated[ExportKind, typer.Argument(help="Le type de fichier.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Le fichier à écrire.")],
    content: Annotated[ExportContent, typer.Option(help="Ce qui sort.")] = ExportContent.ACTIONS,
    plan: Annotated[str | None, typer.Option(help="Le code du document suivi.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=DAY, help="État au, AAAA-MM-JJ.")
    ] = None,
) -> None:
    """Sortir actions, indicateurs ou programmation : un fichier qui se réimporte à l’identique."""
    from data.base.database import migrate
    from data.exporters.service import export_content

    migrate()
    export_content(kind.value, content.value, output, plan, as_of.date() if as_of else None)
    typer.echo(f"Fichier écrit : {output}")
