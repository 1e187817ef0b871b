"""What a reader finds on a page, without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from pandas import isna
from pandas.api.types import is_scalar
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from components.accounts.pickers import PARTS as ACCOUNTS_PARTS
from components.finances.page_parts import PARTS as FINANCES_PARTS
from components.projection.parts import PARTS as PROJECTION_PARTS
from data.finances.debate.views import SectionCode
from pages.investments_parts import PARTS as INVESTMENTS_PARTS

PAGES = (
    "overview",
    "delegations",
    "actions",
    "indicators",
    "indicator_values",
    "neighbourhoods",
    "quarter_card",
    "gap_analysis",
    "city_contract",
    "grid_cells",
    "finances",
    "accounts",
    "investments",
    "projection",
    "budget_debate",
    "presentation",
    "first_steps",
    "imports",
)
PARTS: tuple[tuple[str, dict[str, str]], ...] = (
    *(("finances", {"partie": part}) for part in FINANCES_PARTS),
    *(("accounts", {"partie": part}) for part in ACCOUNTS_PARTS),
    *(("investments", {"partie": part}) for part in INVESTMENTS_PARTS),
    *(("projection", {"partie": part}) for part in PROJECTION_PARTS),
    *(("budget_debate", {"section": str(section)}) for section in SectionCode),
)
"""The parts of the pages about money: a page and the parameter of the URL that opens one."""

DATES = ("2026-06-01", "2027-12-31", "2029-06-30")
_APP = Path(__file__).resolve().parents[2] / "app.py"
_PATIENCE_S = 60

_WRITTEN = ("body", "label", "help", "placeholder", "options", "content", "text", "icon")
_MARKUP = ("body", "label", "help", "content", "text")
_UNSHOWN = {"html", "plotly_chart", "component_instance", "arrow_data_frame"}


def opened(page: str, **parameters: str) -> AppTest:
    """Open the app, then a page on these parameters of the URL."""
    screen = AppTest.from_file(_APP, default_timeout=_PATIENCE_S)
    if page == "overview":
        screen.query_params.update(parameters)
        return screen.run()
    return moved(screen.run(), page, **parameters)


def moved(screen: AppTest, page: str, **parameters: str) -> AppTest:
    """Open another page in the same session."""
    screen.query_params.clear()
    screen.query_params.update(parameters)
    return screen.switch_page(f"pages/{page}.py").run()


def parameters_of(screen: AppTest) -> dict[str, str]:
    """Return what the URL holds, one value a name."""
    held = screen.query_params
    return {
        name: value if isinstance(value, str) else value[-1]
        for name in held
        for value in [held[name]]
        if value
    }


def nodes(block: Block) -> Iterator[Node]:
    """Walk through all that a block draws."""
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from nodes(child)


def markup(block: Block) -> list[str]:
    """Return each text that Streamlit reads as Markdown, as it was given."""
    found: list[str] = []
    for node in nodes(block):
        # A drop-down shows its options as they are; a still table reads its cells.
        if node.type == "table":
            found += _cells(node)
        elif node.type not in _UNSHOWN | {"selectbox"}:
            found += _texts(node, _MARKUP)
    return found


def said(block: Block) -> str:
    """Return all the words of a block as they are read, tables included."""
    parts: list[str] = []
    for node in nodes(block):
        if node.type in {"dataframe", "table"}:
            frame: Any = getattr(node, "value", None)
            parts += [str(name) for name in frame.columns]
            cells = [cell for row in frame.to_numpy().tolist() for cell in row]
            parts += [str(cell) for cell in cells if not _is_missing(cell)]
        elif node.type not in _UNSHOWN:
            parts += _texts(node, _WRITTEN)
    return read("\n".join(parts))


def read(text: str) -> str:
    """Return Markdown as it is read, with plain spaces."""
    text = re.sub(r":material/\w+:", "", text)
    text = re.sub(r":small\[:gray\[(.*)\]\]", r"\1", text)
    text = text.replace("**", "").replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"\\([^\w\s])", r"\1", text)


def _is_missing(cell: object) -> bool:
    return bool(is_scalar(cell) and isna(cell))  # type: ignore[call-overload]


def _cells(node: Node) -> list[str]:
    frame: Any = getattr(node, "value", None)
    cells = [cell for row in frame.to_numpy().tolist() for cell in row]
    return [str(cell) for cell in (*frame.columns, *cells) if not _is_missing(cell)]


def _texts(node: Node, names: tuple[str, ...]) -> list[str]:
    message: Any = getattr(node, "proto", None)
    if message is None or not hasattr(message, "ListFields"):
        return []
    return list(_fields(message, names))


def _fields(message: Any, names: tuple[str, ...]) -> Iterator[str]:
    for field, value in message.ListFields():
        many = value if field.is_repeated else [value]
        if field.message_type is not None:
            for one in many:
                yield from _fields(one, names)
        elif field.name in names:
            yield from (one for one in many if isinstance(one, str))


def tables(block: Block) -> list[Any]:
    """Return the tables of a block, in order."""
    return [
        getattr(node, "value", None) for node in nodes(block) if node.type in {"dataframe", "table"}
    ]


def links(block: Block) -> list[tuple[str, str, dict[str, str]]]:
    """Return the links to pages: words, page's address, parameters."""
    found = []
    for node in nodes(block):
        if node.type == "page_link":
            link: Any = getattr(node, "proto", None)
            found.append((read(link.label), link.page, dict(parse_qsl(link.query_string))))
    return found


def troubles(screen: AppTest) -> list[str]:
    """Return the exceptions and the errors that a page shows."""
    return [str(one.value) for one in (*screen.exception, *screen.error)]


def slides(on: str) -> Iterator[AppTest]:
    """Show each slide of the projected display on a day."""
    screen = opened("presentation", au=on)
    yield screen
    for _ in range(int(said(screen.main).split(" / ")[1].split()[0]) - 1):
        button = next(one for one in screen.button if one.label.startswith("Suivante"))
        yield button.click().run()
