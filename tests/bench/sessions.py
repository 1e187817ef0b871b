"""A reader's session without a browser: the messages of one, timed and weighed."""

import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.bench.servers import Server

_PATIENCE_S = 60.0
_FINISHED = "script_finished"


@dataclass
class Run:
    """One run of a page.

    Attributes:
        seconds: from the message sent to the message that says the script has ended.
        size: bytes received.
        map_size: those of the map alone.
    """

    seconds: float = 0.0
    size: int = 0
    map_size: int = 0
    errors: list[str] = field(default_factory=list)


class Session:
    """An open session on a server."""

    def __init__(self, server: Server) -> None:
        self._socket = connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream",
            origin=None,
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
        )

    def run(self, page: str, query: str = "") -> Run:
        """Run a page as a reader who opens it, and wait until its script has ended."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        started = time.perf_counter()
        self._socket.send(message.SerializeToString())
        run = Run()
        while True:
            received = self._socket.recv(timeout=_PATIENCE_S)
            content = received if isinstance(received, bytes) else received.encode()
            answer = ForwardMsg()
            answer.ParseFromString(content)
            run.size += len(content)
            kind = answer.WhichOneof("type")
            if kind == "delta":
                _weigh(answer, len(content), run)
            elif kind == _FINISHED:
                run.seconds = time.perf_counter() - started
                return run

    def close(self) -> None:
        """End the session."""
        self._socket.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _weigh(answer: ForwardMsg, size: int, run: Run) -> None:
    element = answer.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "component_instance":
        run.map_size += size
    elif kind == "exception" or (kind == "alert" and "n’a pas pu" in element.alert.body):
        run.errors.append(element.exception.message or element.alert.body)
