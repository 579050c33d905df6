"""Files below docs/: which of them may be published, and why others may not."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from casebook.problems import UNMERGED

PAGE = ".md"

MEDIA = frozenset(
    [".avif", ".csv", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".txt", ".webp"]
)
"""Endings of what pages show or offer. All else below docs/ is there by mistake, or runs."""

FOR_HOSTS = frozenset(["CNAME", "robots.txt"])
"""What hosts of static sites look for."""

_RUNS = re.compile(rb"<script|<foreignObject|\bon[a-z]+\s*=|javascript:", re.IGNORECASE)
"""What makes a picture of lines run a program."""


_MERGE = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_FRONT = re.compile(r"---\n(?:.*\n)*?---\n")
_COLON = re.compile(r"^(\w+): +([^\"'\[{|>\s].*: .*?) *$", re.MULTILINE)
"""A line between the first two of ``---`` that YAML cannot read, so that none of them counts."""


def unfit(folder: Path, root: Path) -> Iterator[str]:
    """What below ``folder`` cannot be published, each in a sentence that begins with its name.

    Hidden files are never published, and so are never told.
    """
    for path in sorted([folder, *folder.rglob("*")]):
        name = path.relative_to(root) if path.is_relative_to(root) else path
        told = _why_not(path)
        if told and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield f"{name}{told}"


def _why_not_text(path: Path, text: str) -> str:
    if path.suffix != PAGE:
        return f" would be published as it is. Rename it to {path.stem.lower()}{PAGE}."
    front = _FRONT.match(text)
    unread = _COLON.search(front[0]) if front else None
    if unread and front:
        line = text.count("\n", 0, unread.start()) + 1
        right = unread[2].replace("\\", "\\\\").replace('"', '\\"')
        return (
            f":{line}:1: A text with a colon and a space in it needs quotes around it. "
            f'Write it like this: {unread[1]}: "{right}"'
        )
    if merge := _MERGE.search(text):
        line = text.count("\n", 0, merge.start()) + 1
        return f":{line}:1: {' '.join(UNMERGED)}"
    return ""


def _why_not(path: Path) -> str:
    mode, ending = path.lstat().st_mode, path.suffix.lower()
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        what = "a symbolic link" if stat.S_ISLNK(mode) else "no regular file"
        return f" is {what}, and only regular files are published. Put a copy there."
    if stat.S_ISDIR(mode) or path.name in FOR_HOSTS:
        return ""
    if ending == PAGE:
        try:
            return _why_not_text(path, path.read_text("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = path.read_bytes().count(b"\n", 0, error.start) + 1
            return f":{line}:1: This is not UTF-8. Save the file in that encoding."
    elif ending not in MEDIA:
        return (
            " would be published as it is. Only pages (.md) and files such as .png and .pdf are: "
            "move it elsewhere."
        )
    elif ending == ".svg" and _RUNS.search(path.read_bytes()):
        return " would run a program in the browser of readers. Save it as plain shapes."
    return ""
