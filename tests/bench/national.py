"""A national file of accounts as the DGFiP publishes it, at its real size, made on the spot."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measures import Line
from tests.bench.servers import ROOT

_TOWN = (
    *("init", "--name", "Saint-Omer", "--insee", "62765"),
    *("--mandate-start", "2026-03-23", "--mandate-end", "2032-03-31"),
)
_HEADINGS = (
    "exer;ident;ndept;lbudg;insee;cbudg;ctype;cstyp;nomen;siren;cregi;cacti;secteur;finess;codbud1;"
    "categ;bal;compte;bedeb;becre;obnetdeb;obnetcre;onbdeb;onbcre;oobdeb;oobcre;sd;sc"
)
_ACCOUNTS = 200
"""Lines of a commune: an average one has that many."""
_DEPARTMENTS = 96
_OURS = "2024;21620765400014;062;SAINT-OMER;765;1;101;00;M57;216207654;032;40;;;;Commune;DEF"


def national_lines(folder: Path) -> list[Line]:
    """Time the import of one town's rows of a national file of seven million, and its memory.

    The file, about a gigabyte, stands in the folder meanwhile.
    """
    environment = os.environ | {"MANDASCOPE_DATABASE_URL": f"sqlite:///{folder / 'national.db'}"}
    command = [sys.executable, "-m", "data"]
    subprocess.run([*command, *_TOWN], cwd=ROOT, env=environment, check=True, capture_output=True)
    path = folder / "balances-2024.csv"
    write_balances(path)
    began = time.perf_counter()
    with (folder / "national.log").open("wb") as log:
        asked = [*command, "import", str(path)]
        process = subprocess.Popen(asked, cwd=ROOT, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    path.unlink()
    if process.returncode:
        raise RuntimeError((folder / "national.log").read_text("utf-8"))
    _check_computed(command, environment)
    measure = "Balances nationales, 7 millions de lignes : celles d’une commune importées"
    return [
        Line(measure, f"{took:.1f} s".replace(".", ","), "≤ 15 s"),
        Line(f"{measure} : mémoire", f"{usage.ru_maxrss // 1024} Mo", "≤ 500 Mo"),
    ]


def _check_computed(command: list[str], environment: dict[str, str]) -> None:
    """Make sure that the rows were kept: a ratio is computed from them."""
    asked = [*command, "figures", "--json"]
    said = subprocess.run(asked, cwd=ROOT, env=environment, check=True, capture_output=True).stdout
    (budget,) = json.loads(said)["budgets"]
    if budget["year"] != 2024 or budget["gross_savings_eur"] is None:
        raise RuntimeError(f"the imported accounts are not computed: {budget}")


def write_balances(path: Path, communes: int = 35_000) -> int:
    """Write the balances of all communes, and return how many rows speak of Saint-Omer.

    The default makes seven million rows and about a gigabyte. Saint-Omer stands in the middle.
    """
    with path.open("wb") as content:
        content.write(f"{_HEADINGS}\r\n".encode())
        for rank in range(communes):
            content.write(_rows(_commune(rank) if rank != communes // 2 else _OURS, rank))
    return _ACCOUNTS


def _commune(rank: int) -> str:
    """Return the first columns of the rows of a commune."""
    department = rank % _DEPARTMENTS + 1
    place = rank // _DEPARTMENTS + 1
    siren = f"21{department:02}{place:04}{rank % 10}"
    name = f"COMMUNE-DU-NORD-{rank}"
    return (
        f"2024;{siren}00015;{department:03};{name};{place:03};1;101;00;M57;{siren};032;40;;;;"
        "Commune;DEF"
    )


def _rows(start: str, rank: int) -> bytes:
    """Return the rows of a commune, one an account: a credit at opening, then a credit of the year.

    The closing credit is their sum.
    """
    lines = []
    for account in range(_ACCOUNTS):
        opening, budget = rank * (account + 1) % 99_991, 600 + account
        amounts = f"0.0;{opening}.25;0.0;{budget}.5;0.0;0.0;0.0;0.0;0.0;{opening + budget}.75"
        lines.append(f"{start};{1000 + account * 37};{amounts}\r\n")
    return "".join(lines).encode()
