"""The simulated journal: three years of plausible updates, the same at every load.

Everything written here is marked as simulated. Each action draws from a generator of its own,
seeded by its code, so that adding an action changes no other.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from data.demo.loading import Loading
from data.mandate.models import (
    Action,
    ActionParty,
    Deadline,
    Delegation,
    Milestone,
    Plan,
    ProgressReport,
)
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    DeadlineOrigin,
    DeadlinePrecision,
    PartyRole,
    Stage,
)

_TYPICAL_START_DAYS = 560
_TYPICAL_LENGTH_DAYS = 800


@dataclass
class Simulation:
    """The drawing of one action's journal."""

    action: Action
    group: str
    milestones: list[Milestone]
    text_deadline: date | None
    plan_ends_on: date
    settings: dict[str, Any]
    random: random.Random
    reports: list[ProgressReport] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)

    @property
    def pace(self) -> float:
        """Speed of the delegation, 1 being average."""
        return float(self.settings["pace"].get(self.group, 1.0))

    def chance(self, share: float) -> bool:
        """Draw an event that happens with this share."""
        return self.random.random() < share

    def days_after(self, start: date, end: date) -> list[date]:
        """Return the days of updates between two days: around each campaign, not all answered."""
        days = [
            date(year, month, day) + timedelta(days=self.random.randint(-9, 12))
            for year in range(start.year, end.year + 1)
            for month, day in self.settings["campaigns"]
        ]
        return [day for day in sorted(days) if start <= day <= end and not self.chance(0.12)]

    def report(
        self, on: date, stage: Stage, comment: str, share: float | None = None, **values: Any
    ) -> None:
        """Add a line to the journal, known three days after it is true.

        ``share`` of the way done picks the comment in its order; without it, chance does.
        """
        known = datetime.combine(on + timedelta(days=3), time(9), UTC)
        phrases = self.settings["comments"][comment]
        rank = self.random.randrange(len(phrases))
        if share is not None:
            rank = min(len(phrases) - 1, int(share * len(phrases)))
        words = phrases[rank]
        self.reports.append(
            ProgressReport(
                action_id=self.action.id or 0,
                effective_on=on,
                recorded_at=known,
                actor_id=0,
                stage=stage,
                comment=words,
                is_simulated=True,
                **values,
            )
        )


def load_journal(load: Loading) -> None:
    """Add the simulated reports, decided deadlines and finished milestones of every action."""
    settings = load.read_yaml("journal.yaml")
    source_id = load.id("source", "simulation-journal")
    for simulation in _simulations(load, settings):
        if simulation.chance(settings["never_updated_share"]):
            continue
        _JOURNALS[simulation.action.nature](simulation)
        for report in simulation.reports:
            report.actor_id = load.actor_id
            report.source_id = source_id
            load.add(report)
        for deadline in simulation.deadlines:
            deadline.source_id = source_id
            load.add(deadline)


def _simulations(load: Loading, settings: dict[str, Any]) -> list[Simulation]:
    session = load.session
    session.flush()
    pilots = dict(
        session.exec(
            select(ActionParty.action_id, Delegation.code)
            .join(Delegation, col(ActionParty.delegation_id) == col(Delegation.id))
            .where(ActionParty.role == PartyRole.PILOT)
        ).all()
    )
    deadlines = {
        row.action_id: row.latest_on
        for row in session.exec(select(Deadline).where(col(Deadline.milestone_id).is_(None)))
    }
    parts: dict[int, list[Milestone]] = {}
    for part in session.exec(select(Milestone).order_by(col(Milestone.order))):
        parts.setdefault(part.action_id, []).append(part)
    rows = session.exec(select(Action, Plan).join(Plan, col(Action.plan_id) == col(Plan.id)))
    return [
        Simulation(
            action=action,
            group=pilots.get(action.id or 0, plan.code),
            milestones=parts.get(action.id or 0, []),
            text_deadline=deadlines.get(action.id or 0),
            plan_ends_on=plan.ends_on,
            settings=settings,
            random=random.Random(f"{settings['seed']}:{plan.code}:{action.code}"),
        )
        for action, plan in rows.all()
    ]


def _project(simulation: Simulation) -> None:
    """Draw a project: it starts, advances, sometimes stops, mostly ends."""
    settings, draw = simulation.settings, simulation.random
    starts = settings["starts_on"] + timedelta(
        days=int(abs(draw.gauss(0, 1)) * _TYPICAL_START_DAYS / simulation.pace)
    )
    length = timedelta(days=int(max(120, draw.gauss(_TYPICAL_LENGTH_DAYS, 200)) / simulation.pace))
    ends = _end(simulation, starts, starts + length)
    _decide_deadline(simulation, starts, ends)
    fate = _fate(simulation)
    stops = starts + (ends - starts) * draw.uniform(0.35, 0.8)
    for day in simulation.days_after(settings["starts_on"], settings["ends_on"]):
        if day < starts:
            simulation.report(day, Stage.UPCOMING, "upcoming")
        elif fate is not None and day >= stops:
            _stopped(simulation, day, fate)
            if fate is Stage.DROPPED:
                return
        elif day >= ends:
            _finish(simulation, ends)
            return
        else:
            _advance(simulation, day, starts, ends)


def _end(simulation: Simulation, starts: date, ends: date) -> date:
    """Bring the end near a deadline of the text, sometimes late; never before the start."""
    deadline = simulation.text_deadline
    if deadline is None or deadline > simulation.settings["ends_on"]:
        return ends
    slip = simulation.random.choice([-20, -8, 45, 160])
    return max(starts + timedelta(days=30), deadline + timedelta(days=slip))


def _fate(simulation: Simulation) -> Stage | None:
    settings = simulation.settings
    drawn = simulation.random.random()
    for share, stage in (
        (settings["blocked_share"], Stage.BLOCKED),
        (settings["paused_share"], Stage.PAUSED),
        (settings["dropped_share"], Stage.DROPPED),
    ):
        if drawn < share:
            return stage
        drawn -= share
    return None


def _decide_deadline(simulation: Simulation, starts: date, ends: date) -> None:
    """Let the committee set a deadline, and sometimes postpone it later."""
    settings, draw = simulation.settings, simulation.random
    if simulation.text_deadline or not simulation.chance(settings["decided_deadline_share"]):
        return
    first = ends + timedelta(days=draw.choice([-120, -45, 10, 60, 90]))
    _add_deadline(simulation, first, starts)
    if simulation.chance(settings["postponed_share"]):
        decided = first - timedelta(days=40)
        _add_deadline(simulation, ends + timedelta(days=draw.choice([30, 75])), decided)


def _add_deadline(simulation: Simulation, latest: date, decided: date) -> None:
    settings = simulation.settings
    if settings["starts_on"] <= decided <= settings["ends_on"]:
        simulation.deadlines.append(
            Deadline(
                action_id=simulation.action.id or 0,
                latest_on=min(latest, simulation.plan_ends_on),
                precision=DeadlinePrecision.DAY,
                wording="échéance fixée par le comité de suivi",
                origin=DeadlineOrigin.DECISION,
                decided_on=decided,
                is_simulated=True,
            )
        )


def _advance(simulation: Simulation, day: date, starts: date, ends: date) -> None:
    share = (day - starts) / (ends - starts)
    done = min(95, max(5, round(100 * share / 5) * 5))
    for rank, part in enumerate(simulation.milestones):
        if part.done_on is None and share > (rank + 1) / (len(simulation.milestones) + 0.5):
            part.done_on = day - timedelta(days=simulation.random.randint(2, 30))
            part.is_simulated = True
    simulation.report(
        day,
        Stage.IN_PROGRESS,
        "in_progress",
        share,
        progress_pct=None if simulation.chance(0.1) else done,
        confidence=_weather(simulation, day, ends),
    )


def _weather(simulation: Simulation, day: date, ends: date) -> Confidence | None:
    """Draw a weather: mostly fair, worse near the end, sometimes unsaid or too serene."""
    if simulation.chance(0.12):
        return None
    near = (ends - day).days < 150
    weights = (20, 40, 25, 15) if near else (35, 45, 15, 5)
    return simulation.random.choices(list(Confidence), weights)[0]


def _stopped(simulation: Simulation, day: date, stage: Stage) -> None:
    confidence = None if stage is Stage.DROPPED else Confidence.AT_RISK
    if simulation.chance(0.2):
        confidence = None
    simulation.report(day, stage, stage.value, confidence=confidence)


def _finish(simulation: Simulation, day: date) -> None:
    """End the project; now and then somebody forgets a milestone or the last percents."""
    is_forgetful = simulation.chance(0.06)
    for part in simulation.milestones[: -1 if is_forgetful else None]:
        part.done_on = part.done_on or day
        part.is_simulated = True
    if is_forgetful and simulation.milestones:
        simulation.milestones[-1].done_on = None
    simulation.report(
        day,
        Stage.DONE,
        "done",
        progress_pct=60 if is_forgetful else 100,
        confidence=Confidence.SECURED,
    )


def _mission(simulation: Simulation) -> None:
    """Draw a mission: kept up, except for some that stop for a while."""
    settings = simulation.settings
    is_fragile = simulation.chance(0.1)
    for part in simulation.milestones[:1]:
        part.done_on = settings["starts_on"] + timedelta(days=simulation.random.randint(20, 90))
        part.is_simulated = True
    for day in simulation.days_after(settings["starts_on"], settings["ends_on"]):
        is_kept_up = not (is_fragile and day.year >= 2028)
        simulation.report(
            day,
            Stage.IN_PROGRESS if is_kept_up else Stage.PAUSED,
            "kept_up" if is_kept_up else "not_kept_up",
            is_kept_up=is_kept_up,
        )


def _recurring(simulation: Simulation) -> None:
    """Draw a recurrence: held most of the time."""
    settings = simulation.settings
    days = simulation.days_after(settings["starts_on"], settings["ends_on"])
    held = 0
    for due, day in enumerate(days, start=1):
        held += not simulation.chance(0.12)
        simulation.report(day, Stage.IN_PROGRESS, "held", held_count=held, due_count=due)


_JOURNALS = {
    ActionNature.PROJECT: _project,
    ActionNature.MISSION: _mission,
    ActionNature.RECURRING: _recurring,
}
