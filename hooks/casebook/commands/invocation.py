"""Invocation: how a command is called in this project, in so many words, for messages."""

from __future__ import annotations

import re
from pathlib import Path


def invocation(root: Path, command: str, *arguments: str) -> str:
    """What to type: ``make`` where the project has a target for the command."""
    words = " ".join(arguments)
    try:
        makefile = (root / "Makefile").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        makefile = ""
    if re.search(rf"^{command}:", makefile, re.MULTILINE):
        return f"make {command}" + (f" ARGS='{words}'" if words else "")
    return f"casebook {command} {words}".rstrip()
