"""Files below docs/: which of them may be published, and why others may not."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

PAGE = ".md"

MEDIA = frozenset(
    [".avif", ".csv", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".txt", ".webp"]
)
"""Endings of what pages show or offer. All else below docs/ is there by mistake, or runs."""

FOR_HOSTS = frozenset(["CNAME", "robots.txt"])
"""What hosts of static sites look for."""

_RUNS = re.compile(rb"<script|<foreignObject|\bon[a-z]+\s*=|javascript:", re.IGNORECASE)
"""What makes a picture of lines run a program."""


def unfit(folder: Path, root: Path) -> Iterator[str]:
    """What below ``folder`` cannot be published, each in a sentence that begins with its name.

    Hidden files are never published, and so are never told.
    """
    for path in sorted([folder, *folder.rglob("*")]):
        name = path.relative_to(root) if path.is_relative_to(root) else path
        told = _why_not(path)
        if told and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield f"{name}{told}"


def _why_not(path: Path) -> str:
    mode, ending = path.lstat().st_mode, path.suffix.lower()
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        what = "a symbolic link" if stat.S_ISLNK(mode) else "no regular file"
        return f" is {what}, and only regular files are published. Put a copy there."
    if stat.S_ISDIR(mode) or path.name in FOR_HOSTS:
        return ""
    if ending == PAGE:
        try:
            path.read_text("utf-8")
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
