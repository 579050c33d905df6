"""Single-character mistakes in the real data: none ends in a traceback, none that breaks a key, a
reference, a date, a word of a fixed list or the name of a field goes unanswered.

A change that makes another date or another reference that exists cannot be known for a mistake by
its form; such changes are left out here.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_origin

import pytest
from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.narrowing import touched
from casebook.catalog.traversal import Path, leaves, references, step
from casebook.checks import check
from casebook.intake import Intake, take_in
from casebook.problems import Problem
from casebook.reading.nodes import Listing, Mapping, Node, place
from casebook.reading.parser import parse
from casebook.records.base import Record
from casebook.records.binding import bind_record
from casebook.records.dates import Date, DateError
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Removed, Tombstone
from intensity import LONG
from projects import ROOT

SEED = 20030506
LINK = re.compile(r"\[\[([^\]|]+)")
ANYWHERE = 400 if LONG else 100
"""Changes at any place, of which every tenth goes through all checks."""

AT_PLACES = 60 if LONG else 20
"""Changes of pieces of each sort."""

LINKS = ("references", "tombstones", "keys", "paragraphs")
"""The checks that tell of a wrong key or reference, which are run before the others."""


@dataclass(frozen=True)
class Spot:
    """A piece of a file that has a fixed form: what it is, and the line where it is told of."""

    sort: Literal["field", "reference", "date", "word", "flag", "key"]
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Edit:
    """One character changed at ``at``: taken away, doubled or replaced."""

    at: int
    new: str

    def of(self, text: str) -> str:
        return text[: self.at] + self.new + text[self.at + 1 :]


@cache
def real() -> Intake:
    """The real data, read once."""
    return take_in(ROOT)


def stored() -> list[Stored[Record]]:
    return [real().casebook.catalog.records[ref] for ref in sorted(real().casebook.catalog.records)]


def edits(random_: random.Random, text: str, start: int, end: int) -> Edit:
    """A change of one character between ``start`` and ``end``."""
    at = random_.randrange(start, end)
    others = [c for c in "x7-_/#: é" if c != text[at]]
    return Edit(at, random_.choice(["", text[at] * 2, random_.choice(others)]))


def answers(item: Stored[Record], text: str, only: Collection[str] = ()) -> tuple[Problem, ...]:
    """What the engine says to ``text`` in the place of one file, beside what it says anyway."""
    node, problems = parse(text.encode(), item.file)
    record, unbound = bind_record(item.ref.kind, node, item.file) if node else (None, [])
    found = [*problems, *unbound]
    before = real().casebook.catalog
    records = {ref: other for ref, other in before.records.items() if ref != item.ref}
    tombstones = dict(before.tombstones)
    broken = before.broken
    if node is None or record is None:
        broken = broken | {item.ref}
    elif isinstance(record, Tombstone):
        tombstones[item.ref] = Stored(item.ref, record, item.file, node)
    elif not isinstance(record, Removed):
        records[item.ref] = Stored(item.ref, record, item.file, node)
    catalog = replace(before, records=records, tombstones=tombstones, broken=broken)
    casebook = Casebook(catalog, real().casebook.wording)
    after = [*found, *check(casebook, only, touched(before, catalog))]
    return tuple(set(after) - set(real().problems))


def spots(item: Stored[Record], text: str) -> Iterator[Spot]:
    """Every piece of the file that has a fixed form."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    asked = referred(real().casebook.catalog)
    for start, name in fields(item.node, lines):
        yield Spot("field", start, start + len(name), bisect_right(lines, start))
    prose: list[int] = []
    for path, leaf in leaves(item.record):
        mark = place(item.node, path)
        start = lines[mark.line - 1] + mark.column - 1
        if isinstance(leaf, Prose):
            prose.append(mark.line)
            continue
        typed = {True: "true", False: "false"}[leaf] if isinstance(leaf, bool) else str(leaf)
        sort = sort_of(item.record, path, leaf)
        if sort is None or text[start : start + len(typed)] != typed:
            continue  # a text that is free, stands in quotation marks, or is not there at all
        if sort != "key" or item.ref.at(typed) in asked:
            yield Spot(sort, start, start + len(typed), mark.line)
    for link in LINK.finditer(text):
        here = bisect_right(lines, link.start())
        line = max((line for line in prose if line <= here), default=here)
        yield Spot("reference", *link.span(1), line)


def sort_of(
    record: Record, path: Path, leaf: object
) -> Literal["reference", "date", "word", "flag", "key"] | None:
    if isinstance(leaf, Ref):
        return "reference"
    if isinstance(leaf, Date):
        return "date"
    if isinstance(leaf, bool):
        return "flag"
    if step(path) == "key":
        return "key"
    owner: object = record
    for part in path[:-1]:
        owner = getattr(owner, part) if isinstance(part, str) else owner[part]  # type: ignore[index]
    if isinstance(owner, BaseModel) and isinstance(path[-1], str):
        annotation = type(owner).model_fields[path[-1]].annotation
        return "word" if get_origin(annotation) is Literal else None
    return None


def fields(node: Node, lines: list[int]) -> Iterator[tuple[int, str]]:
    """The name of every field and where it begins."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield lines[key.mark.line - 1] + key.mark.column - 1, key.value
            yield from fields(value, lines)
    elif isinstance(node, Listing):
        for item in node.items:
            yield from fields(item, lines)


@cache
def referred_of(identity: int) -> frozenset[Ref]:
    catalog = real().casebook.catalog
    assert id(catalog) == identity
    return frozenset(ref for item in catalog.records.values() for _, ref in references(item.record))


def referred(catalog: Catalog) -> frozenset[Ref]:
    """Whatever any record refers to."""
    return referred_of(id(catalog))


def is_another(sort: str, typed: str) -> bool:
    """Whether ``typed`` is a good value again, so that nothing can tell that it is not meant."""
    try:
        if sort == "date":
            return bool(Date.parse(typed.strip()))
        if sort == "reference":
            ref = Ref.parse(typed.strip())
            catalog = real().casebook.catalog
            known = ref.whole in catalog.records
            return known and (ref.part is None or ref.part in catalog.parts(ref))
    except (ValueError, DateError):
        return False
    return False


def test_no_single_character_anywhere_ends_in_a_traceback() -> None:
    random_ = random.Random(SEED)  # noqa: S311 - nothing is kept secret
    for number in range(ANYWHERE):
        item = random_.choice(stored())
        text = (ROOT / item.file).read_text("utf-8")
        edit = edits(random_, text, 0, len(text))
        told = answers(item, edit.of(text), () if number % 10 == 0 else ["lives"])
        for problem in told:
            assert problem.line >= 1, edit
            assert problem.message.endswith((".", "?")), problem


@pytest.mark.parametrize("sort", ["field", "reference", "date", "word", "flag", "key"])
def test_a_single_character_is_answered_at_its_place(sort: str) -> None:
    random_ = random.Random(f"{SEED} {sort}")  # noqa: S311 - nothing is kept secret
    files = [(item, (ROOT / item.file).read_text("utf-8")) for item in stored()]
    places = [
        (item, text, spot)
        for item, text in files
        for spot in spots(item, text)
        if spot.sort == sort
    ]
    assert places
    unanswered = []
    for _ in range(AT_PLACES):
        item, text, spot = random_.choice(places)
        edit = edits(random_, text, spot.start, spot.end)
        changed = edit.of(text)
        typed = changed[spot.start : spot.end + len(edit.new) - 1]
        if is_another(sort, typed) or changed == text:
            continue
        if not any(is_about(spot, item, problem) for problem in answers(item, changed, LINKS)):
            told = answers(item, changed)
            if not told and typed.startswith("#"):
                continue  # the line of a field that may be left out, made a comment
            if not any(is_about(spot, item, problem) for problem in told):
                unanswered.append((item.file, spot.line, typed, [str(p) for p in told]))
    assert unanswered == []


def is_about(spot: Spot, item: Stored[Record], problem: Problem) -> bool:
    """Whether a problem is told at the place of the change, or names the record elsewhere."""
    here = problem.file == item.file and problem.line == spot.line
    return here or str(item.ref) in str(problem)
