"""What the server adds around the app: a French document, imports paid once, one error hook."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("mandascope")
_SERVED_BY_STREAMLIT = ("_stcore", "app/static", "component", "media", "static", "oauth2callback")
_IMPORTED_EARLY = ("folium", "plotly.graph_objects", "xlsxwriter", "data.overview.service")
_UNREADABLE = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
_IN_FRENCH = (
    (b'<html lang="en"', b'<html lang="fr"'),
    (b"<title>Streamlit</title>", b"<title>Mandascope</title>"),
    (
        b"You need to enable JavaScript to run this app.",
        "Mandascope a besoin de JavaScript pour s’afficher.".encode(),
    ),
)


class FrenchDocument:
    """Serves the app's HTML document in French, and sends unknown addresses to the first page.

    Streamlit writes ``lang="en"`` and offers no setting for it; a screen reader would then read
    French with an English voice.
    """

    def __init__(self, app: ASGIApp, pages: frozenset[str]) -> None:
        self.app = app
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        path = scope.get("path", "").strip("/")
        if not _asks_for_document(scope, path):
            await self.app(scope, receive, send)
        elif path in self.pages:
            readable = [pair for pair in scope["headers"] if pair[0] not in _UNREADABLE]
            await self.app({**scope, "headers": readable}, receive, _Translator(send))
        else:
            location = b"/?" + scope.get("query_string", b"")
            await send(
                {"type": "http.response.start", "status": 302, "headers": [(b"location", location)]}
            )
            await send({"type": "http.response.body", "body": b""})


def _asks_for_document(scope: Scope, path: str) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    accept = dict(scope["headers"]).get(b"accept", b"")
    return b"text/html" in accept and not path.startswith(_SERVED_BY_STREAMLIT)


class _Translator:
    """Holds a response back until it is whole, then sends it in French."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        for english, french in _IN_FRENCH:
            self.body = self.body.replace(english, french, 1)
        kept = [
            pair
            for pair in self.start["headers"]
            if pair[0].lower() not in {b"content-length", b"etag"}
        ]
        length = (b"content-length", str(len(self.body)).encode())
        await self.send({**self.start, "headers": [*kept, length]})
        await self.send({"type": "http.response.body", "body": self.body})


@asynccontextmanager
async def warm_start(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Import what the pages need before the first visitor waits for it.

    ``streamlit_folium`` is left out: imported outside a session, its component is not registered.
    """
    for name in _IMPORTED_EARLY:
        import_module(name)
    # All this lives as long as the server. Looked at again by each full collection, it would cost
    # a reader a fifth of a second, every few pages.
    gc.freeze()
    yield {}


def explain_error(error: BaseException) -> bool:
    """Say in French that a page failed; the traceback goes to the log, never to the reader."""
    _LOG.error("a page failed", exc_info=error)
    st.error(
        "Cette page n’a pas pu s’afficher. Rechargez-la ; si cela persiste, le journal du "
        "serveur dit pourquoi.",
        icon=":material/error:",
    )
    return True
