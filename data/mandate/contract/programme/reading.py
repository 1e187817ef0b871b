"""The programme read from the base: rows, years, what a project may aim at, its history."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from data.base.models import Organisation
from data.mandate.contract import queries as contract_queries
from data.mandate.contract.programme import queries
from data.mandate.contract.programme.views import Financer, ProgrammeChange, ProgrammeRow
from data.mandate.contract.programme.words import (
    AMOUNTS,
    BEARER,
    CREDIT,
    OBJECTIVE,
    OUTCOME,
    QUARTER,
    YEAR,
)
from data.mandate.contract.programme.words import PROJECT as TITLE
from data.mandate.models import Plan
from data.territories.around import surroundings
from data.territories.models import Territory

NOBODY = "Auteur inconnu"
_MOST = 500
_FIELDS: dict[str, str] = {
    "year": YEAR,
    "title": TITLE,
    "bearer": BEARER,
    "objective_id": OBJECTIVE,
    "territory_id": QUARTER,
    "credit": CREDIT,
    **{f"{one.value}_eur": label for one, label in AMOUNTS.items()},
    "outcome": OUTCOME,
}
"""Columns of the table « programme_line » by their names on screen."""


def read_lines(session: Session, plan_id: int) -> tuple[ProgrammeRow, ...]:
    """Return the projects of a contract, all years."""
    return tuple(_line(*found) for found in queries.list_programme(session, plan_id))


def _line(row: Any, objective: Any, territory: Any) -> ProgrammeRow:
    return ProgrammeRow(
        id=row.id,
        version=row.version,
        year=row.year,
        order=row.order,
        title=row.title,
        bearer=row.bearer,
        objective=objective.code if objective else "",
        objective_title=objective.title if objective else "",
        territory=territory.code if territory else "",
        territory_name=territory.name if territory else "",
        credit=row.credit,
        amounts_eur=tuple((one, amount(row, one)) for one in Financer),
        outcome=row.outcome or "",
        is_simulated=row.is_simulated,
    )


def amount(row: Any, financer: Financer) -> Decimal | None:
    """Return what a stored project gets from one financer."""
    found: Decimal | None = getattr(row, f"{financer.value}_eur")
    return found


def objectives_of(session: Session, plan: Plan) -> Mapping[str, int]:
    """Return the identifier of each objective of the synthesis table, by code."""
    pairs = contract_queries.list_objectives(session, plan.id or 0)
    return {row.code: row.id or 0 for _, row in pairs}


def objective_titles(session: Session, plan: Plan) -> Mapping[str, str]:
    """Return the title of each objective of the synthesis table, by code."""
    return {
        row.code: row.title for _, row in contract_queries.list_objectives(session, plan.id or 0)
    }


def quarters_of(session: Session, plan: Plan) -> Mapping[str, Territory]:
    """Return the quarters of 2024 around the town that the contract belongs to, by code."""
    town = session.get(Organisation, plan.organisation_id)
    around = surroundings(session, town.code) if town else None
    return queries.list_quarters(session, sorted(around.quarters)) if around else {}


def programme_history(session: Session, plan_id: int) -> tuple[ProgrammeChange, ...]:
    """Return the changes of a contract's projects, newest first, the last 500 at most."""
    return tuple(
        ProgrammeChange(
            recorded_at=line.recorded_at,
            author=author or NOBODY,
            line=line.entity_id,
            project=held["title"],
            what=_what(line.before, line.after),
        )
        for line, author in queries.list_line_revisions(session, _MOST)
        if (held := line.after or line.before or {}).get("plan_id") == plan_id
    )


def _what(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    if before is None:
        return "ajouté"
    if after is None:
        return "supprimé"
    changed = [label for field, label in _FIELDS.items() if before.get(field) != after.get(field)]
    return f"modifié : {', '.join(changed)}" if changed else "modifié"
