"""BibTeX: works for LaTeX, as UTF-8, fit for BibTeX and for biblatex with Biber.

Pandoc's writer was tried in its place: it loses the site that a page belongs to, the genre and the
language, takes "Jr." for a part of the family name, and needs half a millisecond for each work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from casebook.citing.works import NEWS, DateParts, Work
from casebook.records.names import Name

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros for months that every BibTeX style knows."""

ESCAPES: Mapping[int, str] = MappingProxyType(
    {
        ord("\\"): r"\textbackslash{}",
        ord("~"): r"\textasciitilde{}",
        ord("^"): r"\textasciicircum{}",
        **{ord(sign): f"\\{sign}" for sign in "{}$&#_%"},
    }
)
"""What LaTeX would not print as it stands."""

_ADDRESS: Mapping[int, str] = MappingProxyType({ord(sign): f"%{ord(sign):02X}" for sign in "\\{} "})
"""What would end a field in an address; styles take all other signs in it as they are."""


def bibtex(works: Iterable[Work]) -> str:
    """``works`` as a file of BibTeX."""
    return "\n".join(map(_entry, works))


def _entry(work: Work) -> str:
    article = work.type == NEWS
    kind = "article" if article else "book" if work.type == "book" else "misc"
    fields = {
        # The second pair of braces keeps capitals, which styles would change.
        "title": f"{{{{{_text(work.title)}}}}}",
        "author": _braced(" and ".join(map(_name, work.authors))),
        "journal" if article else "howpublished": _braced(_text(work.container)),
        "publisher": _braced(_text(work.publisher if work.publisher != work.container else "")),
        "address": _braced(_text(work.place)),
        "type": _braced(_text(work.genre)),
        **_dates(work),
        "url": _braced(work.url.translate(_ADDRESS)),
        "urldate": _braced(_iso(work.accessed)),
        "language": _braced(work.language),
    }
    lines = [f"  {field} = {value}," for field, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}", ""])


def _dates(work: Work) -> dict[str, str]:
    """Year and month for BibTeX, and the date for biblatex where BibTeX cannot say it all."""
    if not work.issued:
        return {}
    first, last = work.issued[0], work.issued[-1]
    years = dict.fromkeys(f"{parts[0]:04}" for parts in (first, last))
    fields = {"year": _braced("--".join(years))}
    if len(work.issued) == 1 and len(first) > 1:
        fields["month"] = MONTHS[first[1] - 1]
    if len(work.issued) > 1 or len(first) > 2 or work.circa:
        fields["date"] = _braced("/".join(map(_iso, work.issued)) + "~" * work.circa)
    return fields


def _iso(parts: DateParts) -> str:
    return "-".join(f"{part:02}" for part in parts)


def _name(name: Name) -> str:
    """Family name, suffix, given name; a name in one piece is braced, so that it stays one."""
    if not name.given:
        return _braced(_text(name.family))
    return ", ".join(_text(part) for part in (name.family, name.suffix, name.given) if part)


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _text(text: str) -> str:
    """``text`` as LaTeX prints it; white space is folded."""
    return " ".join(text.split()).translate(ESCAPES)
