"""The index: files made so that a browser has little to do before it can answer.

``search/index.json`` has all names, with the words in them and where these stand, so that names are
found at once; and the first word of each file of words. ``search/words/<n>.json`` tell where the
words of texts stand, a stretch of the alphabet each. Words and places are long strings, which a
browser reads at once and takes apart where it must; nothing has to be built.
``search/texts/<n>.json`` hold the texts, :data:`CHUNK` entries each, and are fetched for those
results that are shown. ``assets/search/lookup.js`` reads all of them.

An entry is a page, a part of it, or one of its relations; entries are counted through, each page
before its parts and these before its relations. The places of a word are the entries that have it:
the distance from the entry before in base 36, and a sign that ends it and tells how often the word
stands there. A relation has the names of its other end as its text and, as its name, all else that
it says but the names of its page.

No library does this: those that are well kept build their index in the browser, or unpack all of it
there. MiniSearch 7.2 needs more than a second for that at 2,000 pages with a processor slowed four
times.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cache
from math import isqrt
from typing import Any
from zlib import crc32

from casebook.search.documents import Answer, Document, Part
from casebook.search.folding import folded
from casebook.search.sentences import sentences

FORM = 2
"""The form of the index, which lookup.js must know."""

CHUNK = 16
"""Entries in one file of texts: a page of results rarely needs more than ten files."""

GROUP = 30_000
"""Letters in one file of words, by and large: a small site has few files, a large one many."""

FOLDER = "search"
"""Where the files stand, below the root of the site."""

_OFTEN = " ,;"
"""The sign that ends a posting: the word stands there once, twice, more often."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_LONGEST = len(_DIGITS) - 1

Posted = tuple[str, str]
"""A word, and where it stands."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of an entry's names and of its text, and the pieces that a result can show."""

    names: list[str]
    words: list[str]
    pieces: list[str]
    reply: str = ""


def files(
    documents: Iterable[Document],
    kinds: Table[str, str],
    answers: Iterable[Answer] = (),
    tones: Table[str, str] | None = None,
) -> Iterator[tuple[str, str]]:
    """The files of the index, each with its path below the root of the site and its text.

    ``kinds`` are the filters of the results, each with its words ("people": "People"), in the order
    in which readers see them; ``KeyError`` if a document or a part has a kind that is none of them.
    ``answers`` are shown above the results of the questions that they answer. ``tones`` tell the
    parties that have a color of their own which one: "a" or "b".
    """
    pages = list(documents)
    titles = {page.path: _folded(page.title, *page.names) for page in pages}
    entries = [entry for page in pages for entry in _entries(page, titles)]
    groups = list(_groups(_posted(entry.words for entry in entries)))
    sizes = "".join(_DIGITS[min(isqrt(len(entry.words)), _LONGEST)] for entry in entries)
    index = {
        "form": FORM,
        "chunk": CHUNK,
        "kinds": list(kinds.items()),
        **_tables(pages, list(kinds), tones or {}),
        "answers": [[each.question, each.answer, each.link, each.also] for each in answers],
        "sizes": sizes,
        "names": _strings(_posted(sorted({*entry.names}) for entry in entries)),
        "words": [group[0][0] for group in groups],
    }
    # A text of ASCII alone is read in half the time, however few the other signs are.
    yield f"{FOLDER}/index.json", _written(index, plain=True)
    for number, group in enumerate(groups):
        yield f"{FOLDER}/words/{number}.json", _written(_strings(group), plain=True)
    texts = [[entry.pieces, entry.reply] if entry.reply else [entry.pieces] for entry in entries]
    for number, start in enumerate(range(0, len(texts), CHUNK)):
        yield f"{FOLDER}/texts/{number}.json", _written(texts[start : start + CHUNK])


def checksum(quotation: str) -> int:
    """What a quotation is known by when somebody types all of it, in whatever signs."""
    return crc32(" ".join(folded(quotation)).encode("utf-8"))


def _entries(page: Document, names: Table[str, list[str]]) -> Iterator[_Entry]:
    """The entries of a page in their order; ``names`` are the words of the names of all pages."""
    pieces = [page.description, *_sentences(page.text)]
    yield _Entry(
        names[page.path] + folded(page.date),
        _folded(page.label, *page.parties, *pieces),
        pieces,
    )
    for part in page.parts:
        pieces = [*_sentences(part.text), *([f"“{part.quote}”"] if part.quote else [])]
        yield _Entry(
            _folded(part.heading, *part.names),
            _folded(part.label, *part.parties, part.date, *pieces, part.reply),
            pieces,
            part.reply,
        )
    for relation in page.relations:
        other = names.get(relation.other, [])
        known = {*names[page.path], *other}
        own = [word for word in folded(relation.sentence) if word not in known]
        yield _Entry(own, other, [relation.sentence])


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from sentences(paragraph)


def _folded(*texts: str) -> list[str]:
    return [word for text in texts for word in folded(text)]


def _tables(
    pages: Sequence[Document], kinds: Sequence[str], tones: Table[str, str]
) -> dict[str, Any]:
    """What a result shows of each page: texts that many of them have stand there by number."""
    owners: list[Document | Part] = []
    for page in pages:
        owners += [page, *(part for part in page.parts if part.label)]
    labels = _numbered(owner.label for owner in owners)
    parties = _numbered(party for owner in owners for party in owner.parties)
    dates = _numbered(owner.date for owner in owners)
    numbers = _numbered(kinds)
    paths = _numbered(page.path for page in pages)

    def shown(owner: Document | Part, kind: str) -> list[Any]:
        whose = [parties[party] for party in owner.parties]
        return [numbers[kind], labels[owner.label], whose, dates[owner.date]]

    def row(part: Part, page: Document) -> list[Any]:
        if not part.label:
            return [part.id, part.heading, *([part.names] if part.names else [])]
        quote = checksum(part.quote) if part.quote else 0
        return [part.id, part.heading, part.names, *shown(part, part.kind or page.kind), quote]

    return {
        "labels": list(labels),
        "parties": [[party, tones.get(party, "")] for party in parties],
        "dates": list(dates),
        "pages": [
            [
                page.path,
                page.title,
                page.names,
                *shown(page, page.kind),
                round(100 * page.weight),
                [row(part, page) for part in page.parts],
                [paths.get(relation.other, -1) for relation in page.relations],
            ]
            for page in pages
        ],
    }


def _posted(entries: Iterable[Iterable[str]]) -> Iterator[Posted]:
    """All words of ``entries`` in order, each with where it stands."""
    places: dict[str, list[int]] = {}
    for number, words in enumerate(entries):
        for word in words:
            known = places.get(word)
            if known is None:
                places[word] = [number]
            else:
                known.append(number)
    for word in sorted(places):
        yield word, "".join(_spelled(places[word]))


def _spelled(numbers: list[int]) -> Iterator[str]:
    """The entries in which a word stands, in order and each as often: distances, with a sign."""
    before = -1
    for number, count in Counter(numbers).items():
        yield _base36(number - before) + _OFTEN[min(count, len(_OFTEN)) - 1]
        before = number


def _strings(posts: Iterable[Posted]) -> tuple[str, str]:
    """Words, and their places, each as one string."""
    words = list(posts)
    return " ".join(word for word, _ in words), "/".join(places for _, places in words)


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


def _numbered(items: Iterable[str]) -> dict[str, int]:
    """Each of ``items`` once, with its number in the order of their first appearance."""
    return {item: number for number, item in enumerate(dict.fromkeys(items))}


@cache
def _base36(number: int) -> str:
    if number < len(_DIGITS):
        return _DIGITS[number]
    return _base36(number // len(_DIGITS)) + _DIGITS[number % len(_DIGITS)]


def _written(value: Any, *, plain: bool = False) -> str:
    """JSON without blanks, in the order in which it was made: the same input, the same bytes."""
    return json.dumps(value, ensure_ascii=plain, separators=(",", ":"))
