"""Run alone by the benchmark: builds as `mkdocs serve` does, once and again after edits."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from time import process_time

from mkdocs.commands.build import build
from mkdocs.config import load_config

EDITS = 3


def rebuilds(root: Path) -> list[float]:
    """Seconds of processor time of a build, then of one after each edit of a record."""
    logging.disable(logging.WARNING)
    edited = min((root / "data" / "topics").glob("*.yml"))
    text = edited.read_text(encoding="utf-8")
    times = []
    for number in range(EDITS + 1):
        if number:
            marked = text.replace("description: ", f"description: {'Edited ' * number}", 1)
            edited.write_text(marked, encoding="utf-8")
        start = process_time()
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "served"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        times.append(process_time() - start)
    edited.write_text(text, encoding="utf-8")
    return times


if __name__ == "__main__":
    print(json.dumps(rebuilds(Path(sys.argv[1]))))
