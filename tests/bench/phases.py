"""Run alone by the benchmark: reads, checks and renders a casebook, and prints what each took."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

from casebook.checks import check
from casebook.intake import take_in
from casebook.memory import uncollected
from casebook.pages.composer import Settings
from casebook.pages.data import data
from casebook.pages.site import site
from casebook.writing.html import Writer, environment
from casebook.writing.markdown import MarkdownWriter

Result = TypeVar("Result")


def phases(root: Path) -> dict[str, float]:
    """Seconds of processor time of each phase on the casebook below ``root``."""
    # One small check stands for none at all.
    intake, read = timed(lambda: take_in(root, ["maps"]))
    with uncollected():
        problems, checked = timed(lambda: check(intake.casebook))
    if problems:
        sys.exit(str(problems[0]))
    with uncollected():
        made, cited = timed(lambda: site(intake.casebook, Settings()))
        pages, modelled = timed(lambda: list(made.pages()))
        templates = environment()
        writers = {depth: Writer(templates, "../" * depth) for depth in range(5)}
        _, written = timed(lambda: [writers[page.depth].page(page) for page in pages])
        markdown = {depth: MarkdownWriter(depth) for depth in range(6)}
        _, noted = timed(lambda: [markdown[page.depth].page(page) for page in pages])
        _, given = timed(lambda: list(data(made.composer)))
    return {
        "read": read,
        "check": checked,
        "cite": cited,
        "models": modelled,
        "html": written,
        "markdown": noted,
        "data": given,
        "count": len(pages),
    }


def timed(action: Callable[[], Result]) -> tuple[Result, float]:
    """What ``action`` returns, and the processor time that it took."""
    start = process_time()
    result = action()
    return result, process_time() - start


if __name__ == "__main__":
    print(json.dumps(phases(Path(sys.argv[1]))))
