"""Two people on one scenario: the second learns what the first kept, and loses nothing."""

from decimal import Decimal

import pytest

from data.finances.projection_desk.desk import desk_view
from tests.data.finances.projection_desk.test_service import PPI, TOWN
from tests.pages.screens import opened, said, troubles

DRAFT = f"scenario-draft-{PPI}"


@pytest.mark.usefixtures("demo_copy")
def test_the_second_to_save_is_told_who_changed_what_and_keeps_what_she_typed() -> None:
    one, two = (opened("projection", partie="hypotheses", scenario=PPI) for _ in range(2))
    one.session_state[DRAFT].cells["", "tax_rates", 2030] = "1"
    two.session_state[DRAFT].cells["", "staff_costs", 2031] = "2"
    for screen, reason, author in ((one, "Vote", "Alice"), (two, "Accord", "Basile")):
        screen.text_input(key="scenario-reason").input(reason).run()
        screen.text_input(key="import-author-scenario").input(author).run()
        screen.button(key="scenario-save").click().run()
    text = said(two.main)
    assert troubles(one) == []
    assert "Rien n’a été enregistré" in text
    assert "Alice" in text
    assert "« Taux d’imposition, 2030 » fixé à 1 % par an" in text
    assert two.session_state[DRAFT].cells["", "staff_costs", 2031] == "2"
    two.button(key="scenario-save").click().run()
    kept = {(v.line, v.year): v.value for v in desk_view(TOWN, PPI).content.supposed}
    assert kept["tax_rates", 2030] == Decimal(1)
    assert kept["staff_costs", 2031] == Decimal(2)
