"""Works: what can be cited, be it a page of the casebook or the original of a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.names import Name
from casebook.records.references import Ref
from casebook.records.sources import Source

DateParts = tuple[int, ...]
"""A year, a year and a month, or a year, a month and a day."""

PAGE = "webpage"
"""The type of a page of the casebook, in the words of CSL."""

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": PAGE,
        "web page": PAGE,
        "press release": PAGE,
        "post": "post",
        "interview": "interview",
        "record": "document",
        "blog": "post-weblog",
        "book": "book",
        "video": PAGE,
    }
)
"""The media of sources as types of CSL 1.0.2; an article in the press is one of a newspaper."""

NEWS = "article-newspaper"

WHOLE = frozenset({"book", "record"})
"""The media of works that stand by themselves: who published them is no larger work around them."""


NAMED = frozenset({"press release", "video"})
"""The media that a reference names, for their type does not tell them from a page."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Under which name the casebook appears, and at which address.

    ``address`` ends in a slash. ``picture`` is what previews of links show, below it: 1200 by 630
    pixels. ``edition`` is the release that the site is an edition of. Each is empty where there is
    none.
    """

    name: str = "Casebook"
    address: str = ""
    picture: str = ""
    edition: str = ""

    @property
    def container(self) -> str:
        """What a citation says that a page is part of."""
        number = self.edition.removeprefix("v")
        return f"{self.name}, edition {number}" if number else self.name


@dataclass(frozen=True, slots=True)
class Work:
    """What a citation tells of a work. What is not known is empty, and never guessed.

    ``type`` is one of CSL. ``issued`` holds no date, one, or the two ends of a span; ``circa``
    says that it is about that date. ``accessed`` is the date on which a work was read that has no
    date of its own, as all styles want to know it then.
    """

    key: str
    type: str
    title: str
    authors: tuple[Name, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    genre: str = ""
    issued: tuple[DateParts, ...] = ()
    circa: bool = False
    accessed: DateParts = ()
    url: str = ""
    archive: str = ""
    language: str = "en"


def page_work(ref: Ref, record: Record, imprint: Imprint, edition: Date | None) -> Work:
    """The page of ``record``, which names no author, in the casebook that ``imprint`` names.

    It is dated by the check of the record, or else by ``edition``: never by the clock.
    """
    day = record.checked.on if record.checked else edition
    return Work(
        key=f"{ref.kind}-{ref.slug}",
        type=PAGE,
        title=record.name,
        container=imprint.container,
        issued=date_parts(day),
        url=f"{imprint.address}{ref.kind}/{ref.slug}/" if imprint.address else "",
    )


def original_work(ref: Ref, source: Source) -> Work:
    """The document that ``source`` is the record of."""
    news = source.medium == "article" and source.voice == "press"
    read = date_parts(source.read.on) if source.read and not source.date else ()
    return Work(
        key=ref.slug,
        type=NEWS if news else TYPES[source.medium],
        title=source.title,
        authors=tuple(map(Name.of, source.authors)),
        container=source.publisher if source.medium not in WHOLE else "",
        publisher=source.publisher,
        place=source.place or "",
        genre=source.medium.capitalize() if source.medium in NAMED else "",
        issued=date_parts(source.date),
        circa=bool(source.date and (source.date.approximate or source.date.uncertain)),
        accessed=read[-1] if read else (),
        url=source.url,
        archive=source.archive or "",
        language=source.language,
    )


def date_parts(day: Date | None) -> tuple[DateParts, ...]:
    """``day`` in numbers, no finer than it is known: a season becomes its year."""
    if day is None:
        return ()
    start, slash, end = day.text.partition("/")
    if not slash:
        return tuple(filter(None, (_point(start, day),)))
    ends = tuple(_point(side, day) for side in (start, end))
    return tuple(filter(None, ends)) if all(ends) else ()


def _point(text: str, whole: Date) -> DateParts:
    """One date in numbers; nothing where not even its year is known."""
    plain = text.rstrip("?~%").replace("-XX", "")
    found = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?", plain)
    if found:
        return tuple(int(part) for part in found.groups() if part)
    first, last = whole.earliest, whole.latest
    known = first != date.min and first.year == last.year
    return (first.year,) if known else ()
