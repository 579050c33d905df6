"""The command init: begins another casebook, with an example of every kind of record."""

from __future__ import annotations

from pathlib import Path

from casebook.commands.command import MISUSE, Command, Outcome, argument
from casebook.commands.schema import schema
from casebook.editing.files import put

STARTER = Path(__file__).parents[1] / "starter"
"""The files of a new casebook; a name that begins with ``dot-`` there begins with a dot."""


def init(folder: Path) -> Outcome:
    """Write a casebook that can be built into ``folder``, which is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return Outcome(f"{folder} is there already. Name a new folder, or an empty one.", MISUSE)
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            name = path.relative_to(STARTER).as_posix().replace("dot-", ".")
            put(folder / name, path.read_text("utf-8"))
    schema(folder)
    return Outcome(
        f"Wrote a casebook into {folder}, with an example of every kind of record.\n"
        "See it there with: mkdocs serve\n"
        "Then put your own records into data/, and your own words into docs/ and mkdocs.yml."
    )


COMMAND = Command(
    "init",
    "begin another casebook",
    lambda it: init(it.folder),
    (argument("folder", "a new folder, or an empty one", type=Path, metavar="FOLDER"),),
    anywhere=True,
)
