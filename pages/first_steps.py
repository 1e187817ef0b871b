"""Premiers pas: a town of one's own in place of nothing or of the demonstration, then its steps."""

from components.first_steps import checklist, steps_answer
from components.page import page_header
from components.start_town import NewTown, demo_panel, start_panel
from data.demo.service import DEMONSTRATIONS, load_demonstration
from data.overview.service import first_steps_view, start_town
from data.overview.views import Holder
from data.territories.communes import find_communes

QUESTION = "Par où commencer ?"

steps = first_steps_view()


def start(town: NewTown) -> None:
    """Give the base its town, in place of the demonstration if there is one."""
    start_town(
        town.name,
        town.code,
        town.starts_on,
        town.ends_on,
        town.is_belgian,
        replace_demo=steps.holder is Holder.DEMONSTRATION,
    )


if steps.holder is Holder.NOBODY:
    page_header(
        QUESTION,
        "Cette base est vide. Choisissez votre commune : en un quart d’heure, sa feuille de route "
        "remplit le tableau de bord.",
    )
    start_panel(find_communes, start, erased=None)
    demo_panel(DEMONSTRATIONS, load_demonstration)
elif steps.holder is Holder.DEMONSTRATION:
    page_header(
        QUESTION,
        "Vous regardez une démonstration. Quand vous serez prêt, votre commune prend sa place.",
    )
    start_panel(find_communes, start, erased=steps.name, is_belgian=steps.is_belgian)
else:
    page_header(QUESTION, steps_answer(steps))
    checklist(steps.steps)
