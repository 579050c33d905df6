"""Kept: what is dear to make and was made before, in a file, by what it was made of."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

Texts = Mapping[str, str]
"""What was made of one thing, each form by its name: a work in each style, a picture."""


def read(file: Path | None, maker: str) -> dict[str, Texts]:
    """What ``file`` keeps; nothing if it is not there, is damaged, or ``maker`` is another one."""
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text("utf-8"))
        return dict(found["texts"]) if found["maker"] == maker else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def write(file: Path | None, maker: str, texts: Mapping[str, Texts]) -> None:
    """Keep ``texts``, if there is a file and it can be written: a build does without."""
    if file is None:
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"maker": maker, "texts": texts}), "utf-8")
        new.replace(file)
