"""CSV: a table as RFC 4180 has it, made so that a spreadsheet opens it right and runs nothing.

The file begins with a byte order mark: without one, Excel takes the text for the old character set
of its machine, and curly quotes and accents come out garbled. A cell that begins like a formula has
an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io

from casebook.open_data.tables import Cell, Table

MARK = "\ufeff"
"""The byte order mark, which tells a spreadsheet that the file is UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_text(table: Table) -> str:
    """The text of the file: a line of names, then a line a row."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow([harmless(cell) for cell in row])
    return MARK + written.getvalue()


def harmless(cell: Cell) -> str | int:
    """A cell that no spreadsheet runs; nothing is an empty one, yes and no are true and false."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    return "" if cell is None else cell
