"""The command guard: nothing published is altered in silence."""

from __future__ import annotations

from pathlib import Path

from casebook.changes.guarding import guard as guarded
from casebook.changes.revisions import RevisionError, latest_release, state, unreadable
from casebook.commands.outcome import MISUSE, PROBLEMS, Outcome
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
    problems = guarded(published.intake.casebook, read_in(root).casebook, release)
    if problems:
        return Outcome(report(problems, style), PROBLEMS)
    if style is not Format.TEXT:
        return Outcome(report((), style))
    said = f"Nothing that was published in {release} is altered without a correction."
    return Outcome("\n".join([said, *unreadable([published])]))
