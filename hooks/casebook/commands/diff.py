"""The command diff: tells in words what readers will see differently."""

from __future__ import annotations

from pathlib import Path

from casebook.changes.comparison import compare
from casebook.changes.revisions import RevisionError, state, unreadable
from casebook.changes.wording import Style, names, report
from casebook.commands.outcome import MISUSE, Outcome


def diff(root: Path, base: str, head: str, style: Style = Style.TEXT) -> Outcome:
    """The changes from ``base`` to ``head``, each a revision of git in ``root`` or a folder."""
    try:
        states = [state(root, base), state(root, head)]
    except RevisionError as error:
        return Outcome(str(error), MISUSE)
    before, after = (each.intake.casebook for each in states)
    text = report(compare(before, after), names(before.catalog, after.catalog), style)
    lines = [] if style is Style.JSON else unreadable(states)
    return Outcome("\n\n".join([text, *lines]))
