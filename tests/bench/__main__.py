"""Measure, then print one table."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.measures import (
    Line,
    map_lines,
    memory_lines,
    part_lines,
    script_lines,
    start_lines,
)
from tests.bench.national import national_lines
from tests.bench.quarters import quarters_lines
from tests.bench.servers import ROOT, empty_app, serving
from tests.chromium import executable

_LEGEND = """
Bases : dans un dossier temporaire ; rien n’est jugé ici. Démarrage, carte, mémoire et parties du
contrat de ville et des pages de finances : la démonstration de Saint-Omer. Autres pages : une ville
de 300 actions et plus de 20 000 valeurs, importée de fichiers de notre main aux en-têtes officiels.
Démarrage : médiane de 3, disque chaud, navigateur déjà ouvert, cache du navigateur vide ; page
« dessinée » : script terminé et graphiques tracés.
Pages : 20 passages par une vraie session (websocket), du message envoyé au message de fin ; le
temps du script et de l’envoi, sans celui du navigateur. « Revue » : vues déjà calculées ; « date
jamais demandée » : chaque passage change « État au », donc recalcule tout.
Carte et pages de tous les quartiers : la démonstration, et des quartiers de formes et de valeurs
inventées ; la première visite, puis la même page revue, et ce qui en est envoyé.
Mémoire : mémoire résidente (RSS) du processus du serveur ; mégaoctets de 2^20 octets.
Une machine occupée à autre chose fausse tout : lisez d’abord la ligne de l’application vide.
"""


def main() -> None:
    """Make bases beside the reader's own, measure, print."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="mandascope-bench-") as name:
        folder = Path(name)
        database, town = folder / "demo.db", folder / "town.db"
        empty = empty_app(folder / "empty")
        _run(database, "data", "prepare")
        _say("Ville de 300 actions et 20 000 valeurs…")
        _run(town, "tests.bench.towns", str(folder))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable())
            _say("Démarrages…")
            lines = start_lines(browser, empty, database)
            _say("Mémoire…")
            memory = memory_lines(browser, database)
            _say("Carte de tous les quartiers du pays…")
            country = folder / "quarters.db"
            shutil.copy(database, country)
            _run(country, "tests.bench.quarters")
            maps = quarters_lines(browser, country)
            browser.close()
        _say("Pages et carte…")
        with serving(ROOT, town) as server:
            lines += script_lines(server, empty)
        with serving(ROOT, database) as server:
            lines += part_lines(server) + map_lines(server) + maps + memory
        _say("Fichier national…")
        lines += national_lines(folder)
    _print(lines)
    sys.stdout.write(f"{_LEGEND}Mesuré en {time.perf_counter() - began:.0f} s.\n")


def _run(database: Path, module: str, *arguments: str) -> None:
    """Fill a base with a command of its own, so that nothing of it stays in this process."""
    environment = os.environ | {"MANDASCOPE_DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _print(lines: list[Line]) -> None:
    rows = [("mesure", "valeur", "budget"), *((x.measure, x.value, x.budget) for x in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    rule = "-+-".join("-" * width for width in widths)
    for rank, row in enumerate(rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(" | ".join(cells).rstrip() + "\n")
        if rank == 0:
            sys.stdout.write(rule + "\n")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
