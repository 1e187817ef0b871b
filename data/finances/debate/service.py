"""The door of the debate on budget orientations: its head, one section, or the whole report."""

from data.base.database import reading
from data.base.queries import first_organisation, is_demonstration
from data.base.service import base_view
from data.base.views import Scope
from data.finances.debate.sections import SECTIONS, Ground
from data.finances.debate.texts import read_texts, save_text
from data.finances.debate.views import (
    DebateHead,
    DebateReport,
    DebateSection,
    DeputyText,
    SectionCode,
)
from data.finances.debate.words import ASKED, TITLES
from data.finances.projection_desk.service import read_ground
from data.finances.publications import stages_said, state_of
from data.finances.service import finances_view
from data.finances.town import town_accounts
from data.finances.views import TOGETHER, TownAccounts

__all__ = ["debate_head", "debate_report", "debate_section", "save_text"]

_AHEAD = 1


def debate_head(scope: Scope, year: int | None = None, scenario: str | None = None) -> DebateHead:
    """Return what a report is about.

    Args:
        scope: the town and the day.
        year: of the budget debated; the year after the day looked at when missing or not offered.
        scenario: the one it rests on; the first one when missing or unknown.
    """
    town, usual = base_view().name, scope.on.year + _AHEAD
    with reading() as session:
        ground = read_ground(session, scope)
        organisation = first_organisation(session)
        is_demo = organisation is not None and is_demonstration(session, organisation)
        offered = sorted({usual - 1, usual, *(ground.years if ground else ())})
        chosen = year if year in offered else usual
        texts = read_texts(session, scope, chosen) if ground else {}
    if ground is None:
        return DebateHead(town, scope.on, chosen, why_empty=finances_view(scope).answer)
    stored = ground.scenarios
    mine = next((one for one in stored if one.code == scenario), stored[0] if stored else None)
    return DebateHead(
        town=town,
        on=scope.on,
        year=chosen,
        years=tuple(offered),
        scenario=mine.code if mine else "",
        scenario_title=mine.content.title if mine else "",
        scenarios=tuple((one.code, one.content.title) for one in stored),
        perimeter=_perimeter(ground.accounts),
        base=_base(ground.accounts, ground.base),
        written=tuple(code for code, one in texts.items() if one.text),
        is_demonstration=is_demo,
    )


def debate_section(
    scope: Scope, code: SectionCode, year: int | None = None, scenario: str | None = None
) -> DebateSection:
    """Return one section of a report; the town must have accounts."""
    return _sections(scope, debate_head(scope, year, scenario), (code,))[0]


def debate_report(
    scope: Scope, year: int | None = None, scenario: str | None = None
) -> DebateReport:
    """Return the whole report; the town must have accounts."""
    head = debate_head(scope, year, scenario)
    return DebateReport(head, _sections(scope, head, tuple(SectionCode)))


def _sections(
    scope: Scope, head: DebateHead, codes: tuple[SectionCode, ...]
) -> tuple[DebateSection, ...]:
    with reading() as session:
        accounts = town_accounts(session, scope)
        texts = read_texts(session, scope, head.year)
    ground = Ground(scope, head, accounts)
    return tuple(
        DebateSection(
            code=code,
            number=list(SectionCode).index(code) + 1,
            title=TITLES[code],
            asked=ASKED[code],
            blocks=SECTIONS[code](ground),
            deputy=texts.get(code, DeputyText()),
        )
        for code in codes
    )


def _perimeter(accounts: TownAccounts) -> str:
    """Name what the figures are of, as it stands inside a sentence."""
    if accounts.whole_code == TOGETHER:
        return "tous les budgets ensemble"
    return accounts.title(accounts.whole_code)


def _base(accounts: TownAccounts, year: int) -> str:
    row = accounts.at(accounts.whole_code, year) or accounts.at(accounts.town_code, year)
    if row is None:
        return f"comptes {year}"
    return f"{stages_said(row.stage)} {year}, comptes {state_of(row.is_provisional)}s"
