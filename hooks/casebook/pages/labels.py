"""Labels: the keys of facts and parts as words, with names and months written as names are."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping as Table
from types import MappingProxyType

from casebook.catalog.spellings import Spellings

MONTHS: Table[tuple[str, ...], str] = MappingProxyType(
    {(month.lower(),): month for month in month_name if month and month != "May"}
)
"""The months as they are written; may is a verb as well."""

LONGEST_NAME = 5
"""Words of the longest name that is looked for in a key."""


class Labels:
    """Writes keys as words; ``post-at-our-revolution`` becomes "Post at Our Revolution"."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings

    def inline(self, key: str) -> str:
        """The words of ``key`` as they stand within a sentence."""
        words = key.split("-")
        written = []
        while words:
            for length in range(min(LONGEST_NAME, len(words)), 0, -1):
                part = tuple(words[:length])
                name = MONTHS.get(part) or self._spellings.get(part)
                if name or length == 1:
                    written.append(name or words[0])
                    del words[:length]
                    break
        return " ".join(written)

    def heading(self, key: str) -> str:
        """The words of ``key`` as a label of their own."""
        words = self.inline(key)
        return words[:1].upper() + words[1:]
