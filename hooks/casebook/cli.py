"""The command line: check the data, change it, tell what has changed."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from casebook.changes.revisions import RevisionError
from casebook.commands import (
    check,
    diff,
    edition,
    export,
    find,
    fix,
    fmt,
    guard,
    init,
    links,
    mv,
    new,
    quote,
    schema,
    seed,
    stale,
    verify,
)
from casebook.commands.command import MISUSE, Command, Outcome
from casebook.evidence.source_text import UnreadableError

MODULES = (
    new, fmt, fix, mv, schema, diff, guard, links, export, edition, stale, seed, quote, verify,
    find, init,
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (*check.COMMANDS, *(module.COMMAND for module in MODULES))
"""All commands, in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name; the exit status is 0, 1 (data) or 2 (use)."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter gets it as a number, and no traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.command.anywhere and not (options.root / "data").is_dir():
        parser.error(
            f"There is no folder data in {options.root}. Run this in the project's folder."
        )
    try:
        outcome = options.command.run(options)
    except BrokenPipeError:
        raise
    except (RevisionError, UnreadableError) as error:
        outcome = Outcome(str(error), MISUSE)
    except OSError as error:
        what = error.strerror or "It does not work"
        file = f": {error.filename}" if error.filename else ""
        text = f"{what}{file}. Look whether the disk has room, and whether you may write there."
        outcome = Outcome(text, MISUSE)
    if outcome.text:
        print(outcome.text, file=sys.stderr if outcome.status == MISUSE else sys.stdout)
    return int(outcome.status)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="casebook", description="Keep a casebook in order.")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (default: this one)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.purpose)
        own.set_defaults(command=command)
        for add in command.arguments:
            add(own)
    return parser
