"""The sections of the report, one module each: what is known, taken from the other pages."""

from collections.abc import Callable

from data.finances.debate.sections.accounts import accounts_section
from data.finances.debate.sections.annexes import annexes_section
from data.finances.debate.sections.common import Ground
from data.finances.debate.sections.debt import debt_section
from data.finances.debate.sections.investments import investments_section
from data.finances.debate.sections.projection import projection_section
from data.finances.debate.sections.sources import sources_section
from data.finances.debate.sections.staff import staff_section
from data.finances.debate.sections.summary import summary
from data.finances.debate.views import Block, SectionCode

__all__ = ["SECTIONS", "Ground"]

SECTIONS: dict[SectionCode, Callable[[Ground], tuple[Block, ...]]] = {
    SectionCode.SUMMARY: summary,
    SectionCode.ACCOUNTS: accounts_section,
    SectionCode.PROJECTION: projection_section,
    SectionCode.INVESTMENTS: investments_section,
    SectionCode.DEBT: debt_section,
    SectionCode.STAFF: staff_section,
    SectionCode.ANNEXES: annexes_section,
    SectionCode.SOURCES: sources_section,
}
