"""How many rows a table has, when most of them were passed by without being cut."""

from data.importers.official.streams.blocks import blocks
from data.importers.official.streams.delimited import DelimitedTable
from data.importers.official.tables import OfficialTable


def row_count(table: OfficialTable) -> int:
    """Count the rows of a table: its lines after the headings, for a text."""
    if not isinstance(table, DelimitedTable):
        return sum(1 for _ in table.rows())
    last = table.line
    for first, block in blocks(table.part):
        last = first - 1 + block.count(b"\n") + (not block.endswith(b"\n"))
    return last - table.line
