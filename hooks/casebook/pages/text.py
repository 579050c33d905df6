"""Running text as data: strings, and the few things that may stand between them.

All addresses are below the root of the site and have no slash in front: ``people/jane-doe/#born``.
Links, days and citations are made once for a whole site and compared by identity, so that a writer
can keep what it made of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.records.statements import CUT


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link within the site."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A link to another site."""

    url: str
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A date in words, with its form for machines where ISO 8601 has one."""

    words: str
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, verbatim; several parts where something is cut between them."""

    parts: tuple[str, ...]
    language: str = ""
    """The language, where it is not that of the site."""

    @property
    def plain(self) -> str:
        """The words as one text."""
        return CUT.join(self.parts)

    @property
    def words(self) -> str:
        """The words with marks around them."""
        return f"“{self.plain}”"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """A file, a field or a command, letter by letter."""

    words: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of another, such as a name or title, which may run in another direction."""

    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One source in a citation, or a run of its paragraphs: ¶26–32."""

    address: str
    source: str
    """The short name of the source."""
    paragraphs: str
    """``¶26–32``; empty where the source is cited as a whole."""
    primary: bool
    page: str
    """The address of the page of the source: a page that mostly cites it leaves the name out."""

    @property
    def spoken(self) -> str:
        """The mark as it is said where nothing around it is seen."""
        seen = f"{self.source} {self.paragraphs}".strip()
        return f"{seen}, primary source" if self.primary else seen


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The citation of a sentence: all that it rests on, in one cluster."""

    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a reader can do to a statement or a fact."""

    words: str
    address: str
    outside: bool = False


Inline = str | Link | Outside | Day | Quote | Strong | Code | Foreign | Marks
Text = tuple[Inline, ...]


def plain(text: Iterable[Inline]) -> str:
    """The words of ``text`` without links and citations."""
    return "".join(
        part if isinstance(part, str) else "" if isinstance(part, Marks) else part.words
        for part in text
    ).strip()


def joined(texts: Iterable[Text], between: str = ", ") -> Text:
    """``texts`` as one, with ``between`` after each but the last."""
    parts: list[Inline] = []
    for text in texts:
        if parts:
            parts.append(between)
        parts.extend(text)
    return tuple(parts)
