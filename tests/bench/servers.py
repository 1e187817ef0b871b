"""A Streamlit server of its own, on a free port, for the time of a measure."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 60.0
_EMPTY_APP = 'import streamlit as st\n\nst.title("Vide")\n'
_EMPTY_CONFIG = """[server]
headless = true
address = "127.0.0.1"
[browser]
gatherUsageStats = false
"""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        started: when its command was given, on the clock of ``time.perf_counter``.
    """

    port: int
    pid: int
    started: float

    @property
    def url(self) -> str:
        """Address of the first page."""
        return f"http://127.0.0.1:{self.port}"

    def memory_mb(self) -> float | None:
        """Return the resident memory of the process; nothing where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextmanager
def serving(folder: Path, database: Path | None = None) -> Iterator[Server]:
    """Run the ``app.py`` of a folder until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = dict(os.environ)
    environment.pop("MANDASCOPE_TODAY", None)
    if database is not None:
        environment["MANDASCOPE_DATABASE_URL"] = f"sqlite:///{database}"
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        server = Server(port, process.pid, started)
        try:
            _wait(server, process)
            yield server
        finally:
            process.terminate()


def empty_app(folder: Path) -> Path:
    """Write an app that only has a title, to compare with."""
    (folder / ".streamlit").mkdir(parents=True)
    (folder / ".streamlit" / "config.toml").write_text(_EMPTY_CONFIG, "utf-8")
    (folder / "app.py").write_text(_EMPTY_APP, "utf-8")
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    while time.perf_counter() - server.started < _PATIENCE_S:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.01)
    raise TimeoutError("the server did not answer")
