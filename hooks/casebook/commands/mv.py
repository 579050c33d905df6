"""The command mv: renames a record, leaves a tombstone, and mends all that refers to it."""

from __future__ import annotations

from pathlib import Path

from casebook.catalog.catalog import Catalog
from casebook.commands.invocation import invocation
from casebook.commands.outcome import MISUSE, PROBLEMS, Outcome
from casebook.editing.files import put
from casebook.editing.move import StuckError, move
from casebook.intake import take_in
from casebook.records.references import Ref


def mv(root: Path, old: str, new: str) -> Outcome:
    """Give the record ``old`` the name ``new``, both written as in ``people/jane-doe``."""
    try:
        here, there = Ref.parse(old), Ref.parse(new)
    except ValueError as error:
        return Outcome(str(error), MISUSE)
    catalog = take_in(root).casebook.catalog
    refusal = _refusal(root, catalog, here, there)
    if refusal:
        return Outcome(refusal, MISUSE)
    unread = sorted(catalog.broken | catalog.torn | catalog.unproved)
    if unread:
        names = ", ".join(map(str, unread))
        text = f"Nobody can tell whether {names} refer to {here}, for their files have problems."
        return Outcome(f"{text} Mend them first, with: {invocation(root, 'check')}", PROBLEMS)
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
    seeds = " Its seeds moved with it." if moved.gone else ""
    return Outcome(
        f"{here} is now {there}, and {here.file} leads there. "
        f"Changed {_number(moved.references, 'reference')} to it "
        f"in {_number(len(set(moved.texts) - {here.file, there.file}), 'other file')}.{seeds} "
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
    if not (root / here.file).is_file():
        return f"There is no record {here}. Look for the file in data/{here.kind}."
    taken = [there.file, *(f"seeds/{there.slug}{end}" for end in (".yml", ".proofs"))]
    for file in taken if here.kind == "sources" else taken[:1]:
        if (root / file).exists():
            return f"There is a file {file} already. Choose another name; none is used twice."
    return None


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
