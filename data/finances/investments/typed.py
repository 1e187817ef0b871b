"""What an officer types of an operation, read as French writes it, or what must be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.base.formats import MISSING
from data.finances.investments import words
from data.finances.investments.views import Amounts, Measure, Operation, Stamp, YearMoney
from data.mandate.contract.programme.typed import AmountError, read_amount, write_amount

LONGEST_CODE, LONGEST_TITLE, LONGEST_REASON = 30, 200, 500
EARLIEST, LATEST = 2000, 2100


@dataclass(frozen=True)
class ProgrammeValues:
    """A programme as typed; a code that the town knows takes this title and this AP.

    Attributes:
        version: of the programme when the officer began; 0 for a new one.
    """

    code: str
    title: str
    authorised_eur: Decimal | None = None
    authorised_on: date | None = None
    version: int = 0


@dataclass(frozen=True)
class OperationEdit:
    """What an officer makes of an operation.

    Attributes:
        id: of the operation; nothing for a new one.
        seen: what it was made of when she began.
        budget: code of a budget, or empty.
        actions: identifiers; so are territories.
        years: each year and its amounts; one without any amount goes.
    """

    id: int | None
    seen: Stamp
    programme: ProgrammeValues
    code: str
    title: str
    budget: str
    actions: tuple[int, ...]
    territories: tuple[int, ...]
    years: tuple[tuple[int, Amounts], ...]


def year_cells(money: YearMoney) -> dict[str, str]:
    """Return what the cells of a year say; a missing amount is an empty cell."""
    return {
        words.YEAR: str(money.year),
        **{label: write_amount(money.typed(one)) for one, label in words.AMOUNTS.items()},
    }


def held_cells(operation: Operation | None, years: Sequence[int]) -> list[dict[str, str]]:
    """Return the rows of an operation's table, with the years offered to be filled in."""
    held = {money.year: money for money in operation.years} if operation else {}
    nothing: Amounts = tuple((one, None) for one in Measure)
    return [
        year_cells(held.get(year, YearMoney(year, nothing))) for year in sorted({*held, *years})
    ]


def read_years(
    rows: Sequence[Mapping[str, object]],
) -> tuple[tuple[tuple[int, Amounts], ...], tuple[str, ...]]:
    """Return the years typed, and what must be mended in them; empty rows are left out."""
    found: dict[int, Amounts] = {}
    problems: list[str] = []
    for line, row in enumerate(rows, start=1):
        cells = {name: _text(cell) for name, cell in row.items()}
        if not any(cells.values()):
            continue
        amounts: list[tuple[Measure, Decimal | None]] = []
        for measure, label in words.AMOUNTS.items():
            try:
                amounts.append((measure, read_amount(cells.get(label, ""))))
            except AmountError as error:
                problems.append(f"ligne {line}, colonne « {label} » : {error}")
        year = read_year(cells.get(words.YEAR, ""))
        if year is None:
            problems.append(
                f"ligne {line}, colonne « {words.YEAR} » : attendu, une année comme 2028"
            )
        elif year in found:
            problems.append(f"ligne {line} : l’exercice {year} est déjà dans le tableau")
        else:
            found[year] = tuple(amounts)
    return tuple(sorted(found.items())), tuple(problems)


def read_year(text: str) -> int | None:
    """Return a year as typed; nothing when it is none."""
    bare = text.strip()
    year = int(bare) if bare.isascii() and bare.isdigit() and len(bare) == 4 else 0
    return year if EARLIEST <= year <= LATEST else None


def _text(cell: object) -> str:
    text = "" if cell is None else str(cell).strip()
    return "" if text in {MISSING, "None", "nan", "<NA>"} else text
