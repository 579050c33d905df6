"""A command: its name, what may be given to it, what it does and says, and how to call it."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

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


Adding = Callable[[ArgumentParser], object]
"""Adds to a parser what may be given to a command."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line.

    ``purpose`` is what the list of commands says of it, without a period. ``arguments`` declare
    what may be given to it; ``run`` gets that, with the project's folder as ``root``.
    """

    name: str
    purpose: str
    run: Callable[[Namespace], Outcome]
    arguments: tuple[Adding, ...] = ()
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


def argument(name: str, words: str, **how: Any) -> Adding:
    """An argument or option called ``name``; ``words`` are its help, ``how`` as argparse asks."""
    return lambda parser: parser.add_argument(name, help=words, **how)


def format_argument(styles: type[StrEnum], *but: StrEnum) -> Adding:
    """Lets the command print in one of ``styles`` ``but`` some; the first is usual."""
    known = [style for style in styles if style not in but]
    words = f"one of {', '.join(known)} (default: {known[0]})"
    how = {"type": styles, "choices": known, "default": known[0]}
    return argument("--format", words, metavar="FORMAT", **how)


def text_argument(**how: Any) -> Adding:
    """Lets the command read the text of a source from a file."""
    return argument("text", "the text, a paragraph a line", type=Path, metavar="TEXT", **how)


def source_argument(**how: Any) -> Adding:
    """Lets the command be about one source."""
    words = "the source that it is the text of"
    return argument("--source", words, type=_source, metavar="sources/SLUG", **how)


def _source(text: str) -> Ref:
    """The source that ``text`` names; argparse complains in the words of the error otherwise."""
    try:
        ref = Ref.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    if ref.kind != Source.KIND or ref.part:
        raise ArgumentTypeError(f"{text} is no source. Write sources/ and its slug.")
    return ref
