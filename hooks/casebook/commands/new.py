"""The command new: begins a record, with a comment on every field."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from casebook.commands.command import MISUSE, Command, Outcome, argument, invocation
from casebook.editing.files import put
from casebook.editing.scaffold import scaffold
from casebook.records.kinds import KINDS
from casebook.records.references import Ref


def new(root: Path, name: str) -> Outcome:
    """Write the scaffold of the record ``name``, as in ``people/jane-doe``."""
    try:
        ref = Ref.fresh(name)
    except ValueError as error:
        return Outcome(str(error), MISUSE)
    if ref.part:
        return Outcome(f"{ref} names a part of a record. Write {ref.whole}.", MISUSE)
    if ref.kind not in KINDS:
        near = get_close_matches(ref.kind, KINDS, n=1)
        meant = f"Did you mean {near[0]}/{ref.slug}? " if near else ""
        kinds = ", ".join(KINDS)
        return Outcome(f"{ref.kind} is no kind of record. {meant}The kinds are {kinds}.", MISUSE)
    path = root / ref.file
    if path.exists() or path.is_symlink():
        text = f"There is a file {ref.file} already. Change that one, or choose another name."
        return Outcome(text, MISUSE)
    put(path, scaffold(ref.kind))
    return Outcome(
        f"Wrote {ref.file}. Fill in its blanks, then run: {invocation(root, 'check')}\n"
        f"What each field means: /contributing/fields/{ref.kind}/ on the site."
    )


COMMAND = Command(
    "new",
    "begin a record, with a comment on each field",
    lambda it: new(it.root, it.record),
    (argument("record", "as in people/jane-doe", metavar="KIND/SLUG"),),
)
