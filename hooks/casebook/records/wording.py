"""The word lists of the editorial standard, as a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from casebook.records.fields import Line, Model

QUOTED = re.compile(r"“[^”]*”")
"""What stands in quotation marks: somebody else's words."""


class Wording(Model):
    """Words to avoid, each with what to write in its place; ``nothing`` means: leave it out."""

    everywhere: dict[str, Line] = Field(description="Avoided in all our own text.")
    headings: dict[str, Line] = Field(description="Avoided in names, descriptions and subjects.")

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word of ``everywhere`` in ``text`` outside quotation marks, with what to do."""
        return _found(self._everywhere, self.everywhere, text)

    def in_heading(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word of ``headings`` in ``text`` outside quotation marks, with what to do."""
        return _found(self._headings, self.headings, text)

    @cached_property
    def _everywhere(self) -> re.Pattern[str]:
        return _pattern(self.everywhere)

    @cached_property
    def _headings(self) -> re.Pattern[str]:
        return _pattern(self.headings)


def _pattern(words: dict[str, Line]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _found(
    pattern: re.Pattern[str], words: dict[str, Line], text: str
) -> Iterator[tuple[str, str]]:
    for match in pattern.finditer(QUOTED.sub("“”", text)):
        instead = words[match.group().casefold()]
        yield match.group(), "Leave it out." if instead == "nothing" else f"Write {instead}."
