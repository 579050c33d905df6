"""Checks of references: they lead somewhere, tombstones too, and keys are unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.checks.check import Check
from casebook.checks.suggestions import certain, suggestion
from casebook.problems import Problem
from casebook.reading.folder import DEVICE
from casebook.records.references import Ref
from casebook.records.sources import Source


def _references_exist(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    places = Counter(ref.whole for stored in _all(catalog) for _, ref in stored.references)
    told: set[Ref] = set()
    nearest = cache(lambda ref: suggestion(catalog, ref))
    surely = cache(lambda ref: certain(catalog, ref))
    sound: set[Ref] = set()
    for stored in _all(catalog):
        for path, ref in stored.references:
            if ref in sound:
                continue
            if ref.whole in catalog.broken or _is_left(catalog, ref):
                continue  # The latter is told by `_tombstones_resolve`.
            if ref.whole not in catalog.records:
                if DEVICE.fullmatch(ref.slug):
                    message = f"{ref.slug} is a name that Windows keeps for itself."
                    remedy = f"Write {ref.kind}/jane-{ref.slug}, or another that can be a file."
                    yield stored.problem("references", path, message, remedy)
                    continue
                if places[ref.whole] > MANY:
                    # Who deletes a record is told so once, not wherever it is named.
                    if ref.whole not in told:
                        told.add(ref.whole)
                        message = f"{places[ref.whole]} places name {ref.whole}, and it is gone."
                        yield stored.problem("references", path, message, _gone(ref))
                    continue
                sure = surely(ref)
                near = sure.whole if sure else nearest(ref)
                yield stored.problem(
                    "references",
                    path,
                    f"There is no record {ref.whole}.",
                    f"Did you mean {near}?" if near else f"Add the file {ref.file}, or correct it.",
                    fix=stored.fix(path, ref, sure) if sure else None,
                )
            elif ref.part and ref.kind != Source.KIND and ref.part not in catalog.parts(ref):
                sure = surely(ref)
                near = sure or nearest(ref)
                known = ", ".join(sorted(catalog.parts(ref))) or "none"
                yield stored.problem(
                    "references",
                    path,
                    f"The record {ref.whole} has no part {ref.part}.",
                    f"Did you mean {near}?" if near else f"Its parts are: {known}.",
                    fix=stored.fix(path, ref, sure) if sure else None,
                )
            else:
                sound.add(ref)


def _gone(ref: Ref) -> str:
    return (
        f"Restore the file {ref.file}. If the record was renamed or removed, let the file say so "
        "with moved_to: or removed: alone."
    )


def _tombstones_resolve(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for ref in sorted(catalog.tombstones):
        stored = catalog.tombstones[ref]
        target = stored.record.moved_to
        if circle := _circle(catalog, ref):
            if ref == min(circle):
                yield stored.problem(
                    "tombstones",
                    ("moved_to",),
                    f"Following moved_to from {ref} leads round in a circle.",
                    "Let it name the record that took this one's place.",
                )
        elif target in catalog.removed:
            yield stored.problem(
                "tombstones",
                ("moved_to",),
                f"{target} was removed.",
                "Write removed: and the reason here instead.",
            )
        elif not any(
            target in known for known in (catalog.tombstones, catalog.records, catalog.broken)
        ):
            near = suggestion(catalog, target)
            yield stored.problem(
                "tombstones",
                ("moved_to",),
                f"There is no record {target}.",
                f"Did you mean {near}?" if near else f"Add the file {target.file}, or correct it.",
            )
        elif target in catalog.tombstones:
            yield stored.problem(
                "tombstones",
                ("moved_to",),
                f"{target} has itself moved.",
                f"Write {catalog.tombstones[target].record.moved_to} here.",
                fix=stored.fix(("moved_to",), target, catalog.tombstones[target].record.moved_to),
            )
    for place in _all(catalog):
        for path, ref in place.references:
            tombstone = catalog.tombstones.get(ref.whole)
            if tombstone and tombstone.record.moved_to not in catalog.records:
                continue  # This is told at the tombstone.
            if tombstone:
                new = tombstone.record.moved_to
                part = f"#{ref.part}" if ref.part else ""
                yield place.problem(
                    "tombstones",
                    path,
                    f"{ref.whole} has moved.",
                    f"Write {new}{part} here.",
                    fix=place.fix(path, ref, f"{new}{part}"),
                )
            elif ref.whole in catalog.removed:
                why = catalog.removed[ref.whole].record.removed.plain(catalog.brief)
                yield place.problem(
                    "tombstones",
                    path,
                    f"{ref.whole} was removed: {why}",
                    "Name another record, or take the reference away.",
                )


def _keys_are_unique(casebook: Casebook) -> Iterator[Problem]:
    for ref in sorted(casebook.catalog.records):
        seen: dict[str, int] = {}
        stored = casebook.catalog.records[ref]
        for key, path in stored.record.parts():
            problem = stored.problem(
                "keys", path, f"{key} is the name of a paragraph of the source.", _ANOTHER
            )
            if key in seen:
                yield replace(problem, message=f"The key {key} is taken on line {seen[key]}.")
            elif ref.kind == Source.KIND and _LABEL.fullmatch(key):
                yield problem
            seen.setdefault(key, problem.line)


def _records_name_others(casebook: Casebook) -> Iterator[Problem]:
    for ref in sorted(casebook.catalog.records):
        stored = casebook.catalog.records[ref]
        for path, leaf in stored.leaves:
            if leaf == ref:
                remedy = "Name another record, or delete this."
                yield stored.problem("itself", path, "This record names itself.", remedy)
        for number, alias in enumerate(stored.record.aliases):
            known = (stored.record.name, *stored.record.aliases[:number])
            if alias == known[0] or alias.casefold() in map(str.casefold, known[1:]):
                message = f"The record is called {alias} already."
                yield stored.problem("itself", ("aliases", number), message, "Delete this.")


MANY = 8
"""References to a record that is not there which are told one by one."""

_ANOTHER = "Give this part another key."
_LABEL = re.compile(r"p[0-9]+")


def _all(catalog: Catalog) -> Iterator[Stored[BaseModel]]:
    """All records, and the reasons that are left of some."""
    for ref in sorted(catalog.records):
        yield catalog.records[ref]
    for ref in sorted(catalog.removed):
        yield catalog.removed[ref]


def _is_left(catalog: Catalog, ref: Ref) -> bool:
    """Whether there was a record, of which a pointer or the reason is left."""
    return ref.whole in catalog.tombstones or ref.whole in catalog.removed


def _circle(catalog: Catalog, start: Ref) -> list[Ref]:
    """The records that lead to each other, if ``start`` leads to them; else nothing."""
    seen = [start]
    while seen[-1] in catalog.tombstones:
        ref = catalog.tombstones[seen[-1]].record.moved_to
        if ref in seen:
            return seen[seen.index(ref) :]
        seen.append(ref)
    return []


CHECKS = (
    Check(
        "references",
        "Every reference leads to a record, or to a part of one, that exists.",
        _references_exist,
    ),
    Check(
        "tombstones",
        "A moved record leads to another, and nothing refers to one that moved or was removed.",
        _tombstones_resolve,
    ),
    Check(
        "itself",
        "No record refers to itself or lists its own name as another name.",
        _records_name_others,
    ),
    Check(
        "keys",
        "No two parts of a page have the same key, and no key is the address of a paragraph.",
        _keys_are_unique,
    ),
)
