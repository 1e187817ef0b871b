"""The annual committee's sheet as a document: the report's own tables, without its prose."""

from data.overview.yearly_report import doing, framing, situation
from data.overview.yearly_report.facts import Facts
from data.overview.yearly_report.references import References
from data.overview.yearly_report.views import Block, Section, ToWrite

_DECISIONS = "les décisions du comité, et qui les porte."


def committee_sections(facts: Facts, cited: References) -> tuple[Section, ...]:
    """Return where the investments are, whether gaps close, the means, and what to decide."""
    gaps: list[Block] = [situation.answer(facts, cited)]
    for quarter in facts.quarters:
        gaps += situation.measures(facts, quarter, cited)
    decide = framing.to_review(facts, cited)
    return (
        Section("avancement", "Avancement des investissements", (doing.stages(facts, cited),)),
        Section("ecarts", "Écarts des quartiers", tuple(gaps)),
        Section("moyens", f"Programmation {facts.year}", (doing.means(facts, cited),)),
        Section("decider", "À décider", (decide, ToWrite(_DECISIONS))),
    )
