"""Guarding: what was published may be altered only in the open (editorial standard, rule 12).

Addresses never vanish: a record that is gone leaves a pointer or the reason, a part that is gone is
named in a correction. What says something else than it did is named in a correction that is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.changes.change import COMMITMENTS, Change, Sort
from casebook.changes.delta import compare
from casebook.changes.sentences import sentence
from casebook.problems import Problem, in_order
from casebook.reading.nodes import place
from casebook.records.corrections import Correction
from casebook.records.references import Ref

CHECK = "guard"

CORRECT = "add a file data/corrections/DATE-WORDS.yml with what: and why:, and with"
"""How to say openly that something was altered."""


def guard(before: Casebook, after: Casebook, release: str) -> tuple[Problem, ...]:
    """What ``after`` alters in silence of what was published in ``before`` as ``release``."""
    return in_order(_silent(before, after, release))


def _silent(before: Casebook, after: Casebook, release: str) -> Iterator[Problem]:
    corrected, withdrawn = _new_corrections(before.catalog, after.catalog)
    for change in compare(before, after):
        if not change.alters or change.ref.kind == Correction.KIND:
            continue
        message = f"{sentence(change)} It was published in {release}."
        is_part = change.sort is Sort.ITEM_REMOVED and change.ref.part
        if change.sort is Sort.RECORD_REMOVED:
            continue  # Its address says why.
        if change.sort is Sort.RECORD_GONE:
            remedy = (
                "Put the file back with one line in it: moved_to: and the record that took its "
                "place, or removed: and the reason, as a sentence."
            )
            yield Problem(change.ref.file, 1, 1, message, remedy, CHECK)
        elif change.sort is Sort.RECORD_UPROOTED:
            file = Ref.parse(change.before).file
            remedy = f"Add the file {file} with one line in it: moved_to: {change.after}"
            yield Problem(file, 1, 1, message, remedy, CHECK)
        elif is_part and change.ref not in withdrawn:
            remedy = f"Put it back, or {CORRECT} withdrawn: {change.ref}"
            yield _problem(change, after.catalog, message, remedy)
        elif not is_part and not {change.ref, change.ref.whole} & corrected:
            remedy = f"If it was wrong, {CORRECT} records: {change.ref}"
            yield _problem(change, after.catalog, message, remedy)


def _new_corrections(before: Catalog, after: Catalog) -> tuple[set[Ref], set[Ref]]:
    """What the corrections name that are there after and were not before."""
    corrected: set[Ref] = set()
    withdrawn: set[Ref] = set()
    for stored in after.of(Correction):
        if stored.ref not in before.records:
            corrected.update(stored.record.records)
            withdrawn.update(map(Ref.parse, stored.record.withdrawn))
    return corrected, withdrawn


def _problem(change: Change, after: Catalog, message: str, remedy: str) -> Problem:
    if change.sort in COMMITMENTS:
        stored: Stored[Any] | None = after.maps.get(change.ref)
        file = f"seeds/{change.ref.slug}.yml"
    else:
        stored, file = after.records.get(change.ref.whole), change.ref.file
    if stored is None:
        return Problem(file, 1, 1, message, remedy, CHECK)
    mark = place(stored.node, change.path)
    return Problem(stored.file, mark.line, mark.column, message, remedy, CHECK)
