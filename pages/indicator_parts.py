"""The parts of the page « Indicateurs »: each loads its views and hands them to its panels."""

from components.aims.indicator_aims import aim_search
from components.aims.indicator_aims import indicator_aims as draw_aims
from components.indicators.catalogue_form import adding, describing, welcome
from components.indicators.listing import (
    bare_indicators,
    catalogue_data,
    covered,
    filled,
    indicator_filters,
    indicator_picker,
    indicator_table,
)
from components.indicators.sheet import evolution, facts, file_stem, heading, values_part
from components.indicators.sheet_parts import sheet_parts
from components.indicators.target_form import Desk
from components.indicators.targets import targets
from components.method import Method
from components.page import empty_state, page_header
from components.sources import sources_expander
from components.texts import plain
from data.base.views import Scope
from data.finances.ratio_definitions import ratio_definitions
from data.indicators.catalogue_desk.service import add_indicator, describe_indicator, desk_view
from data.indicators.entering.service import save_target, sheet_desk, withdraw_target
from data.indicators.service import indicator_sheet, indicators_view
from data.indicators.views import IndicatorFilters
from data.mandate.aims.service import add_aim, indicator_aims, remove_aim, reword_aim
from pages.context import load
from pages.series_parts import series_desk

QUESTION = "Que mesure-t-on, et où en est-on ?"
NOTHING_YET = (
    "Rien n’est encore mesuré ici à cette date. Un tableau d’indicateurs remplira cette page : "
    "une ligne par valeur, avec l’indicateur, le territoire, l’année et la valeur."
)


def draw_indicator(code: str, scope: Scope) -> None:
    """Draw the sheet of an indicator, what aims at it, and the form that keeps it.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
    """
    sheet = load(indicator_sheet, scope, code)
    desk = Desk(load(sheet_desk, scope, code), scope, save_target, withdraw_target)
    aims = load(indicator_aims, scope, code, aim_search(code))
    welcome(code)
    heading(sheet, aims.answer if aims.aims.links else "")
    lines, actions, aimed, values, described = sheet_parts(code)
    with lines:
        evolution(sheet, series_desk(scope, code))
    with actions:
        draw_aims(aims, scope, add=add_aim, reword=reword_aim, remove=remove_aim)
    with aimed:
        targets(sheet, file_stem=file_stem(code), desk=desk)
    with values:
        values_part(sheet, desk)
    with described:
        facts(sheet)
        describing(load(desk_view, scope, code), scope, describe_indicator)
    sources_expander(
        sheet.sources,
        method=plain(sheet.method),
        links=(("Année et édition", Method.YEARS), ("Ce qui manque", Method.MISSING)),
    )


def draw_adding(scope: Scope) -> None:
    """Draw the form that adds an indicator."""
    page_header(
        "Quel indicateur ajouter ?",
        "Il sera **propre à la commune** ; son code se déduit de son nom, et ses valeurs se "
        "saisissent ou s’importent ensuite.",
    )
    adding(load(desk_view, scope), scope, add_indicator)


def draw_catalogue(scope: Scope) -> None:
    """Draw the list of indicators that the filters keep, and what the package covers."""
    everything = load(indicators_view, scope, IndicatorFilters())
    page_header(QUESTION, everything.answer)
    if not everything.total:
        empty_state(NOTHING_YET, page="imports", label="Importer des indicateurs")
    filled(everything)
    filters = indicator_filters(everything) if everything.catalogue.rows else IndicatorFilters()
    view = load(indicators_view, scope, filters)
    if view.lines or view.bare:
        indicator_picker((*view.lines, *view.bare))
    if view.lines:
        indicator_table(view.lines, is_to_fill=filters.is_complete is False)
    elif everything.total:
        empty_state("Aucun indicateur mesuré ne correspond : enlevez un filtre, ou affichez tout.")
    catalogue_data(view)
    bare_indicators(view.bare, is_filtered=filters != IndicatorFilters())
    covered(everything.themes_covered, tuple(one.label for one in ratio_definitions()))
