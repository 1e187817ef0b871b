"""The browser of the tests: an installed Chromium or Chrome, else one fetched for them.

``python -m tests.chromium`` makes sure that there is one, and says which.
"""

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

_NAMES = (
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


@lru_cache(maxsize=1)
def executable() -> str | None:
    """Return the path of an installed browser, or nothing: Playwright then takes its own."""
    return next((found for name in _NAMES if (found := shutil.which(name)) and _runs(found)), None)


def _runs(path: str) -> bool:
    """Tell whether it is a browser: some systems install a mere notice under its name."""
    if sys.platform == "win32":  # there, asking for the version opens a window
        return True
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _fetched() -> str | None:
    """Return the path of the browser that Playwright fetched, or nothing."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _install_debian_package() -> None:
    """Ask Debian for its package; elsewhere the name may stand for a notice only."""
    release = Path("/etc/os-release")
    if not _is_root() or not release.exists() or "ID=debian" not in release.read_text("utf-8"):
        return
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update"], install):
        if subprocess.run(command, env=quiet, check=False).returncode:
            return
    executable.cache_clear()


def _fetch() -> None:
    libraries = ["--with-deps"] if _is_root() and shutil.which("apt-get") else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    subprocess.run(command, check=True)


def ensure() -> str:
    """Return the path of a browser, got for the tests if the machine has none."""
    if not (executable() or _fetched()):
        _install_debian_package()
        if executable() is None:
            _fetch()
    found = executable() or _fetched()
    if found is None:
        raise SystemExit("Aucun navigateur : installez Chromium ou Chrome, puis relancez.")
    return found


if __name__ == "__main__":
    sys.stdout.write(f"Navigateur des tests : {ensure()}\n")
