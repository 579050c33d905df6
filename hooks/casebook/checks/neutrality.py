"""Checks of our own text: neutral verbs, neutral headings, words that do not go out of date.

Proper names are nobody's judgment: what a person, an organization, a bill or a work is called may
stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Path, step
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.corrections import Correction
from casebook.records.kinds import KINDS
from casebook.records.prose import Prose

Text = tuple[Stored[Record], Path, str]
"""A text of ours, and where it stands."""

Find = Callable[[str], Iterable[tuple[str, str]]]
"""Finds words in a text, each with what to do about it."""

_MARKS = re.compile('[“”"]')

_LINKED = "Xx"
"""What stands for the name that a link shows."""


def _own_text_is_neutral(casebook: Casebook) -> Iterator[Problem]:
    message = "The word {} judges, or goes out of date."
    return _told("words", lasting_texts(casebook), casebook, casebook.wording.in_text, message)


def _words_are_american(casebook: Casebook) -> Iterator[Problem]:
    texts, find = own_texts(casebook, headings=False), casebook.wording.no_american
    return _told("american", texts, casebook, find, "A US newspaper would not print {} here.")


def _headings_are_neutral(casebook: Casebook) -> Iterator[Problem]:
    texts, find = own_texts(casebook, headings=True), casebook.wording.in_heading
    return _told("headings", texts, casebook, find, "The word {} is too loaded for a {}.")


def _headings_do_not_quote(casebook: Casebook) -> Iterator[Problem]:
    texts, message = own_texts(casebook, headings=True), "This {1} holds quotation marks."
    return _told("headings-quote", texts, casebook, _marks, message)


def _marks(text: str) -> Iterator[tuple[str, str]]:
    for mark in _MARKS.findall(text):
        yield mark, "Say it in neutral words of our own, without marks."


def _told(
    check: str, texts: Iterable[Text], casebook: Casebook, find: Find, message: str
) -> Iterator[Problem]:
    """What ``find`` finds in ``texts`` apart from names; ``message`` has the word and the field."""
    names: re.Pattern[str] | None = None
    for stored, path, text in texts:
        if any(find(text)):
            names = names or _names(casebook.catalog)
            for word, remedy in find(names.sub("", text)):
                yield stored.problem(check, path, message.format(word, step(path)), remedy)


def _names(catalog: Catalog) -> re.Pattern[str]:
    """The names that others gave, which stay as they are."""
    given = (names for ref, names in catalog.names.items() if KINDS[ref.kind].proper)
    longest_first = sorted({name for names in given for name in names}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def lasting_texts(casebook: Casebook) -> Iterator[Text]:
    """Our own texts but for those of corrections, which tell of what was wrong."""
    texts = own_texts(casebook, headings=False)
    return (each for each in texts if each[0].ref.kind != Correction.KIND)


def own_texts(casebook: Casebook, *, headings: bool) -> Iterator[Text]:
    """Our own texts, or only those that become titles, headings and lines of lists."""
    for stored in casebook.catalog.records.values():
        for path, text, heading in stored.once(own):
            if heading or not headings:
                yield stored, path, text


def own(stored: Stored[Record]) -> list[tuple[Path, str, bool]]:
    """Our own texts in a record, each with whether it is a heading; several checks walk them."""
    proper = KINDS[stored.ref.kind].proper
    found: list[tuple[Path, str, bool]] = []
    for path, leaf in stored.texts:
        if isinstance(leaf, Prose):
            found.append((path, leaf.plain(lambda _: _LINKED), False))
        else:
            declared = stored.declared(path)
            if (declared.heading or declared.ours) and not (proper and declared.name):
                found.append((path, leaf, declared.heading))
    return found


CHECKS = (
    Check(
        "words",
        'Our own sentences use neutral verbs, and dates instead of "recently".',
        _own_text_is_neutral,
    ),
    Check(
        "american",
        "Our own sentences are in American English, without the jargon of those who keep the data.",
        _words_are_american,
    ),
    Check(
        "headings",
        "Names, descriptions and headings say who, what and when, without a loaded word.",
        _headings_are_neutral,
    ),
    Check(
        "headings-quote",
        "No heading has a quotation, because the quoted words would appear without their speaker.",
        _headings_do_not_quote,
    ),
)
