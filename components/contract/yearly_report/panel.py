"""The draft of the yearly report: what it holds, what it lacks, and the file."""

from collections import Counter
from collections.abc import Callable

import streamlit as st

from components.emphasis import emphasis
from components.page import READABLE_WIDTH
from components.texts import note, plain
from components.url import choice
from data.base.chart import Table
from data.base.formats import counted, long_date, number, typeset
from data.overview.yearly_report.views import (
    Section,
    ToWrite,
    Unmeasurable,
    YearlyReport,
)

NAMES = ("annee-rapport",)
PART = "rapport"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COLUMNS = ("Partie", "Chiffres", "Non mesurable", "À rédiger")


def report_year(view: YearlyReport) -> int:
    """Let the reader choose the year reported on."""
    years = {str(year): str(year) for year in view.years}
    chosen = choice("Année du rapport", years, key=NAMES[0], default=str(view.years[0]), width=180)
    return int(chosen)


def report_panel(view: YearlyReport, as_docx: Callable[[YearlyReport], bytes]) -> None:
    """Draw what the draft holds and lacks, then the button that writes the file."""
    st.markdown(typeset(_answer(view)), width=READABLE_WIDTH)
    note(f"Chiffres au {long_date(view.until)}", is_simulated=view.is_simulated)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            f"Télécharger le projet {view.year} (Word)",
            data=lambda: as_docx(view),
            file_name=f"projet-rapport-politique-de-la-ville-{view.year}.docx",
            mime=_MIME,
            icon=":material/download:",
            type=emphasis(),
            on_click="ignore",
            key="rapport-docx",
        )
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader("Ce qui manque", anchor=False)
        if view.missing:
            st.markdown("\n".join(f"- {plain(one)}" for one in view.missing))
        else:
            st.markdown(typeset("Rien de ce que l’application sait vérifier."))
    with right:
        st.subheader("Ce que le projet contient", anchor=False)
        table = contents_table(view)
        st.table(
            [
                {name: _shown(cell) for name, cell in zip(table.columns, row, strict=True)}
                for row in table.rows
            ],
            border="horizontal",
            hide_index=True,
        )
    note(
        "Plan du rapport : décret n° 2015-1118 du 3 septembre 2015 (CGCT, article L. 1111-2). "
        "Chaque chiffre y porte le numéro de sa source ; les valeurs secrètes n’y figurent pas."
    )


def contents_table(view: YearlyReport) -> Table:
    """Return what each part of the draft holds, its sub-parts included."""
    rows: dict[str, Counter[str]] = {}
    for section in view.sections:
        # A sub-part counts in the part above it.
        title = section.title if section.level == 1 else next(reversed(rows))
        rows.setdefault(title, Counter()).update(_counts(section))
    return Table(
        _COLUMNS,
        tuple((title, *(counts[name] for name in _COLUMNS[1:])) for title, counts in rows.items()),
    )


def _counts(section: Section) -> Counter[str]:
    kinds = {Unmeasurable: _COLUMNS[2], ToWrite: _COLUMNS[3]}
    counts = Counter(kinds[type(one)] for one in section.blocks if type(one) in kinds)
    counts[_COLUMNS[1]] = len(section.figures())
    return counts


def _answer(view: YearlyReport) -> str:
    figures, open_parts = sum(1 for _ in view.figures()), len(view.to_write())
    sources = counted(len(view.references), "source numérotée", "sources numérotées")
    return (
        f"**Le projet de rapport {view.year} est prêt à compléter** : "
        f"{counted(figures, 'chiffre')}, chacun avec sa source ({sources}), et "
        f"{counted(open_parts, 'paragraphe')} à rédiger."
    )


def _shown(cell: object) -> str:
    return number(cell) if isinstance(cell, int) else plain(str(cell))
