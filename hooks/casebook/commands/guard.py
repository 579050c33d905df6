"""The command guard: nothing published is altered in silence."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casebook.changes.delta import compare
from casebook.changes.guarding import guard as guarded
from casebook.changes.revisions import RevisionError, State, latest_release, state, unreadable
from casebook.changes.sentences import CONFIRM, confirmations
from casebook.commands.command import Command, add_format
from casebook.commands.outcome import DONE, MISUSE, PROBLEMS, Outcome
from casebook.intake import read_in
from casebook.problems import Format, report


def guard(root: Path, base: str | None = None, style: Format = Format.TEXT) -> Outcome:
    """What the records below ``root`` alter of ``base``, by default the newest release."""
    try:
        release = base or latest_release(root)
        if release is None:
            # An empty list and no annotation is what the other forms of a report have for this.
            said = "Nothing has been published yet: git has no tag such as v1.0. Nothing to guard."
            return Outcome(said if style is Format.TEXT else report((), style))
        published = state(root, release)
    except RevisionError as error:
        return Outcome(str(error), MISUSE)
    now = State("the files as they are", read_in(root))
    before, after = published.intake.casebook, now.intake.casebook
    problems = guarded(before, after, release)
    confirm = confirmations(compare(before, after))
    status = PROBLEMS if problems else DONE
    if style is Format.GITHUB:
        warnings = [f"::warning title=evidence::{CONFIRM}: {command}" for command in confirm]
        return Outcome("\n".join(filter(None, [report(problems, style), *warnings])), status)
    if style is Format.JSON:
        return Outcome(report(problems, style), status)
    said = f"Nothing that was published in {release} is altered without a correction."
    notes = [*unreadable([published, now]), *(f"{CONFIRM}: {command}" for command in confirm)]
    return Outcome("\n".join([report(problems) if problems else said, *notes]), status)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "base", nargs="?", metavar="BASE", help="what is published (default: the newest release)"
    )
    add_format(parser, Format)


COMMAND = Command(
    "guard",
    "see that nothing published changes in silence",
    lambda it: guard(it.root, it.base, it.format),
    _arguments,
)
