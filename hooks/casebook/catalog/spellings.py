"""Spellings: how names are written, for the keys of facts, which have small letters only."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table

from casebook.catalog.catalog import Catalog
from casebook.records.disputes import Topic
from casebook.records.entities import Organization, Person

Spellings = Table[tuple[str, ...], str]
"""Names by their words in small letters."""


def spellings(catalog: Catalog) -> Spellings:
    """The names of organizations, people and topics.

    A name of one common word, such as Slack, is one only where the record itself is called so.
    """
    return dict(_spelled(catalog))


def _spelled(catalog: Catalog) -> Iterator[tuple[tuple[str, ...], str]]:
    for kind in (Topic, Organization, Person):
        for stored in catalog.of(kind):
            record = stored.record
            for name in (record.name, record.short):
                if name and name != name.capitalize():
                    yield tuple(_words(name)), name
                if name and kind is Organization and name.isupper():
                    yield (name.lower(),), name


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in name.lower().replace("'", "")).split()
