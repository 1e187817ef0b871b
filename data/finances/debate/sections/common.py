"""What the sections share: what a report rests on, sentences, values read from the projection."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from data.base.chart import Chart, Table
from data.base.views import Scope
from data.finances.debate.views import Block, DebateHead, Picture, Words, WordsKind
from data.finances.projection_desk.service import projection_view
from data.finances.projection_desk.views import ProjectionView
from data.finances.projection_desk.words import PROJECTION
from data.finances.views import TownAccounts

OBSERVED = "observé"
SPENDING_LINE = "Dépenses réelles de fonctionnement"
LOANS_LINE, REPAYMENTS_LINE = "Emprunts nouveaux", "Remboursement du capital"
"""Lines of the projection’s table, as it names them."""
EUROS, PERCENT, YEARS = 0, 1, 1
"""How many decimals each unit is written with in the tables."""


@dataclass(frozen=True)
class Ground:
    """What every section is made from: the accounts, the projection chosen, the report's head."""

    scope: Scope
    head: DebateHead
    accounts: TownAccounts

    @cached_property
    def projection(self) -> ProjectionView:
        """The scenario chosen, carried on once, and only for the sections that speak of it."""
        return projection_view(self.scope, scenario=self.head.scenario or None)

    @property
    def code(self) -> str:
        """The code of the whole town: its only budget, or all together."""
        return self.accounts.whole_code

    @property
    def has_projection(self) -> bool:
        """Tell that the scenario chosen carries the accounts on."""
        return bool(self.projection.table.rows)


def lines(kind: WordsKind, texts: Iterable[str]) -> tuple[Words, ...]:
    """Return sentences of one kind, empty ones left out."""
    return tuple(Words(text, kind) for text in texts if text)


def drawn(ground: Ground, key: str, chart: Chart) -> Block:
    """Return a chart over the years; its finding alone when there is one year to draw."""
    if len(ground.accounts.series(ground.code)) < 2:
        return Words(f"{chart.title}.")
    return Picture(key, chart)


def projected(table: Table, line: str) -> dict[int, Decimal]:
    """Return the projected values of a line, by year, as the projection's table gives them."""
    return _values(table, line, is_projected=True)


def observed(table: Table, line: str) -> dict[int, Decimal]:
    """Return the observed values of a line, by year, from the same table."""
    return _values(table, line, is_projected=False)


def _values(table: Table, line: str, *, is_projected: bool) -> dict[int, Decimal]:
    if not table.rows:
        return {}
    name, year, value, nature = (
        table.columns.index(one) for one in ("Ligne", "Exercice", "Valeur", "Nature")
    )
    return {
        int(str(row[year])): Decimal(str(row[value]))
        for row in table.rows
        if row[name] == line
        and row[value] is not None
        and (row[nature] == PROJECTION) is is_projected
    }


def as_words(answer: str) -> str:
    """Return a page’s answer without the bold of its figures: a report needs words alone."""
    return answer.replace("**", "")


def as_number(amount: Decimal | None) -> float | None:
    """Return an amount as a table keeps it."""
    return None if amount is None else float(round(amount, 2))
