"""Checks of references: they lead somewhere, tombstones too, and keys are unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Path
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
    # What is left of a record is told by `_tombstones_resolve`, what is wrong with its file there.
    elsewhere = {*catalog.broken, *catalog.tombstones, *catalog.removed}
    nearest = cache(lambda ref: suggestion(catalog, ref))
    surely = cache(lambda ref: certain(catalog, ref))
    sound: set[Ref] = set()
    for stored in _all(catalog):
        for path, ref in stored.references:
            if ref in sound or ref.whole in elsewhere:
                continue
            missing, sure = ref.whole not in catalog.records, None
            if missing and DEVICE.fullmatch(ref.slug):
                message = f"{ref.slug} is a name that Windows keeps for itself."
                remedy = f"Write {ref.kind}/jane-{ref.slug}, or another that can be a file."
            elif missing and places[ref.whole] > MANY:
                # Who deletes a record is told so once, not wherever it is named.
                if ref.whole in told:
                    continue
                told.add(ref.whole)
                message = f"{places[ref.whole]} places name {ref.whole}, and it is gone."
                remedy = (
                    f"Restore the file {ref.file}. If the record was renamed or removed, let the "
                    "file say so with moved_to: or removed: alone."
                )
            elif missing:
                sure = surely(ref)
                near = sure.whole if sure else nearest(ref)
                message = f"There is no record {ref.whole}."
                remedy = f"Did you mean {near}?" if near else _added(ref)
            elif ref.part and ref.kind != Source.KIND and ref.part not in catalog.parts(ref):
                sure = surely(ref)
                near = sure or nearest(ref)
                known = ", ".join(sorted(catalog.parts(ref))) or "none"
                message = f"The record {ref.whole} has no part {ref.part}."
                remedy = f"Did you mean {near}?" if near else f"Its parts are: {known}."
            else:
                sound.add(ref)
                continue
            fix = stored.fix(path, ref, sure) if sure else None
            yield stored.problem("references", path, message, remedy, fix=fix)


def _added(ref: Ref) -> str:
    return f"Add the file {ref.file}, or correct it."


def _tombstones_resolve(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    at = ("moved_to",)
    for ref, stored in catalog.tombstones.items():
        target, fix = stored.record.moved_to, None
        if circle := _circle(catalog, ref):
            if ref != min(circle):
                continue
            message = f"Following moved_to from {ref} leads round in a circle."
            remedy = "Let it name the record that took this one's place."
        elif target in catalog.removed:
            message = f"{target} was removed."
            remedy = "Write removed: and the reason here instead."
        elif target in catalog.tombstones:
            new = catalog.tombstones[target].record.moved_to
            message, remedy = f"{target} has itself moved.", f"Write {new} here."
            fix = stored.fix(at, target, new)
        elif target not in catalog.records and target not in catalog.broken:
            message = f"There is no record {target}."
            near = suggestion(catalog, target)
            remedy = f"Did you mean {near}?" if near else _added(target)
        else:
            continue
        yield stored.problem("tombstones", at, message, remedy, fix=fix)
    for place in _all(catalog):
        for path, ref in place.references:
            tombstone = catalog.tombstones.get(ref.whole)
            if tombstone and tombstone.record.moved_to not in catalog.records:
                continue  # This is told at the tombstone.
            if tombstone:
                yield _moved_here(place, path, ref, tombstone.record.moved_to)
            elif ref.whole in catalog.removed:
                why = catalog.removed[ref.whole].record.removed.plain(catalog.brief)
                remedy = "Name another record, or take the reference away."
                yield place.problem("tombstones", path, f"{ref.whole} was removed: {why}", remedy)


def _moved_here(place: Stored[Any], path: Path, ref: Ref, moved: Ref) -> Problem:
    new = Ref(moved.kind, moved.slug, ref.part)
    # Running text may name any kind of record; a field takes what it is made for.
    sure = new.kind == ref.kind or path in [at for at, _ in place.texts]
    fix = place.fix(path, ref, new) if sure else None
    remedy = f"It is now {new}: write that if it fits here, or name another record."
    remedy = f"Write {new} here." if sure else remedy
    return place.problem("tombstones", path, f"{ref.whole} has moved.", remedy, fix=fix)


def _keys_are_unique(casebook: Casebook) -> Iterator[Problem]:
    for ref, stored in casebook.catalog.records.items():
        seen: dict[str, int] = {}
        for key, path in stored.record.parts():
            message = f"{key} is the name of a paragraph of the source."
            if key in seen:
                message = f"The key {key} is taken on line {seen[key]}."
            problem = stored.problem("keys", path, message, "Give this part another key.")
            if key in seen or (ref.kind == Source.KIND and _LABEL.fullmatch(key)):
                yield problem
            seen.setdefault(key, problem.line)


def _records_name_others(casebook: Casebook) -> Iterator[Problem]:
    for ref, stored in casebook.catalog.records.items():
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

_LABEL = re.compile(r"p[0-9]+")


def _all(catalog: Catalog) -> Iterator[Stored[BaseModel]]:
    """All records, and the reasons that are left of some."""
    yield from (catalog.records[ref] for ref in sorted(catalog.records))
    yield from (catalog.removed[ref] for ref in sorted(catalog.removed))


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
