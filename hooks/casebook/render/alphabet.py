"""A to Z: every name of a record with the record that it leads to, without a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from casebook.catalog.catalog import Catalog
from casebook.records.corrections import Correction
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.render.names import DIGITS, Key, letter, place
from casebook.render.page import Page, Section
from casebook.render.records import noun
from casebook.render.series import Series, numbered
from casebook.render.weight import LIST, pieces, weight
from casebook.render.writer import Writer

PATH = "a-z/"

ELSEWHERE = frozenset({Source.KIND, Correction.KIND})
"""Kinds that are not listed: titles of documents are found by date and kind, in their own index."""

LETTER = 200
"""The bytes of a heading of one letter, with its line in the contents and the list around."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a record: its own, or another one that leads to it."""

    key: Key
    text: str
    ref: Ref
    what: str
    """What the record is, in a word; empty for another name, which says to whom it leads."""


def names(catalog: Catalog) -> list[Name]:
    """Every name in ``catalog`` once for each record that has it, in order."""
    found = []
    for ref, stored in catalog.records.items():
        if ref.kind in ELSEWHERE:
            continue
        record = stored.record
        found.append(Name(place(record.name, ref), record.name, ref, noun(record)))
        others = dict.fromkeys(filter(None, (record.short, *record.aliases)))
        found += [
            Name(place(other, ref), other, ref, "") for other in others if other != record.name
        ]
    return sorted(found, key=lambda name: (_order(name.key), name.text, name.ref))


def alphabet_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The pages of the list, each with links to all letters."""
    every = names(writer_at(1).casebook.catalog)
    parted = pieces(every, partial(_weigh, writer=writer_at(2)), LIST - LETTER * 27)
    paths = numbered(PATH, len(parted))
    first: dict[str, str] = {}
    for path, found in zip(paths, parted, strict=True):
        for name in found:
            first.setdefault(letter(name.key), f"{path}#{_id(letter(name.key))}")
    series = Series(
        "A to Z",
        "Every name in the records, and every other name that leads to it.",
        PATH,
        parted,
        kind="Index",
        wide=True,
    )

    def write(found: Sequence[Name], writer: Writer) -> Iterator[Section]:
        for of, under in groupby(found, key=lambda name: letter(name.key)):
            html = writer.render("alphabet-names", names=list(under))
            yield Section(_id(of), of, html, indexed=False)

    def lead(number: int, writer: Writer) -> Markup:
        letters = {letter(name.key) for name in parted[number]}
        return series.lead(number, writer, "alphabet", letters=first, shown=letters)

    yield from series.pages(writer_at, write, lead)


def _weigh(name: Name, writer: Writer) -> int:
    around = weight(writer.render("alphabet-names", names=[]))
    return weight(writer.render("alphabet-names", names=[name])) - around


def _order(key: Key) -> tuple[bool, Key]:
    """Letters first, then digits."""
    return letter(key) == DIGITS, key


def _id(heading: str) -> str:
    """The id of a heading; letters that are not of the Latin alphabet by their number."""
    if heading == DIGITS:
        return "digits"
    return heading.lower() if heading.isascii() else f"letter-{ord(heading[0])}"
