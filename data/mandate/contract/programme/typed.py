"""What an officer types in the table of the programme, read cell by cell, as French writes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.base.formats import MISSING, number
from data.mandate.contract.programme import words
from data.mandate.contract.programme.views import Financer, ProgrammeRow
from data.mandate.vocabulary import CreditKind

Cells = Mapping[str, str]
"""What the cells of a row say, by column; an empty cell is an empty text."""

_AMOUNT = re.compile(r"^\d+(?:[.,]\d{1,2})?$")
_THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_SPACES = re.compile(r"\s")
LONGEST = {words.PROJECT: 200, words.BEARER: 120, words.OUTCOME: 2_000}
"""Most signs of a text, by column."""
_HIGHEST = Decimal(10) ** 10
_NOTHING_GIVEN = {"", "-", "–", MISSING, "n.d.", "nd", "nonrenseigné"}
_CREDITS = {label.casefold(): kind for kind, label in words.CREDITS.items()}


@dataclass(frozen=True)
class ProgrammeValues:
    """A project as typed; ``objective`` and ``territory`` are codes, empty when there is none."""

    title: str
    bearer: str
    objective: str
    territory: str
    credit: CreditKind
    amounts_eur: tuple[tuple[Financer, Decimal | None], ...]
    outcome: str


@dataclass(frozen=True)
class ProgrammeEdit:
    """What an officer makes of a project.

    Attributes:
        line: identifier of the project; nothing for a new one.
        seen: its version when she began.
        values: what it becomes; nothing to remove it.
    """

    line: int | None
    seen: int
    values: ProgrammeValues | None


@dataclass(frozen=True)
class CellProblem:
    """A cell that cannot be saved: its line from 1, its column, and why."""

    line: int
    column: str
    message: str


class AmountError(ValueError):
    """A cell is no amount in euros."""


def read_amount(text: str) -> Decimal | None:
    """Read an amount such as « 12 500,50 € »; an empty cell gives nothing, never zero.

    Raises:
        AmountError: it is no amount, or « 12.500 » that two people read in two ways.
    """
    bare = _SPACES.sub("", text).casefold().removesuffix("€").removesuffix("euros")
    if bare in _NOTHING_GIVEN:
        return None
    if bare.startswith(("-", "−")):
        raise AmountError("un montant ne peut pas être négatif")
    if _THOUSANDS.match(bare):
        raise AmountError(
            "le point se lit de deux façons : écrivez « 12 500 » pour douze mille cinq cents"
        )
    if not _AMOUNT.match(bare):
        raise AmountError(
            "un montant s’écrit en euros, deux décimales au plus, comme « 12 500,50 »"
        )
    value = Decimal(bare.replace(",", "."))
    if value >= _HIGHEST:
        raise AmountError("le montant dépasse dix milliards d’euros")
    return value


def write_amount(value: Decimal | None) -> str:
    """Write an amount as a cell shows it; one that is missing is an empty cell."""
    if value is None:
        return ""
    return number(value, 0 if value == value.to_integral_value() else 2)


def named(codes: Mapping[str, str]) -> dict[str, str]:
    """Return what a cell says of each code: the code, then its title."""
    return {code: f"{code} · {title}" for code, title in codes.items()}


def cells_of(
    line: ProgrammeRow, objectives: Mapping[str, str], quarters: Mapping[str, str]
) -> dict[str, str]:
    """Return what the cells of a project say."""
    return {
        words.PROJECT: line.title,
        words.BEARER: line.bearer,
        words.OBJECTIVE: _said(line.objective, line.objective_title, objectives),
        words.QUARTER: _said(line.territory, line.territory_name, quarters),
        words.CREDIT: words.CREDITS[line.credit],
        **{words.AMOUNTS[one]: write_amount(amount) for one, amount in line.amounts_eur},
        words.OUTCOME: line.outcome,
    }


def _said(code: str, title: str, known: Mapping[str, str]) -> str:
    return f"{code} · {known.get(code, title)}" if code else ""


def read_row(
    cells: Cells, line: int, objectives: Mapping[str, str], quarters: Mapping[str, str]
) -> ProgrammeValues | tuple[CellProblem, ...]:
    """Read a row, or say what must be mended in it, cell by cell."""
    problems = [CellProblem(line, *one) for one in _text_problems(cells)]
    amounts: list[tuple[Financer, Decimal | None]] = []
    for financer, column in words.AMOUNTS.items():
        try:
            amounts.append((financer, read_amount(cells.get(column, ""))))
        except AmountError as error:
            problems.append(CellProblem(line, column, str(error)))
    coded = {}
    for column, known in ((words.OBJECTIVE, objectives), (words.QUARTER, quarters)):
        code = cells.get(column, "").split(" · ")[0].strip()
        if code and code not in known:
            problems.append(CellProblem(line, column, f"« {code[:40]} » n’est pas dans la liste"))
        coded[column] = code
    credit = _CREDITS.get(cells.get(words.CREDIT, "").strip().casefold())
    if credit is None:
        choices = " ou ".join(f"« {label} »" for label in words.CREDITS.values())
        problems.append(CellProblem(line, words.CREDIT, f"choisissez {choices}"))
    if problems or credit is None:
        return tuple(problems)
    return ProgrammeValues(
        title=_clean(cells, words.PROJECT),
        bearer=_clean(cells, words.BEARER),
        objective=coded[words.OBJECTIVE],
        territory=coded[words.QUARTER],
        credit=credit,
        amounts_eur=tuple(amounts),
        outcome=_clean(cells, words.OUTCOME),
    )


def _text_problems(cells: Cells) -> Sequence[tuple[str, str]]:
    found = [
        (column, "la cellule est vide")
        for column in (words.PROJECT, words.BEARER)
        if not _clean(cells, column)
    ]
    found += [
        (column, f"{number(len(_clean(cells, column)))} signes, la limite est {number(most)}")
        for column, most in LONGEST.items()
        if len(_clean(cells, column)) > most
    ]
    return found


def _clean(cells: Cells, column: str) -> str:
    return " ".join(cells.get(column, "").split())
