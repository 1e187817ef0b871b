"""A base in which everything that somebody typed tries to become markup."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAYLOAD = "<b>x</b> [lien](javascript:alert(1)) :red[y]"

_TYPED = {
    "action": ("title", "detail", "source_locator"),
    "action_link": ("reason",),
    "action_party": ("body_name",),
    "budget": ("title",),
    "deadline": ("wording",),
    "comparator_amount": ("group_title",),
    "debate_text": ("text",),
    "delegation": ("title", "full_title"),
    "exemption": ("reason", "reference"),
    "green_rating": ("note",),
    "heading": ("title",),
    "investment_operation": ("title",),
    "investment_programme": ("title",),
    "loan": ("number", "lender"),
    "milestone": ("title",),
    "organisation": ("name",),
    "peer_commune": ("name",),
    "place": ("name",),
    "plan": ("title", "note"),
    "progress_report": ("comment",),
    "resident_remark": ("theme", "text"),
    "scenario": ("title", "note"),
    "source": ("title", "producer", "note", "licence", "perimeter"),
    "territory": ("name",),
    "territory_fact": ("text",),
    "threshold": ("label", "reference", "note"),
}


def poison(path: Path, *, only: str | None = None) -> None:
    """Add the payload to the texts of a base, or of one of its tables, without any history."""
    with closing(sqlite3.connect(path)) as base, base:
        for table, columns in _TYPED.items():
            if only in {None, table}:
                for column in columns:
                    base.execute(
                        f"UPDATE {table} SET {column} = {column} || ' ' || ?"
                        f" WHERE {column} IS NOT NULL",
                        (PAYLOAD,),
                    )
