"""The door of the links: each function opens a session and returns a frozen view."""

from sqlmodel import Session, select

from data.base.database import reading
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.indicators.errors import UnknownIndicatorError
from data.indicators.models import Indicator
from data.indicators.queries import list_indicators
from data.indicators.service import indicator_sheet
from data.mandate import queries as mandate
from data.mandate.aims import queries, rules, sentences
from data.mandate.aims.history import aim_history
from data.mandate.aims.reading import offered_ends, read_aims, tie_of
from data.mandate.aims.saving import add_aim, remove_aim, reword_aim
from data.mandate.aims.views import (
    ActionAims,
    AimedIndicator,
    AimEnd,
    AimKind,
    Aims,
    IndicatorAims,
    QuarterAims,
)
from data.mandate.errors import UnknownActionError, UnknownPlanError
from data.mandate.models import IndicatorLink

__all__ = [
    "action_aims",
    "add_aim",
    "all_aims",
    "indicator_aims",
    "quarter_aims",
    "remove_aim",
    "reword_aim",
]


def all_aims(scope: Scope) -> Aims:
    """Return all that aims at any indicator on a day, over the plans of an organisation."""
    with reading() as session:
        return read_aims(session, scope)


def indicator_aims(scope: Scope, code: str, search: str = "") -> IndicatorAims:
    """Return what aims at an indicator, what else may, and who linked what.

    ``search`` holds words of what may be linked, accents and capitals aside.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
    """
    with reading() as session:
        row = session.exec(select(Indicator).where(Indicator.code == code)).first()
        if row is None:
            raise UnknownIndicatorError(code)
        aims = read_aims(session, scope, code)
        offered, is_cut = offered_ends(session, scope, aims, search)
        return IndicatorAims(
            code=row.code,
            title=row.title,
            answer=sentences.indicator_answer(aims),
            aims=aims,
            offered=offered,
            is_cut=is_cut,
            history=aim_history(session, indicator_id=row.id),
            is_demonstration=_is_demonstration(session),
        )


def action_aims(scope: Scope, code: str) -> ActionAims:
    """Return the indicators that an action aims at, each with where it stands at home.

    Raises:
        UnknownPlanError: the organisation has no such plan.
        UnknownActionError: the plan has no such action that day.
    """
    with reading() as session:
        plan = mandate.find_plan(session, scope.organisation, scope.plan)
        if plan is None or plan.id is None:
            raise UnknownPlanError(scope.plan)
        action = mandate.find_action(session, plan.id, code, scope.on)
        if action is None:
            raise UnknownActionError(code)
        links = queries.list_links_of_action(session, action.id or 0)
        catalogue = list_indicators(session)
        held = {indicator for indicator, _ in links}
        history = aim_history(session, action_id=action.id)
        is_demonstration = _is_demonstration(session)
    return ActionAims(
        end=AimEnd(AimKind.ACTION, plan.code, plan.title, code, action.title),
        indicators=tuple(_aimed(scope, indicator, link) for indicator, link in links),
        offered=tuple(
            (line.code, line.title) for line in catalogue.values() if line.code not in held
        ),
        history=history,
        is_demonstration=is_demonstration,
    )


def _aimed(scope: Scope, code: str, link: IndicatorLink) -> AimedIndicator:
    sheet = indicator_sheet(scope, code)
    return AimedIndicator(code, sheet.title, tie_of(link), sheet.answer, sheet.is_simulated)


def quarter_aims(scope: Scope, quarter: str) -> QuarterAims:
    """Return the indicators that the actions located in a quarter, or near it, aim at."""
    with reading() as session:
        aims = read_aims(session, scope)
        titles = {line.code: line.title for line in list_indicators(session).values()}
    here = [one for one in aims.actions if rules.is_near(one, quarter)]
    codes = [code for code in titles if code in {one.indicator for one in here}]
    return QuarterAims(
        answer=sentences.quarter_answer(here, quarter, len(codes)),
        groups=tuple(
            (
                code,
                titles[code],
                rules.located_first((one for one in here if one.indicator == code), quarter),
            )
            for code in codes
        ),
        is_simulated=any(one.tie.is_simulated for one in here),
    )


def _is_demonstration(session: Session) -> bool:
    town = first_organisation(session)
    return town is not None and is_demonstration(session, town)
