"""The start of a town: in an empty base, or in place of the demonstration."""

import re
from datetime import date

from sqlmodel import Session, select

# Emptying a base must know the tables of every world.
from data.base.clearing import clear
from data.base.database import migrate, reading
from data.base.errors import (
    InvalidMandateError,
    MandascopeError,
    NotDemonstrationError,
    NotEmptyError,
)
from data.base.history import unit_of_work
from data.base.models import BaseState, Organisation
from data.base.queries import first_organisation, has_schema, is_demonstration
from data.base.vocabulary import OrganisationKind
from data.finances import models as _finances  # noqa: F401
from data.indicators import models as _indicators  # noqa: F401
from data.mandate.models import Plan
from data.mandate.vocabulary import PlanKind, PlanStatus
from data.overview.views import StartedTown
from data.territories.communes import CommuneLine, answers_to, commune, communes_named, successor
from data.territories.naming import folded
from data.territories.starting import add_belgian_home, add_french_home, add_unlisted_home

_INSEE_CODE = re.compile(r"(?:[0-9]{2}|2A|2B)[0-9]{3}")
_INS_CODE = re.compile(r"[1-9][0-9]{4}")
# Walloon provinces and arrondissements; no commune of theirs has a number above 199.
_WALLOON_CODE = re.compile(r"(?:25|5[1-8]|6[1-4]|8[1-5]|9[1-3])[01][0-9]{2}")


class InvalidInseeCodeError(MandascopeError):
    """The code given is no INSEE code of a commune."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"« {code} » n’est pas un code INSEE de commune : cinq caractères sont attendus, "
            "par exemple 62765 ou 2A004."
        )


class InvalidInsCodeError(MandascopeError):
    """The code given is no INS code of a Belgian commune."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"« {code} » n’est pas un code INS de commune belge : cinq chiffres sont attendus, "
            "par exemple 55040."
        )


class MissingNameError(MandascopeError):
    """A town without a name."""

    def __init__(self) -> None:
        super().__init__("Le nom de la commune manque.")


class OtherCommuneError(MandascopeError):
    """The code is one commune's and the name another's: one of the two was mistyped."""

    def __init__(self, found: CommuneLine, name: str, others: tuple[CommuneLine, ...]) -> None:
        of_other = f", dont le code est {others[0].code}" if len(others) == 1 else ""
        super().__init__(
            f"Le code INSEE {found.code} est celui de {found.name} ({found.departement}), "
            f"et « {name} » est une autre commune{of_other}. Rien n’a été changé. Corrigez le "
            "code ou le nom ; si la commune est belge, précisez-le."
        )


class FormerCommuneError(MandascopeError):
    """The code is that of a commune which is part of another one today."""

    def __init__(self, code: str, today: CommuneLine) -> None:
        super().__init__(
            f"{code} n’est plus le code INSEE d’une commune : elle fait partie de {today.name}, "
            f"dont le code est {today.code}. Rien n’a été changé."
        )


def start_town(
    name: str,
    insee: str,
    starts_on: date,
    ends_on: date,
    is_belgian: bool = False,
    *,
    replace_demo: bool = False,
) -> StartedTown:
    """Give the base its town, where it stands, and an empty roadmap: all of it or nothing.

    A French commune comes with its intercommunal body, département and country. A name that is
    no French commune's, with a code that can be a Walloon one, is Belgian without being told so.

    Args:
        name: as shown on screen.
        insee: INSEE code; INS code of a Belgian commune.
        starts_on: first day of the mandate.
        ends_on: last day of the mandate.
        is_belgian: the code is an INS code, whatever French commune has the same.
        replace_demo: erase the demonstration that the base holds, with its history.

    Returns:
        What the town was taken for, to say it back.

    Raises:
        MissingNameError: the name is empty.
        InvalidInseeCodeError: the code has not the shape of an INSEE code.
        InvalidInsCodeError: the commune is Belgian and the code has not the shape of an INS code.
        OtherCommuneError: the code is one French commune's, the name another's.
        FormerCommuneError: the code was that of a commune which is part of another one.
        InvalidMandateError: the mandate ends before it starts.
        NotEmptyError: the base already holds an organisation; nothing is changed.
        NotDemonstrationError: ``replace_demo``, and the base holds a town of one's own.
    """
    name, insee = name.strip(), insee.strip()
    if not name:
        raise MissingNameError
    if is_belgian and not _INS_CODE.fullmatch(insee):
        raise InvalidInsCodeError(insee)
    if not _INSEE_CODE.fullmatch(insee):
        raise InvalidInseeCodeError(insee)
    if ends_on <= starts_on:
        raise InvalidMandateError
    is_belgian = is_belgian or _is_surely_belgian(name, insee)
    home = None if is_belgian else _french_commune(name, insee)
    _make_tables()
    if home is not None and folded(home.name) == folded(name):
        name = home.name
    with unit_of_work(reason="Création de la commune") as session:
        _make_room(session, replace_demo)
        if is_belgian:
            add_belgian_home(session, insee, name)
        elif home is not None:
            add_french_home(session, home)
        else:
            add_unlisted_home(session, insee, name)
        _add_town(session, name, insee, home, starts_on, ends_on)
    return StartedTown(insee, name, home, is_belgian)


def _make_tables() -> None:
    """Give a base that nobody ever opened its tables."""
    with reading() as session:
        is_made = has_schema(session)
    if not is_made:
        migrate()


def _is_surely_belgian(name: str, insee: str) -> bool:
    if not _WALLOON_CODE.fullmatch(insee) or communes_named(name):
        return False
    found = commune(insee)
    return found is None or not answers_to(found, name)


def _french_commune(name: str, insee: str) -> CommuneLine | None:
    """Return the commune of a code, unless the name is another's; nothing for an unknown code."""
    found = commune(insee)
    if found is None:
        if today := successor(insee):
            raise FormerCommuneError(insee, today)
        return None
    others = () if answers_to(found, name) else communes_named(name)
    if others:
        raise OtherCommuneError(found, name, others)
    return found


def _make_room(session: Session, replace_demo: bool) -> None:
    """Leave the base empty, its state apart; the row of the state makes other starters wait."""
    state = session.exec(select(BaseState).with_for_update()).first()
    town = first_organisation(session)
    if town is not None:
        if not replace_demo:
            raise NotEmptyError
        if not is_demonstration(session, town):
            raise NotDemonstrationError(town.name)
        clear(session)
    elif state is None:
        session.add(BaseState())


def _add_town(
    session: Session,
    name: str,
    insee: str,
    home: CommuneLine | None,
    starts_on: date,
    ends_on: date,
) -> None:
    town = Organisation(
        code=insee,
        name=name,
        kind=OrganisationKind.TOWN,
        parent_code=home.epci_code if home else None,
    )
    session.add(town)
    session.flush()
    session.add(
        Plan(
            organisation_id=town.id or 0,
            code="FDR",
            kind=PlanKind.MANDATE_CONTRACT,
            title=f"Feuille de route {starts_on.year}-{ends_on.year}",
            status=PlanStatus.ADOPTED,
            starts_on=starts_on,
            ends_on=ends_on,
            owner=name,
        )
    )
