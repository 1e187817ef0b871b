"""Who changed what in the scenarios, in words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from data.base.formats import long_date
from data.base.models import Revision
from data.finances.models import Hypothesis, PlannedLoan, Scenario
from data.finances.projection_desk import queries
from data.finances.projection_desk.content import Seen
from data.finances.projection_desk.views import ScenarioChange
from data.finances.projection_desk.words import line_title, line_value
from data.finances.queries import list_budgets

NOBODY = "Auteur inconnu"
_MOST = 500
_SCENARIO, _HYPOTHESIS = str(Scenario.__tablename__), str(Hypothesis.__tablename__)
_LOAN = str(PlannedLoan.__tablename__)
_LOAN_FIELDS = {
    "budget_id": "budget",
    "year": "année",
    "amount_eur": "montant",
    "rate_pct": "taux",
    "years": "durée",
    "profile": "profil",
    "deferred_years": "différé",
}
_SCENARIO_FIELDS = {"title": "nom", "note": "note"}


def scenario_changes(
    session: Session, organisation: str, scenario_id: int | None = None, *, since: Seen = ()
) -> tuple[ScenarioChange, ...]:
    """Return the last changes of the scenarios, newest first; of one alone, and since, if told."""
    lines = queries.list_changes(session, _MOST)
    names = _names(lines) | {
        row.id or 0: row.title for row in queries.list_scenarios(session, organisation)
    }
    budgets = {row.id: row.title for row in list_budgets(session, organisation)}
    known = {(table, key): version for table, key, version in since}
    return tuple(
        ScenarioChange(
            recorded_at=line.recorded_at,
            author=author or NOBODY,
            scenario=names[owner],
            what=_what(line, budgets),
            reason=line.reason or "",
        )
        for line, author in lines
        if (owner := _owner(line)) in names
        and scenario_id in {None, owner}
        and (not since or _is_after(line, known))
    )


def sentence(change: ScenarioChange) -> str:
    """Say a change with who made it and when."""
    return f"{change.what}, par {change.author} le {long_date(change.recorded_at.date())}"


def _held(line: Revision) -> Mapping[str, Any]:
    return line.after or line.before or {}


def _owner(line: Revision) -> int:
    """Return the identifier of the scenario that a change belongs to."""
    key = line.entity_id if line.entity == _SCENARIO else _held(line).get("scenario_id", 0)
    return int(key)


def _names(lines: list[tuple[Revision, str | None]]) -> dict[int, str]:
    """Return the last name of each scenario, those deleted since included."""
    return {
        line.entity_id: str(_held(line).get("title", ""))
        for line, _ in reversed(lines)
        if line.entity == _SCENARIO
    }


def _is_after(line: Revision, known: Mapping[tuple[str, int], int]) -> bool:
    seen = known.get((line.entity, line.entity_id), 0)
    return line.after is None or line.after.get("version", 0) > seen


def _what(line: Revision, budgets: Mapping[int | None, str]) -> str:
    if line.entity == _HYPOTHESIS:
        return _hypothesis_change(line, budgets)
    if line.entity == _LOAN:
        return f"emprunt de {_held(line).get('year')} {_verb(line, _LOAN_FIELDS)}"
    return f"scénario {_verb(line, _SCENARIO_FIELDS)}"


def _verb(line: Revision, fields: Mapping[str, str]) -> str:
    if line.before is None:
        return "ajouté"
    if line.after is None:
        return "supprimé"
    before, after = line.before, line.after
    changed = [name for key, name in fields.items() if before.get(key) != after.get(key)]
    return f"modifié : {', '.join(changed)}" if changed else "modifié"


def _hypothesis_change(line: Revision, budgets: Mapping[int | None, str]) -> str:
    held = _held(line)
    code = str(held.get("line", ""))
    when = held.get("year") or "toutes les années"
    whose = budgets.get(held.get("budget_id"))
    place = f"{line_title(code)}, {when}" + (f", {whose}" if whose else "")
    before, after = (
        line_value(code, Decimal(str(found["value"]))) if found else ""
        for found in (line.before, line.after)
    )
    if not before:
        return f"« {place} » fixé à {after}"
    if not after:
        return f"« {place} » revient à sa valeur habituelle (était {before})"
    return f"« {place} » passe de {before} à {after}"
