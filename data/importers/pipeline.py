"""One pipeline for the screen and the command line, from a file to a preview."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlmodel import Session

from data.base.database import reading
from data.base.models import Organisation
from data.base.problems import Problem, RefusedFileError
from data.base.queries import data_version, first_organisation, has_schema
from data.base.service import base_view
from data.importers.batches import standing_batch
from data.importers.destinations import destination
from data.importers.errors import UnknownFormatError
from data.importers.files import Container, IncomingFile
from data.importers.formats import Family, FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.registry import FORMATS, SUFFIXES, recognised
from data.importers.town import Choices, town_of
from data.importers.views import Preview
from data.mandate.drafts import PlanDraft
from data.territories.vocabulary import TerritoryKind

NO_TOWN = (
    "La base ne contient encore aucune commune : commencez par créer la vôtre "
    "(page « Premiers pas », ou python -m data init)."
)
NO_ACTION = (
    "aucune action n’a été trouvée. Un plan nomme ses délégations ou ses objectifs, puis leurs "
    "actions, numérotées ou non. Vérifiez le document, ou choisissez un autre format."
)
DEMONSTRATION = (
    "La base contient la démonstration : des valeurs réelles ne s’y mélangent jamais aux valeurs "
    "simulées. Commencez d’abord avec votre commune (page « Premiers pas », ou une autre base "
    "par MANDASCOPE_DATABASE_URL)."
)


def previewed(
    path: Path,
    name: str,
    format_code: str | None,
    column_choices: Mapping[str, str] | None,
    value_choices: Choices | None,
    edition: int | None = None,
    kind: TerritoryKind | None = None,
) -> Preview:
    """Read a file and place it beside the base.

    Raises:
        RefusedFileError: it cannot be read, or names what the base does not know.
        UnknownFormatError: nothing that Mandascope reads.
    """
    opened = OpenedFile(IncomingFile(name, path))
    chosen = _chosen(opened, format_code)
    with reading() as session:
        known = town_of(session, chosen, column_choices, value_choices)
        town = replace(known, edition=edition, kind=kind)
        try:
            _check_country(opened.file.name, chosen, town)
            found = FORMATS[chosen].read(opened, town)
            if isinstance(found.content, PlanDraft) and not found.content.actions:
                raise RefusedFileError(opened.file.name, [Problem(NO_ACTION)])
            return beside_the_base(session, opened.file, found)
        except RefusedFileError as error:
            error.format_code = chosen
            raise


def _chosen(opened: OpenedFile, format_code: str | None) -> str:
    if format_code is None:
        return recognised(opened).code
    if format_code not in FORMATS:
        raise UnknownFormatError(opened.file.name, [one.label for one in FORMATS.values()])
    chosen = FORMATS[format_code]
    if opened.file.container not in chosen.containers:
        wanted = ", ".join(SUFFIXES[chosen.containers])
        message = (
            f"« {chosen.label} » se lit dans un fichier {wanted} ; celui-ci est un "
            f"{_kind(opened.file.container)}. Choisissez un autre format ou un autre fichier."
        )
        raise RefusedFileError(opened.file.name, [Problem(message)])
    return format_code


def _kind(container: Container) -> str:
    return "texte (.txt, .csv)" if container is Container.TEXT else f".{container}"


def _check_country(name: str, chosen: str, town: Town) -> None:
    """Refuse what the French State publishes for a town abroad, whose code may be a French one's.

    The contours of communes are the town's own wherever it is.
    """
    is_abroad = town.surroundings is not None and not town.surroundings.is_french
    if is_abroad and FORMATS[chosen].family is Family.OFFICIAL and chosen != FormatCode.COMMUNES:
        message = (
            f"ce fichier parle de communes françaises, et celle de cette base, {town.name} "
            f"({town.organisation}), n’en est pas une : un même code y désigne deux communes. "
            "Entrez ses chiffres par le modèle de tableur des indicateurs."
        )
        raise RefusedFileError(name, [Problem(message)])


def beside_the_base(session: Session, file: IncomingFile, found: Reading) -> Preview:
    """Compare what was read with the base.

    Raises:
        RefusedFileError: it names territories or indicators that nobody knows.
    """
    has_base = has_schema(session)
    organisation = first_organisation(session) if has_base else None
    beside = destination(session, organisation, found.content)
    if beside.problems:
        raise RefusedFileError(file.name, beside.problems)
    return Preview(
        file_name=file.name,
        sha256=file.sha256,
        size=file.size,
        format_label=FORMATS[found.format].label,
        reading=replace(found, content=beside.content),
        comparison=beside.comparison,
        absent=beside.absent,
        data_version=data_version(session) if has_base else 0,
        already=standing_batch(session, file.sha256) if has_base else None,
        refusal=refusal(organisation, changes_nothing=beside.comparison.changes_nothing),
    )


def refusal(organisation: Organisation | None, *, changes_nothing: bool) -> str:
    """Say why nothing can be saved in this base; nothing when it can."""
    if organisation is None:
        return NO_TOWN
    if base_view().is_demonstration and not changes_nothing:
        return DEMONSTRATION
    return ""
