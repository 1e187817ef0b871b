"""What the page of the quarters says before anything is measured there."""

from components.links import link
from components.local_territories import local_territories as draw_local
from components.map_panel import map_panel
from components.page import empty_state, page_header
from components.quarter_pickers import choose_quarter
from data.base.formats import counted
from data.base.views import Scope
from data.indicators.service import outlined_quarters
from data.mandate.service import is_belgian
from data.overview.service import first_steps_view
from data.territories.local.service import local_territories
from pages.context import load
from pages.filling import what_fills

QUESTION = "Les quartiers prioritaires rattrapent-ils l’agglomération ?"
_TITLE = "Quartiers prioritaires"
_NONE_KNOWN = "Aucun quartier prioritaire n’est connu à cette date."
_UNMEASURED = "Rien n’y est encore mesuré."
_UNPLACED = (
    "Des statistiques sont là, pour des quartiers de 2015 ; rien ne dit encore à quels quartiers "
    "de 2024 ils répondent : la liste de correspondance de l’ANCT le dira."
)
_CORRESPONDENCE = (
    "Ce qui remplira cette page : **la liste de correspondance entre quartiers de 2015 et de "
    "2024** (CSV, XLSX ou ODS). data.gouv.fr, ANCT, à côté des contours des quartiers."
)
_NOT_CONCERNED = (
    "Sans objet : les quartiers prioritaires de la politique de la ville sont un dispositif "
    "français."
)


def what_is_known(scope: Scope) -> None:
    """Draw what little the base knows of quarters, and say what to bring next."""
    if load(is_belgian, scope):
        page_header(_TITLE, _NOT_CONCERNED)
        return
    has_statistics = any(
        step.key == "quarter_statistics" and step.is_done for step in first_steps_view().steps
    )
    outlined = load(outlined_quarters, scope)
    known = _NONE_KNOWN
    if outlined:
        drawn = counted(len(outlined.features), "quartier prioritaire", "quartiers prioritaires")
        known = f"On ne peut pas encore le dire : les contours de **{drawn}** sont connus."
    rest = _UNPLACED if has_statistics else _UNMEASURED * bool(outlined)
    page_header(QUESTION, f"{known} {rest}")
    _what_comes_next(has_statistics=has_statistics, is_outlined=bool(outlined))
    link("imports", "Importer ces fichiers", icon=":material/upload_file:")
    if outlined:
        map_panel(outlined, key="carte", on_click=choose_quarter)
    draw_local(load(local_territories, scope), has_layers=False)


def _what_comes_next(*, has_statistics: bool, is_outlined: bool) -> None:
    if has_statistics and is_outlined:
        empty_state(_CORRESPONDENCE)
    elif has_statistics:
        what_fills("outlines")
    elif is_outlined:
        what_fills("quarter_statistics", "town_statistics")
    else:
        what_fills("outlines", "quarter_statistics", "town_statistics")
