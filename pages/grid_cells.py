"""Carreaux candidats: where the rule of the contrat de ville finds poverty, beyond the quarters."""

import streamlit as st

from components.grid.choices import NAMES, grid_choices
from components.grid.panel import grid_panel
from components.method import Method
from components.page import empty_state, page_header
from components.sources import sources_expander
from components.texts import note, plain
from components.url import restore
from data.mandate.service import is_belgian
from data.territories.grid.files import as_geojson
from data.territories.grid.service import candidate_cells
from data.territories.grid.views import Choices
from pages.context import current_scope, load

TITLE = "Carreaux candidats"
QUESTION = "Où la pauvreté se concentre-t-elle, carreau par carreau ?"
NOT_CONCERNED = "Sans objet : la grille de 200 m de l’INSEE ne couvre que la France."
WHAT_FILLS = (
    "Ce qui remplira cette page : **les données carroyées à 200 m de l’INSEE** (Filosofi, 2015 et "
    "après, CSV ou GeoPackage). insee.fr, « Revenus, pauvreté et niveau de vie, données "
    "carroyées ». Le fichier national convient : Mandascope n’en garde que votre intercommunalité."
)

scope = current_scope()
restore(NAMES)
known = load(candidate_cells, scope, Choices())
if load(is_belgian, scope):
    page_header(TITLE, NOT_CONCERNED)
    st.stop()
if known.is_empty:
    page_header(QUESTION, known.answer)
    empty_state(WHAT_FILLS, page="imports", label="Importer les carreaux")
    st.stop()

answer = st.container()
view = load(candidate_cells, scope, grid_choices(known.vintages))
with answer:
    page_header(QUESTION, view.answer)
    note(plain(view.rule))
grid_panel(view, as_geojson=as_geojson)
sources_expander(
    view.sources,
    method=plain(view.method),
    links=(("Les carreaux candidats", Method.CELLS), ("Les surfaces", Method.AREAS)),
)
