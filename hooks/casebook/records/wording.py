"""The word lists of the editorial standard, as a record."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from casebook.records.fields import Line, Model

_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(filter(None, month_name))})\b( \d{{4}}\b)?")
_WORD = re.compile(r"[a-z]+")
_BEFORE = re.compile(r"([^\W_][\w'’-]*) $")
"""The word before another one in the same sentence."""

_FIELD = "(?:abuse|attacks?|collapse|controversy|corruption|drama|slander|war)"
"""Words that judge what somebody did, and name what others work on or have lived through."""

_BEHIND = "(?:against|among|and|at|between|by|for|from|in|is|of|on|or|over|to|was|with)"
"""Words behind which those are no part of another: a war between two groups."""

_KNOWN = re.compile(
    rf"(?i:\b(?:anti-?{_FIELD}|{_FIELD}[ -](?!{_BEHIND}\b)(?-i:[a-z])\w+"
    r"|(?:activist|book|campaigner|court|expert|historian|investigator|laws?|prosecutor|scholar"
    rf"|survivors?|veterans?|victims?|witness) (?:about|against|of|on) (?:\w+ ){{,3}}{_FIELD}"
    r"|prisoners? of war|(?:civil|cold|trade|world) wars?|war (?:in|on|with) (?-i:[A-Z])\w+"
    r"|war on (?:drugs|poverty|terror)|toxic[ -](?:substances|waste)|september 11 attacks"
    r"|attack on the (?:us )?capitol|heart attack"
    r"|collapse of (?:a|the) (?:bridge|building|dam|mine)|admitted (?:as|in|into|to)"
    r"|recent (?:college |high school )?graduate|today show"
    r"|last (?:month|week|year) of)\b)"
)
"""What everybody calls so, with a word in it that judges elsewhere."""

QUOTED = re.compile(r"“[^”]*”")
"""What stands in quotation marks: somebody else's words."""


class Wording(Model):
    """Words to avoid, each with what to write in its place; ``nothing`` means: leave it out."""

    everywhere: dict[str, Line] = Field(description="Avoided in all our own text.")
    headings: dict[str, Line] = Field(description="Avoided in names, descriptions and subjects.")
    foreign: dict[str, Line] = Field(description="Words of another English, or of a machine room.")

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word of ``everywhere`` in ``text`` outside quotation marks, with what to do."""
        return self._everywhere.found(text)

    def in_heading(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word of ``headings`` in ``text`` outside quotation marks, with what to do."""
        return self._headings.found(text)

    def no_american(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word of ``foreign`` and each British date outside quotation marks in ``text``."""
        yield from self._foreign.found(text)
        for day, month, year in _DATE.findall(QUOTED.sub("“”", text) if "“" in text else text):
            yield f"{day} {month}{year}", f"Write {month} {day}{year and ',' + year}."

    @cached_property
    def _foreign(self) -> _Avoided:
        return _Avoided(self.foreign)

    @cached_property
    def _everywhere(self) -> _Avoided:
        return _Avoided(self.everywhere)

    @cached_property
    def _headings(self) -> _Avoided:
        return _Avoided(self.headings)


class _Avoided:
    """Words to avoid, each with what to write in its place, ready to be looked for."""

    def __init__(self, words: dict[str, Line]) -> None:
        longest_first = sorted(words, key=len, reverse=True)
        any_of = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE)
        self._instead = {each.casefold(): instead for each, instead in words.items()}
        self._marking = frozenset(max(_WORD.findall(each), key=len) for each in self._instead)

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """Each of them in ``text`` outside quotation marks, with what to do."""
        # Most texts have none of the longest words of the entries, which is quickly seen.
        if self._marking.isdisjoint(_WORD.findall(text.casefold())):
            return
        ours = QUOTED.sub("“”", text)
        for match in self._pattern.finditer(ours):
            if not _is_part_of_a_name(ours, match):
                instead = self._instead[match.group().casefold()]
                yield (
                    match.group(),
                    "Leave it out." if instead == "nothing" else f"Write {instead}.",
                )


def _is_part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a part of a name, as in USA Today and the Labour Party: its letter is a
    capital one within a sentence, and so is that of the word before it or behind it.
    """
    if any(k.start() <= match.start() and match.end() <= k.end() for k in _KNOWN.finditer(text)):
        return True
    before = _BEFORE.search(text, 0, match.start())
    if not before or not match.group()[0].isupper():
        return False
    return before[1][0].isupper() or text[match.end() + 1 : match.end() + 2].isupper()
