"""Documents: the text of a source as its paragraphs, which labels count.

The file has one paragraph a line. Its first line that is not empty is the title under which the
text was kept, and is skipped; every further line that is not empty is a paragraph, p1, p2 and so
on (design, "Evidence"). The file stays with whoever has it and is never committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casebook.evidence.prints import LARGEST
from casebook.evidence.words import count, tokens

_CREDITS = ("source:", "photo:", "image:", "picture:", "credit:")
_HEADING = 12
"""Words in a heading at most, where it is told from a paragraph by its form."""


class UnreadableError(Exception):
    """Why a file is not the text of a source, as a sentence with its remedy."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source: the line above it, and its paragraphs in order."""

    title: str
    paragraphs: tuple[str, ...]

    def role(self, number: int) -> str:
        """What paragraph ``number``, counted from 1, seems to be by its form."""
        text = self.paragraphs[number - 1]
        if tokens(text) == tokens(self.title):
            return "title"
        if text.lower().startswith(_CREDITS):
            return "credit"
        run = tokens(text)
        return "heading" if count(run) <= _HEADING and run[-1] not in {".", '"'} else "body"


def document(path: Path) -> Document:
    """The document in the file at ``path``; :class:`UnreadableError` where there is none."""
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
    lines = [" ".join(line.split()) for line in text.splitlines()]
    title, *paragraphs = [line for line in lines if line] or [""]
    if not paragraphs:
        raise UnreadableError(
            f"{path} has no paragraphs. Write the title on the first line and each paragraph of "
            "the source on a line of its own below it."
        )
    return Document(title, tuple(paragraphs))
