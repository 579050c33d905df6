"""The command mv: renames a record, leaves a tombstone, and corrects all that refers to it."""

from __future__ import annotations

from pathlib import Path

from casebook.catalog.catalog import Catalog
from casebook.commands.command import MISUSE, PROBLEMS, Command, Outcome, argument, invocation
from casebook.editing.files import put
from casebook.editing.move import StuckError, move
from casebook.intake import read_in
from casebook.problems import number_of
from casebook.records.references import Ref
from casebook.records.sources import Source


def mv(root: Path, old: str, new: str) -> Outcome:
    """Give the record ``old`` the name ``new``, both written as in ``people/jane-doe``."""
    try:
        here, there = Ref.parse(old), Ref.fresh(new)
    except ValueError as error:
        return Outcome(str(error), MISUSE)
    catalog = read_in(root).casebook.catalog
    refusal = _refusal(root, catalog, here, there)
    if refusal:
        return Outcome(refusal, MISUSE)
    unread = sorted(catalog.broken | catalog.torn | catalog.unproved)
    if unread:
        names = ", ".join(map(str, unread))
        text = f"Nobody can tell whether {names} refer to {here}, for their files have problems."
        return Outcome(f"{text} Correct them first, with: {invocation(root, 'check')}", PROBLEMS)
    try:
        moved = move(root, catalog, here, there)
    except StuckError as error:
        text = f"{error}: A reference to {here} is written here in a way that cannot be changed."
        return Outcome(f"{text} Write it plainly, as {here}. Nothing was moved.", PROBLEMS)
    # The new file comes first: should writing break off, nothing has been lost.
    for file in sorted(moved.texts, key=lambda file: (file == here.file, file != there.file, file)):
        put(root / file, moved.texts[file])
    for file in moved.gone:
        (root / file).unlink()
    others = len(set(moved.texts) - {here.file, there.file})
    seeds = " Its seeds moved with it." if moved.gone else ""
    back = f" If {here} was never published, delete {here.file}."
    return Outcome(
        f"{here} is now {there}, and {here.file} leads there. Changed "
        f"{number_of(moved.references, 'reference')} to it in {number_of(others, 'other file')}."
        f"{seeds}{back if there in catalog.tombstones else ''} "
        f"Then run: {invocation(root, 'check')}"
    )


def _refusal(root: Path, catalog: Catalog, here: Ref, there: Ref) -> str | None:
    """Why the move cannot be, if it cannot."""
    for ref in (here, there):
        if ref.part:
            return f"{ref} names a part of a record. Write {ref.whole}."
    if here.kind != there.kind:
        return f"A record keeps its kind. Write {Ref(here.kind, there.slug)}, or begin a new one."
    if here in catalog.tombstones:
        return f"{here} has moved already, to {catalog.tombstones[here].record.moved_to}."
    if here in catalog.removed:
        return f"{here} was removed; nothing is left there to move."
    if not (root / here.file).is_file():
        return f"There is no record {here}. Look for the file in data/{here.kind}."
    taken = [f"seeds/{there.slug}{end}" for end in (".yml", ".proofs")]
    taken = [there.file, *(taken if here.kind == Source.KIND else [])]
    pointer = catalog.tombstones.get(there)
    if pointer and pointer.record.moved_to == here:
        taken.remove(there.file)  # The way back.
    for file in taken:
        if (root / file).exists():
            return f"There is a file {file} already. Choose another name; none is used twice."
    return None


COMMAND = Command(
    "mv",
    "rename a record, and correct all that refers to it",
    lambda it: mv(it.root, it.old, it.new),
    (
        argument("old", "its reference now, as in people/jane-do", metavar="OLD"),
        argument("new", "its new reference, as in people/jane-doe", metavar="NEW"),
    ),
)
