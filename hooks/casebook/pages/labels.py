"""Labels: the keys of facts and parts as words, with names and months written as names are."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from casebook.catalog.catalog import Catalog
from casebook.records.disputes import Topic
from casebook.records.entities import Organization, Person

LONGEST_NAME = 5
"""Words of the longest name that is looked for in a key."""


class Labels:
    """Writes keys as words; ``post-at-our-revolution`` becomes "Post at Our Revolution"."""

    def __init__(self, catalog: Catalog) -> None:
        self._names = dict(_names(catalog)) | {
            (month.lower(),): month for month in month_name if month and month != "May"
        }

    def inline(self, key: str) -> str:
        """The words of ``key`` as they stand within a sentence."""
        words = key.split("-")
        written = []
        while words:
            for length in range(min(LONGEST_NAME, len(words)), 0, -1):
                name = self._names.get(tuple(words[:length]))
                if name or length == 1:
                    written.append(name or words[0])
                    del words[:length]
                    break
        return " ".join(written)

    def heading(self, key: str) -> str:
        """The words of ``key`` as a label of their own."""
        words = self.inline(key)
        return words[:1].upper() + words[1:]


def _names(catalog: Catalog) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names of organizations, people and topics, by their words in small letters.

    A name of one common word, such as Slack, is one only where the record itself is called so.
    """
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
