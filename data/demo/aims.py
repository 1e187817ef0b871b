"""What the demonstration's actions aim at: links proposed by their subject, marked simulated."""

from typing import Any

from sqlmodel import select

from data.demo.loading import Loading
from data.mandate.models import Action, Heading, IndicatorLink, Plan

_FILE = "aims.yaml"
_SOURCE = "simulation-liens"
_OBJECTIVE = "objectif:axe"


def load_aims(load: Loading) -> None:
    """Link actions and objectives to the indicators that fit their subject.

    Raises:
        KeyError: the file names an indicator, a plan, an action or an objective that nothing has.
    """
    load.session.flush()
    plans = {row.code: row.id or 0 for row in load.session.exec(select(Plan))}
    actions = {(row.plan_id, row.code): row.id for row in load.session.exec(select(Action))}
    objectives = {
        (row.plan_id, row.code): row.id
        for row in load.session.exec(select(Heading).where(Heading.level == _OBJECTIVE))
    }
    for line in load.read_yaml(_FILE):
        for aim in line["aims"]:
            plan = plans[aim["plan"]]
            load.add(
                IndicatorLink(
                    indicator_id=load.id("indicator", line["indicator"]),
                    action_id=actions[plan, aim["action"]] if "action" in aim else None,
                    heading_id=objectives[plan, aim["objective"]] if "objective" in aim else None,
                    expected=_expected(aim),
                    is_simulated=True,
                    source_id=load.id("source", _SOURCE),
                )
            )
    load.session.flush()


def _expected(aim: dict[str, Any]) -> str | None:
    text = aim.get("expected")
    return str(text) if text else None
