"""The text of a source: its lines, and which of them are paragraphs.

The file has one paragraph a line. Its first visible line is the title under which the text was
kept, and is skipped; every further visible line is a paragraph, p1, p2 and so on. A line is
visible if :func:`casebook.evidence.words.cleaned` leaves anything of it; the commands that read a
text all take this one definition. The file stays with whoever has it and is never committed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from casebook.evidence.words import Tokens, cleaned, count, tokens

LARGEST = 8 * 1024 * 1024
"""Bytes of a text at most: room for a long book."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_LOST = "\ufffd"
_CREDITS = ("source:", "photo:", "image:", "picture:", "credit:")
_HEADING = 12
"""Words in a heading at most, where it is told from a paragraph by its form."""


class UnreadableError(Exception):
    """Why a file is not the text of a source, as a sentence with its remedy."""


@dataclass(frozen=True)
class SourceText:
    """The visible lines of a file, cleaned."""

    lines: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines below the title."""
        return self.lines[1:]

    @cached_property
    def runs(self) -> tuple[Tokens, ...]:
        """The lines as tokens, the title too."""
        return tuple(map(tokens, self.lines))

    def role(self, number: int) -> str:
        """What paragraph ``number``, counted from 1, seems to be by its form."""
        run = self.runs[number]
        if run == self.runs[0]:
            return "title"
        if self.lines[number].lower().startswith(_CREDITS):
            return "credit"
        return "heading" if count(run) <= _HEADING and run[-1] not in {".", '"'} else "body"


def source_text(path: Path) -> SourceText:
    """The text in the file at ``path``; :class:`UnreadableError` if there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > LARGEST:
        raise UnreadableError(f"{path} has more than {LARGEST // 1024 // 1024} MiB: it is no text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(
            f"{path} is not written in UTF-8. Save it with that encoding."
        ) from None
    if "\0" in text:
        raise UnreadableError(f"{path} is no text. Save the text of the source alone.")
    if _LOST in text:
        line = text[: text.index(_LOST)].count("\n") + 1
        raise UnreadableError(f"{path} has lost a sign in line {line} (U+FFFD). Type it anew.")
    lines = tuple(line for line in map(cleaned, _LINE_END.split(text)) if line)
    if len(lines) < 2:
        raise UnreadableError(
            f"{path} has no paragraphs. Write the title on the first line and each paragraph of "
            "the source on a line of its own below it."
        )
    return SourceText(lines)
