"""The command guard: what was published may be altered only in the open (standard, rule 12).

Addresses never vanish: a record that is gone leaves a pointer or the reason, a part that is gone is
named in a correction. What says something else than it did is named in a correction that is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casebook.catalog.catalog import Catalog, Stored
from casebook.changes.change import COMMITMENTS, Change, Sort
from casebook.changes.delta import compare
from casebook.changes.report import CONFIRM, confirmations, sentence
from casebook.changes.revisions import State, latest_release, state, unreadable
from casebook.commands.command import DONE, PROBLEMS, Command, Outcome, argument, format_argument
from casebook.intake import read_in
from casebook.problems import Format, Problem, in_order, report
from casebook.records.corrections import Correction
from casebook.records.references import Ref

CHECK = "guard"

CORRECT = "add a file data/corrections/DATE-WORDS.yml with what: and why:, and with"
"""How to say openly that something was altered."""


def guard(root: Path, base: str | None = None, style: Format = Format.TEXT) -> Outcome:
    """What the records below ``root`` alter of ``base``, by default the newest release."""
    release = base or latest_release(root)
    if release is None:
        # An empty list and no annotation is what the other forms of a report have for this.
        said = "Nothing has been published yet: git has no tag such as v1.0. Nothing to guard."
        return Outcome(said if style is Format.TEXT else report((), style))
    published, now = state(root, release), State("the files as they are", read_in(root))
    before, after = published.intake.casebook, now.intake.casebook
    changes = compare(before, after)
    problems = in_order(_silent(changes, before.catalog, after.catalog, release))
    confirm = confirmations(changes)
    status = PROBLEMS if problems else DONE
    if style is Format.GITHUB:
        warnings = [f"::warning title=evidence::{CONFIRM}: {command}" for command in confirm]
        return Outcome("\n".join(filter(None, [report(problems, style), *warnings])), status)
    if style is Format.JSON:
        return Outcome(report(problems, style), status)
    said = f"Nothing that was published in {release} is altered without a correction."
    notes = [*unreadable([published, now]), *(f"{CONFIRM}: {command}" for command in confirm)]
    return Outcome("\n".join([report(problems) if problems else said, *notes]), status)


def _silent(
    changes: Iterable[Change], before: Catalog, after: Catalog, release: str
) -> Iterator[Problem]:
    """What is altered in silence of what was published in ``before`` as ``release``."""
    corrected, withdrawn = _new_corrections(before, after)
    for change in changes:
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
            yield _problem(change, after, message, remedy)
        elif not is_part and not {change.ref, change.ref.whole} & corrected:
            remedy = f"If it was wrong, {CORRECT} records: {change.ref}"
            yield _problem(change, after, message, remedy)


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
    return stored.problem(CHECK, change.path, message, remedy)


COMMAND = Command(
    "guard",
    "see that nothing published changes in silence",
    lambda it: guard(it.root, it.base, it.format),
    (
        argument(
            "base", "what is published (default: the newest release)", nargs="?", metavar="BASE"
        ),
        format_argument(Format),
    ),
)
