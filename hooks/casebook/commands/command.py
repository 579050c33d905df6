"""A command: its name, what may be given to it, what it does and says, and how to call it."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from casebook.records.references import Ref
from casebook.records.sources import Source

DONE = 0
"""All is well."""

PROBLEMS = 1
"""Exit status for problems in the data, and for nothing found."""

MISUSE = 2
"""Exit status for wrong use, the same as that of argparse."""


class Outcome(NamedTuple):
    """What is printed, to the error output where the status is :data:`MISUSE`, and the status."""

    text: str
    status: int = DONE


def _nothing(_: ArgumentParser) -> None:
    """The arguments of a command that takes none."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line.

    ``purpose`` is what the list of commands says of it, without a period. ``arguments`` declares
    what may be given to it; ``run`` gets that, with the project's folder as ``root``.
    """

    name: str
    purpose: str
    run: Callable[[Namespace], Outcome]
    arguments: Callable[[ArgumentParser], None] = _nothing
    anywhere: bool = False
    """Whether it needs no project to run in."""


def invocation(root: Path, command: str) -> str:
    """What to type for ``command``: ``make`` where the project has a target for it."""
    try:
        makefile = (root / "Makefile").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        makefile = ""
    known = re.search(rf"^{command}:", makefile, re.MULTILINE)
    return f"{'make' if known else 'casebook'} {command}"


def add_format(parser: ArgumentParser, styles: type[StrEnum], *but: StrEnum) -> None:
    """Let the command print in one of ``styles``, of which the first is usual, ``but`` for some."""
    usual, *others = (style for style in styles if style not in but)
    parser.add_argument(
        "--format",
        type=styles,
        choices=[usual, *others],
        default=usual,
        metavar="FORMAT",
        help=f"one of {', '.join([usual, *others])} (default: {usual})",
    )


def add_text(parser: ArgumentParser, *, needed: bool = True) -> None:
    """Let the command read the text of a source from a file."""
    words = "the text, a paragraph a line"
    parser.add_argument(
        "text", type=Path, nargs=None if needed else "?", metavar="TEXT", help=words
    )


def add_source(parser: ArgumentParser, *, needed: bool = False) -> None:
    """Let the command be about one source."""
    parser.add_argument(
        "--source",
        type=_source,
        required=needed,
        metavar="sources/SLUG",
        help="the source that it is the text of",
    )


def _source(text: str) -> Ref:
    """The source that ``text`` names; argparse complains in the words of the error otherwise."""
    try:
        ref = Ref.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    if ref.kind != Source.KIND or ref.part:
        raise ArgumentTypeError(f"{text} is no source. Write sources/ and its slug.")
    return ref
