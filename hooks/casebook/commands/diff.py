"""The command diff: tells in words what readers will see differently."""

from __future__ import annotations

from pathlib import Path

from casebook.changes.delta import compare
from casebook.changes.report import Style, names, report
from casebook.changes.revisions import state, unreadable
from casebook.commands.command import Command, Outcome, argument, format_argument


def diff(root: Path, base: str, head: str, style: Style = Style.TEXT) -> Outcome:
    """The changes from ``base`` to ``head``, each a revision of git in ``root`` or a folder."""
    states = [state(root, base), state(root, head)]
    before, after = (each.intake.casebook for each in states)
    text = report(compare(before, after), names(before.catalog, after.catalog), style)
    lines = [] if style is Style.JSON else unreadable(states)
    return Outcome("\n\n".join([text, *lines]))


COMMAND = Command(
    "diff",
    "tell in words what readers will see differently",
    lambda it: diff(it.root, it.base, it.head, it.format),
    (
        argument("base", "a revision of git, or a folder", metavar="BASE"),
        argument("head", "another one; . is the files as they are", metavar="HEAD"),
        format_argument(Style),
    ),
)
