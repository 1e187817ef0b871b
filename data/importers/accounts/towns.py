"""Whose accounts a row holds: the town's, or another's."""

from collections.abc import Iterable
from datetime import date

from data.base.formats import counted, listed
from data.base.problems import RefusedFileError
from data.importers.tables.messages import refused
from data.territories.surroundings import Surroundings

_OVERSEAS = ("10", "97")
"""What département codes of three figures begin with overseas: the DGFiP's, then INSEE's."""
_MOST_SHOWN = 3
MOST_ROWS_WITHOUT_TOWN = 200_000


def commune_code(departement: str, commune: str) -> str:
    """Return the INSEE code of a commune from the DGFiP's, each of three characters.

    ``068`` and ``376`` make 68376, ``02A`` and ``004`` 2A004. Overseas, 101 is Guadeloupe, and
    the commune's code repeats its last figure: ``101`` and ``105`` make 97105. Zeros that a
    spreadsheet dropped are put back.
    """
    place = departement.strip().upper().zfill(3)
    inside = commune.strip().zfill(3)
    if place[:2] not in _OVERSEAS:
        return f"{place.removeprefix('0')}{inside}"
    return f"97{inside}" if inside[0] == place[2] else f"97{place[2]}{inside[1:]}"


def dgfip_codes(code: str) -> tuple[str, str]:
    """Return the DGFiP's codes of a commune, département then commune, from its INSEE code."""
    if code.startswith("97"):
        return f"10{code[2]}", code[2:]
    return f"0{code[:2]}", code[2:]


def no_row(file_name: str, town: Surroundings | None, others: Iterable[str]) -> RefusedFileError:
    """Return the error of a file that says nothing of the town, or nothing at all."""
    if town is None:
        return refused(file_name, "le tableau a des en-têtes et aucune ligne.")
    siren = f", SIREN {town.siren}" if town.siren else ""
    named = list(dict.fromkeys(one for one in others if one))[:_MOST_SHOWN]
    spoken = f" Il parle par exemple de {listed(named)}." if named else ""
    message = (
        f"aucune ligne n’est de {town.name} ({town.commune}{siren}).{spoken} Attendu : le fichier "
        "national, ou l’extrait qui contient cette commune."
    )
    return refused(file_name, message)


def too_many(file_name: str) -> RefusedFileError:
    """Return the error of a national file on a base that knows no town."""
    message = (
        f"plus de {counted(MOST_ROWS_WITHOUT_TOWN, 'ligne', 'lignes')} et aucune commune dans "
        "cette base : personne ne sait lesquelles garder. Créez d’abord votre commune (premiers "
        "pas, ou « python -m data init »), puis recommencez."
    )
    return refused(file_name, message)


def known(year: int, today: date, *, is_provisional: bool) -> date:
    """Return the first day on which the DGFiP's accounts of a year can be known.

    Provisional ones come out in the July that follows, final ones in its December.
    """
    day = date(year + 1, 7, 1) if is_provisional else date(year + 1, 12, 31)
    return min(day, today)


def years_said(years: Iterable[int]) -> str:
    """Say years in French, ``2024`` or ``2018 à 2024``."""
    first, last = min(found := set(years)), max(found)
    if first == last:
        return str(first)
    return (
        f"{first} à {last}"
        if len(found) == last - first + 1
        else ", ".join(str(one) for one in sorted(found))
    )
