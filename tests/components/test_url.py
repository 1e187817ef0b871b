"""What the reader chose lives in the URL."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from components import url
    from components.links import travelling

    url.restore(["sujet", "q"])
    chosen = url.choice("Sujet", {"a": "Alpha", "b": "Bêta"}, key="sujet", default="a")
    searched = url.search("Chercher", key="q", placeholder="")
    st.text(f"{chosen}|{searched}")
    st.json(travelling(action="SEC-1", vide=None))


def opened(**params: str) -> AppTest:
    page = AppTest.from_function(_page)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def test_without_parameters_the_default_is_shown_and_the_url_stays_bare() -> None:
    page = opened()
    assert page.text[0].value == "a|"
    assert page.query_params == {}


def test_a_page_shows_what_its_url_says() -> None:
    page = opened(sujet="b", q="école")
    assert page.text[0].value == "b|école"
    assert page.selectbox[0].value == "b"
    assert page.text_input[0].value == "école"


def test_an_unknown_value_is_dropped_and_said_kindly() -> None:
    page = opened(sujet="**x**")
    assert page.text[0].value == "a|"
    assert r"\*\*x\*\*" in page.info[0].value
    assert "sujet" not in page.query_params


def test_a_choice_is_written_into_the_url_and_a_default_leaves_it() -> None:
    page = opened()
    page.selectbox[0].select("b").run()
    assert page.text[0].value == "b|"
    assert page.query_params["sujet"] == "b"
    page.selectbox[0].select("a").run()
    assert page.text[0].value == "a|"
    assert "sujet" not in page.query_params


def test_a_page_left_and_opened_bare_comes_back_as_it_was() -> None:
    page = opened(sujet="b", q="école")
    page.query_params.clear()
    page.run()
    assert page.text[0].value == "b|école"
    assert page.query_params["sujet"] == "b"


def test_an_erased_search_leaves_the_url() -> None:
    page = opened(q="école")
    page.text_input[0].input("").run()
    assert page.text[0].value == "a|"
    assert "q" not in page.query_params


def test_links_carry_the_plan_and_the_day_and_nothing_else_of_the_page() -> None:
    page = opened(plan="CDV", au="2027-01-01", sujet="b")
    assert page.json[0].value == '{"plan": "CDV", "au": "2027-01-01", "action": "SEC-1"}'
