"""The command schema: writes the JSON Schemas for editors, or tells whether they are fresh."""

from __future__ import annotations

from pathlib import Path

from casebook.commands.command import PROBLEMS, Command, Outcome, argument, invocation
from casebook.editing.files import put
from casebook.guide.json_schema import FOLDER, schema_files


def schema(root: Path, *, check: bool = False) -> Outcome:
    """Let ``data/.schema`` hold the schemas of all kinds and nothing else.

    With ``check`` nothing is written, and files that are not as they would be written are named.
    """
    wanted = dict(schema_files())
    there = {path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*")}
    held = {file: (root / file).read_bytes() for file in wanted if (root / file).is_file()}
    stale = [file for file, text in wanted.items() if held.get(file) != text.encode()]
    strange = sorted(there - wanted.keys())
    if not stale and not strange:
        return Outcome(f"The {len(wanted)} schemas in {FOLDER} are fresh.")
    if check:
        lines = [f"{file} is not what the models say." for file in stale]
        lines += [f"{file} belongs to no kind of record." for file in strange]
        lines.append(f"To write the schemas anew, run: {invocation(root, 'schema')}")
        return Outcome("\n".join(lines), PROBLEMS)
    for file in stale:
        put(root / file, wanted[file])
    for file in strange:
        (root / file).unlink()
    lines = [f"Wrote {file}." for file in stale] + [f"Deleted {file}." for file in strange]
    return Outcome("\n".join(lines))


COMMAND = Command(
    "schema",
    "write the JSON Schemas for editors",
    lambda it: schema(it.root, check=it.check),
    (argument("--check", "write nothing, tell what would be", action="store_true"),),
)
