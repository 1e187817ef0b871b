"""What a plan without any action asks for: its document, then its follow-up."""

from datetime import date

from components.links import link
from components.page import empty_state
from data.base.formats import long_date
from data.mandate.views import PlanLine
from data.mandate.vocabulary import PlanKind
from data.overview.service import first_steps_view
from pages.filling import what_fills


def what_fills_a_plan(plan: PlanLine, on: date) -> None:
    """Say what brings actions, and where; or that those which are known come later."""
    key = "city_contract" if plan.kind is PlanKind.CITY_CONTRACT else "roadmap"
    if any(step.key == key and step.is_done for step in first_steps_view().steps):
        empty_state(f"Aucune action n’est connue au {long_date(on)} : choisissez une autre date.")
        return
    what_fills(key, "tracking")
    link("imports", "Importer un document", icon=":material/upload_file:")
