"""What somebody typed is never markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.texts import plain
from data.base.formats import typeset

MARKUP = r"\`*_{}[]()<>#+|:$~!"
RENDERER = MarkdownIt("gfm-like", {"linkify": False})


def shown(text: str) -> str:
    """Return what a Markdown reader shows of a text inside a sentence, without its tags."""
    html: str = RENDERER.renderInline(f"Voici {plain(text)}.")
    assert "<" not in re.sub(r"<br ?/?>\n?", "", html)
    plain_text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return plain_text.replace("&amp;", "&").removeprefix("Voici ").removesuffix(".")


@given(st.text() | st.text(alphabet=MARKUP + " a"))
def test_every_special_sign_is_escaped_and_nothing_is_lost(text: str) -> None:
    special = re.escape(MARKUP)
    written = plain(text)
    assert re.fullmatch(rf"(?:\\[{special}&=.\-]|[^{special}&])*", written)
    assert re.sub(rf"\\([{special}&=.\-])", r"\1", written) == typeset(text)


@given(st.text(alphabet=MARKUP + "abé '\"./=", max_size=40))
def test_a_reader_sees_what_was_typed(text: str) -> None:
    assert shown(f"a{text}a") == typeset(f"a{text}a")


@pytest.mark.parametrize(
    "text",
    [
        "**gras**",
        "[lien](http://exemple.fr)",
        "<script>alert(1)</script>",
        ":red[rouge]",
        ":material/home:",
        "$x^2$",
        "`code`",
        "~~barré~~",
        "![image](http://exemple.fr/x.png)",
        "a | b",
    ],
)
def test_usual_markup_is_shown_as_typed(text: str) -> None:
    assert shown(text) == typeset(text)
    assert not re.search(r"(?<!\\)[*\[<:$`~!|]", plain(text))


def test_an_entity_is_shown_as_typed() -> None:
    assert "&amp;lt;" in RENDERER.renderInline(plain("&lt;"))


@pytest.mark.parametrize("text", ["- tiret", "1. premier", "Titre\n---"])
def test_a_paragraph_stays_a_paragraph(text: str) -> None:
    html = RENDERER.render(plain(text))
    assert html.startswith("<p>")
