"""Run alone by tests: builds a project anew for each line that it reads, in one process.

As `serve` it remembers each build for the next one, as `mkdocs serve` does; as `build` it does not.
It answers each line with a line of JSON: whether the build was good, and the memory it holds.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config


def built(root: Path, site: Path, command: Literal["build", "serve"]) -> bool:
    """Whether the project at ``root`` could be built into ``site``."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        build(config, serve_url="http://127.0.0.1:8000/")
    except (Exception, SystemExit):
        return False
    sys.modules["casebook_mkdocs.loader"].LOADER.late(site)
    return True


def held() -> int:
    """The memory that this process holds, in bytes, as Linux tells it."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    root, site = Path(sys.argv[1]), Path(sys.argv[2])
    for _ in sys.stdin:
        good = built(root, site, "serve" if sys.argv[3] == "serve" else "build")
        sys.stdout.write(f"{json.dumps({'good': good, 'held': held()})}\n")
        sys.stdout.flush()
