"""The report says what the other pages say, and names what it lacks."""

from datetime import date
from decimal import Decimal

import pytest

from data.base.database import reading
from data.base.views import Scope
from data.finances.debate.sections.common import (
    LOANS_LINE,
    REPAYMENTS_LINE,
    SPENDING_LINE,
    observed,
    projected,
)
from data.finances.debate.sections.staff import STAFF_LINE
from data.finances.debate.service import debate_head, debate_report, debate_section
from data.finances.debate.views import DebateSection, Grid, Picture, SectionCode, Words, WordsKind
from data.finances.parts import savings_view
from data.finances.projection_desk.service import projection_view
from data.finances.town import town_accounts
from data.finances.views import TOGETHER
from tests.data.finances.made_accounts import AMOUNTS, aggregates, save
from tests.data.importers.made import own_town

TOWN = Scope("62765", "FDR", date(2029, 6, 30))
PPI = "ppi-complet"


def grid(section: DebateSection, key: str) -> Grid:
    return next(one for one in section.blocks if isinstance(one, Grid) and one.key == key)


def words(section: DebateSection, *kinds: WordsKind) -> str:
    found = (one for one in section.blocks if isinstance(one, Words))
    return "\n".join(one.text for one in found if not kinds or one.kind in kinds)


@pytest.mark.usefixtures("demo_base")
def test_the_year_debated_follows_the_day_looked_at_unless_chosen() -> None:
    assert debate_head(TOWN).year == 2030
    assert debate_head(TOWN, 2032).year == 2032
    assert debate_head(TOWN, 1999).year == 2030


@pytest.mark.usefixtures("demo_base")
def test_every_section_is_there_with_the_charts_of_the_other_pages() -> None:
    report = debate_report(TOWN, scenario=PPI)
    assert [one.code for one in report.sections] == list(SectionCode)
    assert report.is_simulated
    pictures = {
        one.key: one.chart
        for section in report.sections
        for one in section.blocks
        if isinstance(one, Picture)
    }
    assert pictures["dob-ciseaux"] == savings_view(TOWN, TOGETHER).scissors
    assert pictures["dob-trajectoire-1"] == projection_view(TOWN, scenario=PPI).panels[0]
    assert all(one.source for one in pictures.values())
    assert {"dob-ppi", "dob-vert", "dob-echeances", "dob-personnel"} <= pictures.keys()


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("line", [SPENDING_LINE, LOANS_LINE, REPAYMENTS_LINE, STAFF_LINE])
def test_the_lines_read_in_the_projection_are_those_that_it_gives(line: str) -> None:
    view = projection_view(TOWN, scenario=PPI)
    assert tuple(projected(view.table, line)) == view.years
    assert max(observed(view.table, line)) == view.base_year


@pytest.mark.usefixtures("demo_base")
def test_the_financing_need_is_loans_less_repayments() -> None:
    rows = grid(debate_section(TOWN, SectionCode.PROJECTION, 2030, PPI), "dob-objectifs").table.rows
    by_year = {row[0]: row for row in rows}
    _, nature, spent, moved, loans, repayments, need = by_year[2030]
    before = by_year[2029][2]
    assert nature == "projection"
    assert need == pytest.approx(float(str(loans)) - float(str(repayments)))
    assert moved == pytest.approx(100 * (float(str(spent)) / float(str(before)) - 1), abs=0.006)


@pytest.mark.usefixtures("demo_base")
def test_hypotheses_are_told_in_words_with_those_left_by_default() -> None:
    section = debate_section(TOWN, SectionCode.PROJECTION, 2030, "fil-de-l-eau")
    typed = grid(section, "dob-hypotheses").written
    assert any("revalorisation forfaitaire" in row[1] and row[-1] == "2,1" for row in typed)
    defaults = words(section, WordsKind.NOTE)
    assert "Délai de versement du FCTVA. 2 ans" in defaults
    assert defaults.count("montant inchangé") == 1
    assert not [row[1] for row in typed if row[1].split(" (")[0] + "." in defaults]


@pytest.mark.usefixtures("demo_base")
def test_staff_shares_are_those_of_the_net_amounts_and_the_workforce_is_left_to_the_service() -> (
    None
):
    section = debate_section(TOWN, SectionCode.STAFF)
    last = grid(section, "dob-personnel-budgets").table.rows[-1]
    assert Decimal(str(last[-2])) == sum(Decimal(str(one)) for one in last[1:-2])
    assert "à compléter par le service" in words(section, WordsKind.LACKING)


@pytest.mark.usefixtures("demo_base")
def test_a_year_beyond_the_projection_is_said_rather_than_invented() -> None:
    late = Scope(TOWN.organisation, TOWN.plan, date(2032, 12, 31))
    section = debate_section(late, SectionCode.SUMMARY)
    assert "ne dit rien de 2033" in words(section)


@pytest.mark.usefixtures("empty_base")
def test_a_town_with_accounts_alone_says_all_that_lacks() -> None:
    own_town()
    save(aggregates(amounts=AMOUNTS))
    scope = Scope(TOWN.organisation, TOWN.plan, TOWN.on)
    report = debate_report(scope)
    said = {one.code: words(one, WordsKind.LACKING) for one in report.sections}
    assert "Aucun scénario" in said[SectionCode.PROJECTION]
    assert "Aucun programme pluriannuel" in said[SectionCode.INVESTMENTS]
    assert "annexe de la dette" in said[SectionCode.DEBT]
    assert "sans scénario projeté" in words(report.sections[0])
    assert not report.is_simulated


@pytest.mark.usefixtures("empty_base")
def test_a_town_without_accounts_has_no_report_and_says_why() -> None:
    own_town()
    assert debate_head(TOWN).why_empty


@pytest.mark.usefixtures("empty_base")
def test_one_year_of_old_accounts_of_one_budget_is_said_rather_than_drawn() -> None:
    own_town()
    save(aggregates(amounts=AMOUNTS))
    report = debate_report(Scope(TOWN.organisation, TOWN.plan, date(2035, 6, 30)))
    said = {one.code: words(one, WordsKind.LACKING) for one in report.sections}
    accounts = report.sections[1]
    assert "ans avant le budget débattu" in said[SectionCode.SUMMARY]
    assert "Un seul exercice est reçu" in said[SectionCode.ACCOUNTS]
    assert "dob-ciseaux" not in {one.key for one in accounts.blocks if isinstance(one, Picture)}
    assert "comptes d’un seul budget" in said[SectionCode.ANNEXES]
    assert "ci-dessous" not in words(report.sections[3])


@pytest.mark.usefixtures("demo_base")
def test_usual_accounts_are_not_called_old_and_the_first_page_speaks_of_staff_and_investment() -> (
    None
):
    section = debate_section(TOWN, SectionCode.SUMMARY)
    assert words(section, WordsKind.LACKING) == ""
    assert "le personnel coûte" in words(section)
    assert "sont réalisés" in words(section)
    assert "**" not in words(section)


@pytest.mark.usefixtures("demo_base")
def test_executed_investment_adds_up_to_what_the_accounts_spent() -> None:
    accounts = debate_section(TOWN, SectionCode.ACCOUNTS)
    year, *spent = grid(accounts, "dob-investissement").table.rows[-1][:5]
    with reading() as session:
        figures = town_accounts(session, TOWN).at(TOGETHER, int(str(year)))
    assert figures is not None
    whole = float(figures.net["investment_spending"])
    assert sum(float(str(one)) for one in spent) == pytest.approx(whole)


@pytest.mark.usefixtures("demo_base")
def test_the_notes_of_the_budgets_are_told_once() -> None:
    report = debate_report(TOWN)
    notes = words(report.sections[6], WordsKind.NOTE).splitlines()
    assert notes
    assert not set(notes) & set(words(report.sections[7]).splitlines())
