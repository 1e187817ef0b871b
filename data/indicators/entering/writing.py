"""A decided proposal becomes a value: added, or the one that is held corrected."""

from datetime import UTC, datetime

from sqlmodel import Session, select

from data.base.models import Source
from data.indicators.entering import held as holding
from data.indicators.entering import queries
from data.indicators.models import Observation, Proposal
from data.indicators.secrecy import CITED
from data.indicators.views import Ground
from data.indicators.vocabulary import Decision

TYPED = f"{CITED}saisie:"
"""How the codes begin of sources that only somebody's typing names: small counts stay secret."""

_TITLE = "à l’écran"


def decide(proposal: Proposal, decision: Decision, actor_id: int, reason: str | None) -> None:
    """Write who decided on a proposal, when and why."""
    proposal.decision, proposal.decision_reason = decision, reason
    proposal.decided_by_id, proposal.decided_at = actor_id, datetime.now(UTC)


def write_value(session: Session, ground: Ground, proposal: Proposal) -> None:
    """Add the value that a proposal says, or correct the one in force; the history keeps it."""
    rows = queries.list_values(session, proposal.indicator_id, {ground.id})
    stored = holding.row_at(rows, ground, proposal.data_year)
    if stored is None:
        row = Observation(
            indicator_id=proposal.indicator_id,
            territory_id=ground.id,
            data_year=proposal.data_year,
            perimeter=holding.perimeter_for(rows, ground),
        )
    else:
        row, source = stored
        # The value keeps its place in the series, and the same file read again still finds it.
        row.edition = row.edition or (source.edition if source else None)
    row.value, row.absence, row.status = proposal.value, proposal.absence, proposal.status
    row.source_id = _typed_source(session, proposal.cited)
    session.add(row)
    session.flush()
    proposal.observation_id = row.id
    session.add(proposal)


def _typed_source(session: Session, cited: str) -> int:
    code = f"{TYPED}{cited.casefold()}"
    source = session.exec(select(Source).where(Source.code == code)).first()
    if source is None:
        source = Source(code=code, title=_TITLE, producer=f"Saisie : {cited}")
        session.add(source)
        session.flush()
    return source.id or 0
