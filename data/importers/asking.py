"""What a spreadsheet asks its officer, beside the preview: columns to match, words to explain."""

from collections.abc import Mapping
from pathlib import Path

from data.base.database import reading
from data.base.errors import MandascopeError
from data.importers.files import IncomingFile
from data.importers.formats import Family
from data.importers.opened import OpenedFile
from data.importers.registry import FORMATS, recognised
from data.importers.tables.suggestions import Suggestions, suggestions
from data.importers.town import town_of


def ask_about(
    path: Path,
    name: str,
    *,
    format_code: str | None = None,
    column_choices: Mapping[str, str] | None = None,
    value_choices: Mapping[str, Mapping[str, str]] | None = None,
) -> Suggestions | None:
    """Return what to ask about a spreadsheet, whether or not it can be read as it is.

    Nothing for a document, an official file, or one that cannot be opened: its preview says why.
    """
    opened = OpenedFile(IncomingFile(name, path))
    try:
        chosen = FORMATS[format_code] if format_code else recognised(opened)
        if chosen.family is not Family.SPREADSHEET:
            return None
        with reading() as session:
            town = town_of(session, chosen.code, column_choices, value_choices)
        return suggestions(opened.sheets, chosen.code, town)
    except MandascopeError:
        return None
