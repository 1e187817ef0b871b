"""What may be written of an indicator; everything that is wrong is said at once, in French."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from data.base.formats import typeset
from data.indicators.catalogue_desk.errors import RefusedDescriptionError
from data.indicators.catalogue_desk.filters import folded
from data.indicators.catalogue_desk.views import (
    EARLIEST,
    LARGEST_COUNT,
    LATEST,
    MOST_DECIMALS,
    Described,
    Upkeep,
)
from data.indicators.vocabulary import Direction, IndicatorKind

_LONGEST_CODE = 60
_UNNAMED = "indicateur"

Model = TypeVar("Model", bound=BaseModel)


def one_line(text: str) -> str:
    """Return a text on one line, without signs that nobody sees, apostrophes as they are set."""
    seen = "".join(char if char.isprintable() or char.isspace() else "" for char in text)
    return " ".join(seen.split()).replace("'", "’")


def _refused(message: str) -> PydanticCustomError:
    # What was typed never goes into the template of the message.
    return PydanticCustomError("french", "{said}", {"said": typeset(message)})


def _told(name: str, most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not text:
            raise _refused(f"« {name} » est vide : c’est à remplir.")
        return _within(name, most)(text)

    return check


def _within(name: str, most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > most:
            raise _refused(
                f"« {name} » compte {len(text)} signes, {most} au plus : c’est à raccourcir."
            )
        return text

    return check


def _between(name: str, smallest: int, largest: int) -> Callable[[int | None], int | None]:
    def check(value: int | None) -> int | None:
        if value is not None and not smallest <= value <= largest:
            raise _refused(f"« {name} » va de {smallest} à {largest}.")
        return value

    return check


def _plausible(day: date | None) -> date | None:
    if day is not None and not EARLIEST <= day.year <= LATEST:
        raise _refused(f"« Prochaine mise à jour » : une date de {EARLIEST} à {LATEST}.")
    return day


def _none_if_empty(text: str) -> str | None:
    return text or None


_Line = BeforeValidator(one_line)
_Title = Annotated[str, _Line, AfterValidator(_told("Indicateur", 120))]
_Theme = Annotated[str, _Line, AfterValidator(_told("Thème", 60))]
_Definition = Annotated[str, _Line, AfterValidator(_told("Définition", 1_000))]
_Unit = Annotated[str, _Line, AfterValidator(_within("Unité", 30))]


def _optional(name: str, most: int) -> tuple[BeforeValidator, AfterValidator, AfterValidator]:
    return _Line, AfterValidator(_within(name, most)), AfterValidator(_none_if_empty)


_Owner = Annotated[str | None, *_optional("Responsable", 100)]
_NextUpdate = Annotated[date | None, AfterValidator(_plausible)]


class CheckedUpkeep(BaseModel):
    """What a town may write of any indicator, as it is saved."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    owner: _Owner
    next_update_on: _NextUpdate


class CheckedDescription(CheckedUpkeep):
    """An indicator of the town, as it is saved."""

    title: _Title
    theme: _Theme
    definition: _Definition
    unit: _Unit
    decimals: Annotated[int, AfterValidator(_between("Décimales", 0, MOST_DECIMALS))]
    direction: Direction
    kind: IndicatorKind
    source_family: Annotated[str | None, *_optional("Source habituelle", 200)]
    method: Annotated[str | None, *_optional("Méthode", 2_000)]
    limits: Annotated[str | None, *_optional("Limites", 1_000)]
    periodicity: Annotated[str | None, *_optional("Périodicité", 100)]
    smallest_count: Annotated[
        int | None, AfterValidator(_between("Effectif minimal publiable", 1, LARGEST_COUNT))
    ]


def checked_description(typed: Described, titles: Iterable[str]) -> CheckedDescription:
    """Return an indicator of the town as it is saved.

    Args:
        typed: what the form holds.
        titles: of all the other indicators, those of the package too.

    Raises:
        RefusedDescriptionError: something must be mended; says all of it.
    """
    problems: list[str] = []
    one = _checked(CheckedDescription, typed, problems)
    title = one_line(typed.title)
    if title and title.casefold() in {one_line(other).casefold() for other in titles}:
        problems.append(typeset(f"« {title} » est déjà le nom d’un indicateur : changez-le."))
    if problems or one is None:
        raise RefusedDescriptionError(problems)
    return one


def checked_upkeep(typed: Upkeep) -> CheckedUpkeep:
    """Return the owner and the next update as they are saved.

    Raises:
        RefusedDescriptionError: something must be mended; says all of it.
    """
    problems: list[str] = []
    one = _checked(CheckedUpkeep, typed, problems)
    if one is None:
        raise RefusedDescriptionError(problems)
    return one


def _checked(model: type[Model], typed: Described | Upkeep, problems: list[str]) -> Model | None:
    try:
        return model.model_validate(asdict(typed))
    except ValidationError as error:
        problems += [str(one["msg"]) for one in error.errors()]
        return None


def code_of(title: str, taken: Iterable[str]) -> str:
    """Return the code of a new indicator, made of its title, that no other has.

    Args:
        title: as it is saved.
        taken: the codes of the base and of the package.
    """
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in folded(title))
    stem = "_".join(plain.split())[:_LONGEST_CODE].strip("_") or _UNNAMED
    used, code, rank = {one.casefold() for one in taken}, stem, 1
    while code in used:
        rank += 1
        code = f"{stem}_{rank}"
    return code
