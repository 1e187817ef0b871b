"""What is wrong in a spreadsheet, typeset as French is."""

from data.base.formats import typeset
from data.base.problems import NOWHERE, Problem, RefusedFileError, Where


def problem(message: str, where: Where = NOWHERE) -> Problem:
    """Return a problem whose signs stay on the line of the word they go with."""
    return Problem(typeset(message), where)


def refused(file_name: str, message: str, where: Where = NOWHERE) -> RefusedFileError:
    """Return the error of a file that has one problem."""
    return RefusedFileError(file_name, [problem(message, where)])
