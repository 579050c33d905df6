"""Documents: what search can find, page by page, in the one form that the index is made of."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANKS = re.compile(r"\s+")
_SILENT = re.compile(r"<(svg|script|style|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_INLINE = "a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_BLOCK = re.compile(rf"<(?!/?(?:{_INLINE})\b)[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_PERMALINK = re.compile(r'<a class="(?:cb-permalink|headerlink)".*?</a>', re.DOTALL)
"""The link of a part to itself, which search has no use for."""

_CITATIONS = re.compile(r'<span class="cb-cites">.*?</span>', re.DOTALL)
"""Citation marks: nobody looks for them, and they cut a text in pieces."""

_HEADING = re.compile(r'<h([2-6]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that can be found by itself.

    ``text`` is empty where it only repeats what another page says: then its heading alone finds it.
    ``label`` says what it is and ``parties`` whose it is, where that differs from its page.
    """

    id: str
    heading: str
    text: str = ""
    label: str = ""
    parties: tuple[str, ...] = ()
    quote: str = ""
    """The quotation in it that finds it first, when it is typed in full."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as search knows it.

    ``path`` is its address below the site's root. ``kind`` is the one of :data:`KINDS` under which
    results are filtered, ``label`` what a result is called, ``parties`` whose it is. ``names`` are
    other names that find it as its title does, ``weight`` says how far it is preferred.
    """

    path: str
    title: str
    kind: str
    label: str
    text: str = ""
    weight: float = 1.0
    parties: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def plain(markup: str) -> str:
    """The text of HTML on one line: blocks apart, the words of inline elements together."""
    text = _CITATIONS.sub("", _PERMALINK.sub("", _SILENT.sub(" ", markup)))
    text = html.unescape(_TAG.sub("", _BLOCK.sub(" ", text)))
    return _BLANKS.sub(" ", text).strip()


def written(path: str, title: str, markup: str) -> Document:
    """A hand-written page: ``markup`` is its HTML, whose headings with an id begin its parts."""
    pieces = _HEADING.split(_PERMALINK.sub("", markup))
    return Document(
        path=path,
        title=title,
        kind="pages",
        label="Page",
        text=plain(re.sub(r"<h1\b.*?</h1>", "", pieces[0], flags=re.DOTALL)),
        parts=tuple(_parts(pieces[1:])),
    )


def _parts(pieces: list[str]) -> Iterator[Part]:
    """The parts of a page that was split at its headings: level, id, heading, text, and so on."""
    for id_, heading, text in zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        yield Part(html.unescape(id_), plain(heading), plain(text))
