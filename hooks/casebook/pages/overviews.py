"""Overviews: the lists that are no index of a kind, each as data."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.pages.blocks import Block, Item, Prose
from casebook.pages.composer import Composer
from casebook.pages.editor import adding
from casebook.pages.lists import List, Listed, ordered
from casebook.pages.sorting import letter, place
from casebook.pages.text import Inline, Link, Text, joined
from casebook.records.kinds import KINDS
from casebook.records.references import Ref


def _differences(composer: Composer) -> Iterator[Listed]:
    for difference in composer.casebook.differences.all:
        fact = difference.fact
        label = fact.label or composer.labels.heading(fact.key)
        where = composer.link(difference.ref.at(fact.key), label)
        said: list[Text] = [(*composer.text(v.value), composer.marks(v.cite)) for v in fact.values]
        yield Listed(composer.name(difference.ref), Item((where,), joined(said, " · ")))


def _gaps(composer: Composer) -> Iterator[Listed]:
    for kind in KINDS.values():
        for stored in ordered(kind, composer):
            for gap in stored.record.unknown:
                said: Text = composer.cited(gap.text, gap.cite)
                yield Listed(kind.many, Item((composer.link(stored.ref),), said))


MISSING: tuple[tuple[str, str, str], ...] = (
    ("statements", "date", "Statements without a date"),
    ("sources", "authors", "Sources without a named author"),
    ("sources", "archive", "Sources without a known archive copy"),
)
"""What records may leave open without a word: the kind, the field, the heading."""


def _missing(composer: Composer) -> tuple[Block, ...]:
    """How many records leave something open, with links to lists below."""
    lines: list[Text] = []
    for kind, field, heading in MISSING:
        stored = list(composer.catalog.of(KINDS[kind].model))
        missing = sum(not getattr(each.record, field) for each in stored)
        if missing:
            lines.append((f"{heading}: {missing:,} of {len(stored):,}.",))
    if composer.settings.editor:
        source, person = Link(adding("sources"), "Add a source"), Link(adding("people"), "a person")
        lines.append(("Do you know more? ", source, " or ", person, "."))
    return (Prose(tuple(lines), note=True),) if lines else ()


def _names(composer: Composer) -> Iterator[Listed]:
    """Every name of every record, and every other name that leads to it."""
    found: list[tuple[tuple[object, ...], str, Ref, Text]] = []
    for ref, (full, *others) in composer.catalog.names.items():
        kind = KINDS[ref.kind]
        if not kind.page or kind.dated:
            continue
        record = composer.catalog.records[ref].record
        key = place(full, ref, getattr(record, "sort", None))
        found.append(((letter(key) == "0–9", key), full, ref, (kind.one,)))
        for other in dict.fromkeys(others):
            if other != full:
                key = place(other, ref)
                leads: tuple[Inline, ...] = ("see ", composer.link(ref))
                found.append(((letter(key) == "0–9", key), other, ref, leads))
    for key_, name, ref, said in sorted(found, key=lambda line: (line[0], line[1], line[2])):
        words = key_[1]
        heading = letter(words if isinstance(words, tuple) else ())
        yield Listed(heading, Item((composer.link(ref, name),), said))


OVERVIEWS = (
    List(
        "differences/",
        "Where sources differ",
        "Facts on which our sources differ. We list each version and do not decide between them.",
        _differences,
    ),
    List(
        "gaps/",
        "What is not known",
        "What our sources leave open.",
        _gaps,
        lead=_missing,
    ),
    List("a-z/", "A to Z", "Every name, and every other name that leads to it.", _names),
)
"""The lists, in the order of the footer."""
