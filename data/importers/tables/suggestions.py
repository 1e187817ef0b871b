"""What an officer is asked before a spreadsheet is read: which columns, and what words mean."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.base.formats import typeset
from data.base.tables import split
from data.importers.formats import FormatCode, Town
from data.importers.tables import actions, indicators, ppi, programme
from data.importers.tables.cleaning import one_line
from data.importers.tables.columns import Matching
from data.importers.tables.numbers import NotANumberError, number
from data.importers.tables.parties import Parties
from data.importers.tables.rows import Findings, SheetRows, as_text
from data.importers.tables.sheets import Cell, Sheet
from data.importers.tables.target_rows import TargetRows
from data.importers.tables.value_rows import ValueRows, year_columns
from data.importers.tables.values import (
    ABSENCE_WORDS,
    CONFIDENCE_WORDS,
    CREDIT_WORDS,
    DIRECTION_WORDS,
    KIND_WORDS,
    NATURE_WORDS,
    OBSERVATION_STATUS_WORDS,
    STAGE_WORDS,
    AnyVocabulary,
)
from data.indicators import tables as indicator_tables
from data.mandate import tables

_MOST_ROWS = actions.MOST_ACTIONS
_MOST_WORDS = 200
"""Words asked about: beyond, the column was badly chosen."""


@dataclass(frozen=True)
class WordQuestion:
    """A word of the officer's that nobody knows.

    Attributes:
        column: ours; with ``word``, what the answer is remembered by.
        count: how many cells hold it.
        proposed: our word that looks most like it, if any.
        expected: what it may mean, in our words.
    """

    column: str
    word: str
    count: int
    proposed: str | None
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Suggestions:
    """What the screen shows above a spreadsheet.

    Attributes:
        matchings: the columns of each sheet that is read.
        questions: in French, about columns, those without whose answer nothing can be read.
        words: those to give a meaning to.
    """

    matchings: tuple[Matching, ...]
    questions: tuple[str, ...]
    words: tuple[WordQuestion, ...]


def suggestions(sheets: Sequence[Sheet], format_code: str, town: Town) -> Suggestions:
    """Return what to ask about a spreadsheet read by the format of this code.

    ``town`` holds the choices made so far: what they answer is not asked again.
    """
    if format_code == FormatCode.ACTIONS:
        return _about_actions(sheets, town)
    if format_code == FormatCode.PROGRAMME:
        return _about_programme(sheets, town)
    if format_code == FormatCode.PPI:
        return _about_ppi(sheets, town)
    return _about_indicators(sheets, town)


def _about_actions(sheets: Sequence[Sheet], town: Town) -> Suggestions:
    found = actions.tables_of(sheets, town, Findings())
    words: list[WordQuestion] = []
    for vocabulary in (STAGE_WORDS, NATURE_WORDS, CONFIDENCE_WORDS):
        words += _unknown(found, vocabulary, vocabulary.column)
    words += _unknown_names(found, town)
    return Suggestions(
        tuple(one.matching for one in found),
        tuple(typeset(text) for one in found for text in one.matching.questions()),
        tuple(words[:_MOST_WORDS]),
    )


def _about_programme(sheets: Sequence[Sheet], town: Town) -> Suggestions:
    found = programme.tables_of(sheets, town, Findings())
    words = _unknown(found, CREDIT_WORDS, CREDIT_WORDS.column)
    return Suggestions(
        tuple(one.matching for one in found),
        tuple(typeset(text) for one in found for text in one.matching.questions()),
        tuple(words)[:_MOST_WORDS],
    )


def _about_ppi(sheets: Sequence[Sheet], town: Town) -> Suggestions:
    found = ppi.parted(sheets, town.column_choices, town.value_choices, Findings()).every
    questions = (typeset(text) for one in found for text in one.matching.questions())
    return Suggestions(tuple(one.matching for one in found), tuple(questions), ())


def _about_indicators(sheets: Sequence[Sheet], town: Town) -> Suggestions:
    findings = Findings()
    found = indicators.parted(sheets, town.column_choices, town.value_choices, findings)
    words = [
        *_unknown(found.catalogue, DIRECTION_WORDS, DIRECTION_WORDS.column),
        *_unknown(found.catalogue, KIND_WORDS, KIND_WORDS.column),
        *_unknown(found.values, OBSERVATION_STATUS_WORDS, OBSERVATION_STATUS_WORDS.column),
        *_unknown(found.values, ABSENCE_WORDS, ABSENCE_WORDS.column),
        *_unknown(found.values, ABSENCE_WORDS, indicator_tables.VALUE),
    ]
    asked = [*found.catalogue, *found.values, *found.targets]
    if not asked and found.closest:
        asked = [found.closest]
    questions = [question for one in found.catalogue for question in one.matching.questions()]
    questions += [question for one in found.values for question in ValueRows(one).questions()]
    questions += [question for one in found.targets for question in TargetRows(one).questions()]
    if not found.catalogue and not found.values and not found.targets:
        questions.append(indicators.nothing_found(found).message)
    return Suggestions(
        tuple(one.matching for one in asked),
        tuple(map(typeset, questions)),
        tuple(words[:_MOST_WORDS]),
    )


def _unknown(
    found: Sequence[SheetRows], vocabulary: AnyVocabulary, column: str
) -> Iterator[WordQuestion]:
    """Return the words of a column that a vocabulary lacks, the most frequent first."""
    counts = Counter(one_line(word) for one in found for word in _words(one, column))
    for word, count in counts.most_common():
        choices = next((one.words.get(vocabulary.column, {}) for one in found), {})
        if vocabulary.find(word, choices) is None and not vocabulary.is_silent(word):
            yield WordQuestion(
                vocabulary.column,
                word,
                count,
                vocabulary.closest(word),
                tuple(vocabulary.labels.values()),
            )


def _words(one: SheetRows, column: str) -> Iterator[str]:
    years = [rank for rank, _ in year_columns(one)] if column == indicator_tables.VALUE else []
    for row in one.sheet.rows[:_MOST_ROWS]:
        cells = [row.cells[rank] for rank in years] or [one.cell(row, column)]
        for cell in cells:
            if cell is None or (column == indicator_tables.VALUE and _is_number(cell)):
                continue
            yield as_text(cell) or ""


def _is_number(cell: Cell) -> bool:
    try:
        number(cell)
    except NotANumberError:
        return False
    return True


def _unknown_names(found: Sequence[SheetRows], town: Town) -> Iterator[WordQuestion]:
    """Return the names that look like a delegation's without being one."""
    titles = tuple(one.title for one in town.delegations)
    for column in (tables.PILOT, tables.SUPPORT):
        parties = Parties(town.delegations, town.value_choices, Findings())
        counts = Counter(
            name for one in found for cell in _words(one, column) for name in split(cell)
        )
        for name, count in counts.most_common():
            if parties.is_doubtful(column, name):
                yield WordQuestion(column, name, count, parties.closest(name), titles)
