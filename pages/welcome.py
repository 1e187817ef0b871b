"""Bienvenue: what an empty base says, and what fills it."""

import streamlit as st

st.title("Rien n’est encore chargé", anchor=False)
st.markdown("Cette base est vide. Deux commandes la remplissent, dans le dossier de Mandascope :")
st.markdown("Pour découvrir l’outil avec la ville de démonstration :")
st.code("python -m data demo saint-omer", language=None)
st.markdown("Pour créer votre commune :")
st.code(
    'python -m data init --name "Votre commune" --insee 62765 '
    "--mandate-start 2026-03-23 --mandate-end 2032-03-31",
    language=None,
    wrap_lines=True,
)
st.markdown("Rechargez ensuite cette page.")
