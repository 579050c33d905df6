"""SQLite: the tables as one database, with keys, a view of accusations and an index of words.

It is made in memory and leaves as bytes. The same tables make the same dump; the bytes are the same
with one version of SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from casebook.open_data.tables import Table

TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
"""The types of SQLite for those of Table Schema."""

MORE = """
CREATE VIEW accusations AS
    SELECT id, page, speaker_name, about_names, date, gist, quote, reply_found, reply_words
    FROM statements WHERE type = 'accusation';
CREATE VIRTUAL TABLE words USING fts5(
    speaker_name, subject, gist, quote, reply_words,
    content='statements', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO words (words) VALUES ('rebuild');
"""
"""A view in which no accusation is without its replies, and the index of what was said."""


def database(tables: Iterable[Table]) -> bytes:
    """The file. ``sqlite3.IntegrityError`` if an id leads to no row."""
    made = sqlite3.connect(":memory:")
    try:
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA page_size = 4096")
        everything = list(tables)
        for table in everything:
            made.execute(_table(table, {each.name for each in everything}))
        made.execute("BEGIN")
        made.execute("PRAGMA defer_foreign_keys = ON")
        for table in everything:
            places = ", ".join("?" * len(table.columns))
            made.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", table.rows)  # noqa: S608
        made.execute("COMMIT")
        made.executescript(MORE)
        made.execute("VACUUM")
        return bytes(made.serialize())
    finally:
        made.close()


def _table(table: Table, names: set[str]) -> str:
    """The declaration of a table: its first column is its key."""
    first = table.columns[0].name
    lines = [f"{_name(each.name)} {TYPES[each.type]}" for each in table.columns]
    lines.append(f"PRIMARY KEY ({_name(first)})")
    lines += [
        f"FOREIGN KEY ({_name(each.name)}) REFERENCES {_name(each.to)} (id)"
        for each in table.columns
        if each.to in names
    ]
    inside = ",\n    ".join(lines)
    return f"CREATE TABLE {_name(table.name)} (\n    {inside}\n)"


def _name(name: str) -> str:
    """A name as SQL has it: some of ours, as ``to`` and ``when``, are words of SQL."""
    return f'"{name}"'
