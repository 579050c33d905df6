"""RIS: works for EndNote, Mendeley, Citavi and others.

The form is that of the RIS specification of Research Information Systems (2011): a tag of two
signs, two blanks, a hyphen and a blank, then the value on the same line; CR LF ends a line. The
library rispy, by which the tests read it back, writes a line with a number before each work that
the specification does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from casebook.citing.works import NEWS, Work
from casebook.records.names import Name

TYPES: Mapping[str, str] = MappingProxyType({NEWS: "NEWS", "post-weblog": "BLOG", "book": "BOOK"})
"""Types of CSL as types of RIS; every other one here is a page on the web, ``ELEC``."""


def ris(works: Iterable[Work]) -> str:
    """``works`` as a file of RIS."""
    return "".join(f"{tag}  - {value}\r\n" for work in works for tag, value in _lines(work))


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(work.type, "ELEC")
    yield "ID", work.key
    yield "TI", _text(work.title)
    for name in work.authors:
        yield "AU", _name(name)
    others = {
        "T2": work.container,
        "PB": work.publisher if work.publisher != work.container else "",
        "CY": work.place,
        "M3": work.genre,
        "PY": f"{work.issued[0][0]:04}" if work.issued else "",
        "DA": _date(work),
        "Y2": "/".join(f"{part:02}" for part in work.accessed),
        "UR": work.url,
        "LA": work.language,
    }
    for tag, value in others.items():
        if value:
            yield tag, _text(value)
    yield "ER", ""


def _date(work: Work) -> str:
    """``YYYY/MM/DD/`` with empty places for what is not known; a span is told as other text."""
    if not work.issued:
        return ""
    first = work.issued[0]
    places = [f"{part:02}" for part in first] + [""] * (3 - len(first))
    spans = [parts for parts in work.issued[1:] if parts != first]
    ends = ["-".join(f"{part:02}" for part in parts) for parts in spans]
    other = " ".join([*(["about"] if work.circa else []), *(f"to {end}" for end in ends)])
    return "/".join([*places, other])


def _name(name: Name) -> str:
    # A name in one piece ends in a comma, so that no program takes its last word for a family.
    if not name.given:
        return f"{_text(name.family)},"
    return ", ".join(_text(part) for part in (name.family, name.given, name.suffix) if part)


def _text(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())
