"""The index: files made so that a browser has little to do before it can answer.

``search/index.json`` has all names and tells in which file a word is. ``search/words/<n>.json``
tell where the words of a stretch of the alphabet stand, in two long strings that a browser reads at
once and takes apart where it must; nothing has to be built. ``search/texts/<n>.json`` hold the
texts, :data:`CHUNK` entries each, and are fetched for those results that are shown.
``assets/search/engine.js`` reads all of them.

An entry is a page or a part of one; entries are counted through, each page before its parts. The
postings of a word tell the entries that have it in a name and, after a point, those that have it in
their text: the distance from the entry before in base 36, and a sign that ends it and tells how
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

GROUP = 60_000
"""Letters in one file of words, by and large: a small site has few files, a large one many."""

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
Posted = tuple[str, str]


def files(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """The files of the index, each with its path below the root of the site and its text."""
    found = list(documents)
    names = [each for document in found for each in _names(document)]
    kinds = [kind for document in found for kind in _kinds(document)]
    texts = [text for document in found for text in _texts(document)]
    words = [folded(f"{kind} {text}") for kind, text in zip(kinds, texts, strict=True)]
    groups = list(_groups(_posts(names, words)))
    sizes = "".join(_DIGITS[min(isqrt(len(each)), _LONGEST)] for each in words)
    starts = [[group[0][0], len(group)] for group in groups]
    # A text of ASCII alone is read in half the time, however few the other signs are.
    yield f"{FOLDER}/index.json", _written(_index(found, sizes, starts), plain=True)
    for number, group in enumerate(groups):
        posts = [" ".join(word for word, _ in group), "/".join(posted for _, posted in group)]
        yield f"{FOLDER}/words/{number}.json", _written(posts, plain=True)
    for number, start in enumerate(range(0, len(texts), CHUNK)):
        yield f"{FOLDER}/texts/{number}.json", _written(texts[start : start + CHUNK])
    # The marks on the page that a result leads to need no more than this.
    yield f"{FOLDER}/letters.json", _written(dict(LETTERS))


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


def _index(documents: Sequence[Document], sizes: str, words: list[list[Any]]) -> dict[str, Any]:
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
        "sizes": sizes,
        "words": words,
    }


def _posts(names: Sequence[tuple[str, ...]], told: Iterable[Sequence[str]]) -> Iterator[Posted]:
    """All words in order, each with its postings; ``told`` are the words of the texts."""
    titled: Postings = {}
    said: Postings = {}
    for entry, (found, words) in enumerate(zip(names, told, strict=True)):
        for word in dict.fromkeys(word for name in found for word in folded(name)):
            titled.setdefault(word, []).append((entry, 1))
        for word, count in Counter(words).items():
            said.setdefault(word, []).append((entry, count))
    for word in sorted({*titled, *said}):
        yield word, f"{_posted(titled.get(word, ()))}.{_posted(said.get(word, ()))}"


def _groups(posts: Iterable[Posted]) -> Iterator[list[Posted]]:
    """The words in files of about :data:`GROUP` letters each."""
    group: list[Posted] = []
    size = 0
    for word, posted in posts:
        group.append((word, posted))
        size += len(word) + len(posted) + 2
        if size >= GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


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


def _written(value: Any, *, plain: bool = False) -> str:
    """JSON without blanks, in the order in which it was made: the same input, the same bytes."""
    return json.dumps(value, ensure_ascii=plain, separators=(",", ":"))
