"""The picture itself to take away, beside its data: PNG to print, SVG to enlarge."""

import re
from functools import partial
from unicodedata import normalize

import streamlit as st

from components.charts.images.image import ImageFormat, image
from components.scope import current_scope
from data.base.chart import Chart
from data.base.formats import long_date

_TYPES = {ImageFormat.PNG: "image/png", ImageFormat.SVG: "image/svg+xml"}
_LONGEST = 60


def image_popover(chart: Chart, *, key: str) -> None:
    """Offer the picture as two files, with its finding, its source and its date inside."""
    scope = current_scope()
    with st.popover("Image", icon=":material/image:", type="tertiary"):
        st.markdown("Titre, mesure, source et date sont dans l’image.")
        with st.container(horizontal=True):
            for kind in ImageFormat:
                st.download_button(
                    kind.value.upper(),
                    data=partial(image, chart, long_date(scope.on), kind),
                    file_name=f"{image_stem(chart)}-{scope.on.isoformat()}.{kind.value}",
                    mime=_TYPES[kind],
                    key=f"{key}-{kind.value}",
                    icon=":material/download:",
                    on_click="ignore",
                )


def image_stem(chart: Chart) -> str:
    """Return a name of file that says what the picture shows, in letters that any disk takes."""
    bare = normalize("NFKD", f"{chart.subtitle} {chart.title}".lower())
    words = re.findall(r"[a-z0-9]+", bare.encode("ascii", "ignore").decode())
    return "-".join(words)[:_LONGEST].strip("-") or "image"
