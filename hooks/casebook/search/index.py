"""The index: files made so that a browser has little to do before it can answer.

``search/index.json`` knows where each word stands. All that is long is in a few strings, which a
browser reads at once and takes apart only where somebody asks for it; nothing has to be built.
``search/texts/<n>.json`` hold the texts, :data:`CHUNK` entries each, and are fetched for those
results that are shown. ``assets/search/engine.js`` reads both.

An entry is a page or a part of one; entries are counted through, each page before its parts. Of
each word, ``posts`` tells the entries that have it in a name and, after a point, those that have it
in their text: the distance from the entry before in base 36, and a sign that ends it and tells how
often the word stands there.

No library does this: those that are well kept build their index in the browser, or unpack all of it
there. MiniSearch 7.2 needs more than a second for that at 2,000 pages with a processor slowed four
times.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Table
from math import isqrt
from types import MappingProxyType
from typing import Any
from zlib import crc32

from casebook.search.documents import Document, Part
from casebook.search.folding import LETTERS, folded

FORM = 1
"""The form of the index, which engine.js must know."""

CHUNK = 16
"""Entries in one file of texts: a page of results rarely needs more than ten files."""

FOLDER = "search"
"""Where the files stand, below the root of the site."""

KINDS: Table[str, str] = MappingProxyType(
    {
        "people": "People",
        "organizations": "Organizations",
        "events": "Events",
        "statements": "Statements",
        "disputes": "Disputes",
        "topics": "Topics",
        "sources": "Sources",
        "pages": "Other pages",
    }
)
"""What results can be narrowed to, in the order in which readers see it."""

_OFTEN = " ,;"
"""The sign that ends a posting: the word stands there once, twice, more often."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_LONGEST = len(_DIGITS) - 1

Postings = dict[str, list[tuple[int, int]]]


def files(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """The files of the index, each with its path below the root of the site and its text."""
    found = list(documents)
    texts = [text for document in found for text in _texts(document)]
    yield f"{FOLDER}/index.json", _written(_index(found, texts))
    # The marks on the page that a result leads to need no more than this.
    yield f"{FOLDER}/letters.json", _written(dict(LETTERS))
    for number, start in enumerate(range(0, len(texts), CHUNK)):
        yield f"{FOLDER}/texts/{number}.json", _written(texts[start : start + CHUNK])


def _texts(document: Document) -> Iterator[str]:
    """The texts of the entries of a page, in their order."""
    yield document.text
    for part in document.parts:
        yield part.text


def _kinds(document: Document) -> Iterator[str]:
    """What the entries of a page are; it is found with their texts ("dispute orla")."""
    yield document.label
    for part in document.parts:
        yield part.label


def _names(document: Document) -> Iterator[tuple[str, ...]]:
    """The names of the entries of a page, in their order."""
    yield document.title, *document.names
    for part in document.parts:
        yield (part.heading,)


def _index(documents: Sequence[Document], texts: Sequence[str]) -> dict[str, Any]:
    names = [found for document in documents for found in _names(document)]
    titled: Postings = {}
    told: Postings = {}
    sizes = []
    kinds = [kind for document in documents for kind in _kinds(document)]
    for entry, (found, kind, text) in enumerate(zip(names, kinds, texts, strict=True)):
        for word in dict.fromkeys(word for name in found for word in folded(name)):
            titled.setdefault(word, []).append((entry, 1))
        words = folded(f"{kind} {text}")
        sizes.append(_DIGITS[min(isqrt(len(words)), _LONGEST)])
        for word, count in Counter(words).items():
            told.setdefault(word, []).append((entry, count))
    terms = sorted({*titled, *told})
    labels = _numbered(label for document in documents for label in _labels(document))
    parties = _numbered(party for document in documents for party in _parties(document))
    stock = _stock(documents)
    return {
        "form": FORM,
        "letters": dict(LETTERS),
        "kinds": [[kind, name] for kind, name in KINDS.items()],
        "labels": list(labels),
        "parties": list(parties),
        "chunk": CHUNK,
        "stock": [list(each) for each in stock],
        "pages": [_page(document, labels, parties, stock) for document in documents],
        "sizes": "".join(sizes),
        "terms": " ".join(terms),
        "posts": "/".join(
            f"{_posted(titled.get(term, ()))}.{_posted(told.get(term, ()))}" for term in terms
        ),
    }


def _page(
    document: Document,
    labels: Table[str, int],
    parties: Table[str, int],
    stock: Table[tuple[str, str], int],
) -> list[Any]:
    """A page: path, title, kind, label, weight in hundredths, parties, other names, parts."""
    return [
        document.path,
        document.title,
        list(KINDS).index(document.kind),
        labels[document.label],
        round(100 * document.weight),
        [parties[party] for party in document.parties],
        list(document.names),
        [_part(part, labels, parties, stock) for part in document.parts],
    ]


def _part(
    part: Part,
    labels: Table[str, int],
    parties: Table[str, int],
    stock: Table[tuple[str, str], int],
) -> Any:
    """A part: id, heading and, of its own, label, parties and the checksum of its quotation.

    One that many pages have alike is a number of ``stock``.
    """
    if part.label:
        whose = [parties[party] for party in part.parties]
        checked = [checksum(part.quote)] if part.quote else []
        return [part.id, part.heading, labels[part.label], whose, *checked]
    number = stock.get((part.id, part.heading))
    return [part.id, part.heading] if number is None else number


def checksum(quotation: str) -> int:
    """What a quotation is known by when somebody types all of it, in whatever signs."""
    return crc32(" ".join(folded(quotation)).encode("utf-8"))


def _stock(documents: Sequence[Document]) -> dict[tuple[str, str], int]:
    """Parts that many pages have alike, such as their timeline, by number."""
    counts = Counter(
        (part.id, part.heading) for d in documents for part in d.parts if not part.label
    )
    return _numbered(each for each, count in sorted(counts.items()) if count > 1)


def _labels(document: Document) -> Iterator[str]:
    yield document.label
    yield from filter(None, (part.label for part in document.parts))


def _parties(document: Document) -> Iterator[str]:
    yield from document.parties
    for part in document.parts:
        yield from part.parties


def _numbered(items: Iterable[Any]) -> dict[Any, int]:
    """Each of ``items`` once, with its number in the order of their first appearance."""
    return {item: number for number, item in enumerate(dict.fromkeys(items))}


def _posted(postings: Iterable[tuple[int, int]]) -> str:
    """The entries that have a word, each as its distance from the one before."""
    written = []
    before = -1
    for entry, count in postings:
        written.append(_base36(entry - before) + _OFTEN[min(count, len(_OFTEN)) - 1])
        before = entry
    return "".join(written)


def _base36(number: int) -> str:
    if number < len(_DIGITS):
        return _DIGITS[number]
    return _base36(number // len(_DIGITS)) + _DIGITS[number % len(_DIGITS)]


def _written(value: Any) -> str:
    """JSON without blanks, in the order in which it was made: the same input, the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
