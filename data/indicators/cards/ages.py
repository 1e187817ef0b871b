"""How the years and the age of a figure are written: here, and nowhere else."""

import re

from data.base.formats import typeset
from data.indicators import words
from data.indicators.views import Figure

_YEAR = re.compile(r"\d{4}")


def dated(figure: Figure) -> str:
    """Write « données 2017, publiées en 2021 : 12 ans », without what is not known."""
    if figure.data_year is None:
        return words.NO_YEAR
    said = f"données {figure.data_year}"
    if figure.edition:
        is_year = _YEAR.fullmatch(figure.edition)
        said += f", publiées en {figure.edition}" if is_year else f", édition {figure.edition}"
    return typeset(f"{said} : {figure.age_text}")


def about(figure: Figure) -> str:
    """Write on which boundaries and of what a figure speaks: « périmètre QPV 2015, ménage »."""
    return ", ".join(part for part in (figure.perimeter, figure.concept) if part)
