"""A town's first steps: whose base it is, what is there, what may be brought next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, ScalarSelect, exists, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.formats import counted, typeset
from data.base.models import ImportBatch, Organisation
from data.base.queries import first_organisation, has_schema, is_demonstration
from data.finances.models import AccountSet, Budget, InvestmentOperation, InvestmentProgramme
from data.indicators.models import Indicator, Observation
from data.mandate.models import Action, Delegation, Plan, ProgressReport
from data.mandate.vocabulary import PlanKind
from data.overview.checklist import (
    BELGIAN,
    FRENCH,
    INDICATORS,
    QUARTER_STATISTICS,
    TOWN_STATISTICS,
    Entry,
)
from data.overview.views import FirstSteps, Holder, Step
from data.territories.models import Boundary, Place, Territory
from data.territories.queries import find_territory, list_linked
from data.territories.starting import BELGIUM
from data.territories.vocabulary import LinkKind, TerritoryKind

NOTHING = "rien encore"


def first_steps_view() -> FirstSteps:
    """Return whose base it is and what to bring; an empty base is told as much."""
    with reading() as session:
        town = first_organisation(session) if has_schema(session) else None
        if town is None:
            return FirstSteps(Holder.NOBODY, "", "", None, None, False, _steps(FRENCH, _Counts()))
        mandate = _mandate(session, town)
        is_belgian = _is_belgian(session, town, mandate)
        return FirstSteps(
            holder=Holder.DEMONSTRATION if is_demonstration(session, town) else Holder.OWN_TOWN,
            code=town.code,
            name=town.name,
            starts_on=mandate.starts_on if mandate else None,
            ends_on=mandate.ends_on if mandate else None,
            is_belgian=is_belgian,
            steps=_steps(BELGIAN if is_belgian else FRENCH, _counts(session, town)),
        )


def still_missing() -> tuple[str, ...]:
    """Return what the base holds none of, one French sentence each."""
    steps = first_steps_view().steps
    return tuple(step.missing for step in steps if not step.is_done)


@dataclass(frozen=True)
class _Counts:
    """How much of each thing the base holds."""

    actions: int = 0
    delegations: int = 0
    contract_actions: int = 0
    followed: int = 0
    indicators: int = 0
    outlined: int = 0
    outlined_communes: int = 0
    measured_quarters: int = 0
    measured_communes: int = 0
    measured_places: int = 0
    accounts: int = 0
    operations: int = 0


def _counts(session: Session, town: Organisation) -> _Counts:
    """Count everything in one query; big tables are only asked whether a row exists."""
    has_report = exists().where(col(ProgressReport.action_id) == col(Action.id))
    has_own_value = exists().where(
        col(Observation.indicator_id) == col(Indicator.id),
        col(Observation.value).is_not(None),
        ~_comes_from((*QUARTER_STATISTICS.formats, *TOWN_STATISTICS.formats)),
    )
    has_outline = exists().where(col(Boundary.territory_id) == col(Territory.id))
    has_accounts = exists().where(col(AccountSet.budget_id) == col(Budget.id))
    roadmap = col(Plan.kind) != PlanKind.CITY_CONTRACT
    quarters, communes = (TerritoryKind.QPV_2024, TerritoryKind.QPV_2015), (TerritoryKind.COMMUNE,)
    delegations = select(func.count()).select_from(Delegation)
    indicators = select(func.count()).select_from(Indicator)
    places = select(func.count()).select_from(Place)
    budgets = select(func.count()).select_from(Budget)
    operations = select(func.count()).select_from(InvestmentOperation).join(InvestmentProgramme)
    columns = (
        _actions(town, roadmap),
        delegations.where(
            col(Delegation.organisation_id) == town.id, col(Delegation.has_roadmap).is_(True)
        ).scalar_subquery(),
        _actions(town, col(Plan.kind) == PlanKind.CITY_CONTRACT),
        _actions(town, has_report),
        indicators.where(has_own_value).scalar_subquery(),
        _territories(quarters, has_outline),
        _territories(communes, has_outline),
        _territories(quarters, _is_measured(col(Observation.territory_id) == col(Territory.id))),
        _territories(communes, _is_measured(col(Observation.territory_id) == col(Territory.id))),
        places.where(_is_measured(col(Observation.place_id) == col(Place.id))).scalar_subquery(),
        budgets.where(col(Budget.organisation_id) == town.id, has_accounts).scalar_subquery(),
        operations.where(col(InvestmentProgramme.organisation_id) == town.id).scalar_subquery(),
    )
    return _Counts(*session.connection().execute(select_columns(*columns)).one())


def _actions(town: Organisation, condition: ColumnElement[bool]) -> ScalarSelect[int]:
    statement = select(func.count()).select_from(Action)
    of_town = statement.join(Plan, col(Action.plan_id) == col(Plan.id)).where(
        col(Plan.organisation_id) == town.id, condition
    )
    return of_town.scalar_subquery()


def _territories(
    kinds: Sequence[TerritoryKind], condition: ColumnElement[bool]
) -> ScalarSelect[int]:
    statement = select(func.count()).select_from(Territory)
    return statement.where(col(Territory.kind).in_(kinds), condition).scalar_subquery()


def _is_measured(subject: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tell whether a subject has a value that does not come from the town's own spreadsheet."""
    return exists().where(
        subject, col(Observation.value).is_not(None), ~_comes_from(INDICATORS.formats)
    )


def _comes_from(formats: Sequence[str]) -> ColumnElement[bool]:
    """Tell whether an observation was brought by a file of one of these formats."""
    return exists().where(
        col(ImportBatch.id) == col(Observation.batch_id), col(ImportBatch.format).in_(formats)
    )


def _mandate(session: Session, town: Organisation) -> Plan | None:
    statement = select(Plan).where(
        col(Plan.organisation_id) == town.id, col(Plan.kind) != PlanKind.CITY_CONTRACT
    )
    return session.exec(statement.order_by(col(Plan.id))).first()


def _is_belgian(session: Session, town: Organisation, mandate: Plan | None) -> bool:
    if mandate is not None and mandate.kind is PlanKind.PST:
        return True
    home = find_territory(session, town.code)
    linked = list_linked(session, {home.id or 0}, LinkKind.MEMBER_OF) if home else []
    return any(other.code == BELGIUM for _, other in linked)


def _steps(entries: tuple[Entry, ...], counts: _Counts) -> tuple[Step, ...]:
    found = {
        "roadmap": (
            _some(counts.actions, "action"),
            _some(counts.delegations, "délégation"),
        ),
        "city_contract": (_some(counts.contract_actions, "action"),),
        "tracking": (_some(counts.followed, "action suivie", "actions suivies"),),
        "indicators": (_some(counts.indicators, "indicateur mesuré", "indicateurs mesurés"),),
        "outlines": (
            _some(counts.outlined, "quartier dessiné", "quartiers dessinés"),
            _some(counts.outlined_communes, "commune dessinée", "communes dessinées"),
        ),
        "quarter_statistics": (
            _some(counts.measured_quarters, "quartier mesuré", "quartiers mesurés"),
        ),
        "town_statistics": (
            _some(counts.measured_communes, "commune mesurée", "communes mesurées"),
            _some(counts.measured_places, "établissement mesuré", "établissements mesurés"),
        ),
        "accounts": (_some(counts.accounts, "budget avec comptes", "budgets avec comptes"),),
        "investments": (_some(counts.operations, "opération", "opérations"),),
    }
    return tuple(_step(entry, found[entry.key]) for entry in entries)


def _step(entry: Entry, found: tuple[str, ...]) -> Step:
    return Step(
        key=entry.key,
        title=typeset(entry.title),
        gain=typeset(entry.gain),
        where=typeset(entry.where),
        formats=entry.formats,
        files=entry.files,
        # The first count is of the thing itself; the others only go with it.
        found=", ".join(part for part in found if part) or NOTHING,
        is_done=bool(found[0]),
        has_some=any(found),
        missing=typeset(entry.missing),
    )


def _some(count: int, singular: str, plural: str | None = None) -> str:
    return counted(count, singular, plural) if count else ""
