"""The way out: the site as the successors of MkDocs 1 build it, compared with what MkDocs builds.

`make exit` makes an environment for each of them, from the project's lock file and the one of the
successor beside this module, and fails if a file of the site differs. It needs the package index.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from exit.comparing import differences

PROJECT = Path(__file__).parents[2]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
SHOWN = 20
"""Differences that are told; more would tell nothing more."""


@dataclass(frozen=True)
class Successor:
    """A package that builds what MkDocs builds: its lock file, and how it is called.

    ``instead`` is true where it has MkDocs' own module and cannot be installed beside it.
    """

    name: str
    module: str
    instead: bool = False


MKDOCS = "mkdocs"
SUCCESSORS = (Successor("properdocs", "properdocs"), Successor("mkdocs-ng", MKDOCS, instead=True))


def main() -> int:
    """Build with MkDocs and with each successor; how many of these differ or fail."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="casebook-exit-") as name:
        folder = Path(name)
        expected = folder / MKDOCS
        _build(sys.executable, MKDOCS, expected)
        for successor in SUCCESSORS:
            python = _environment(folder / f"environment-{successor.name}", successor)
            site = folder / successor.name
            _build(python, successor.module, site)
            found = differences(expected, site)
            failed += bool(found)
            files = sum(path.is_file() for path in site.rglob("*"))
            _say(f"{successor.name}: {files} files, {len(found)} of them other than MkDocs makes")
            _say("\n".join(found[:SHOWN]))
    return failed


def _environment(folder: Path, successor: Successor) -> str:
    """A Python with all that the project needs and the successor."""
    venv.create(folder, with_pip=True)
    python = next(str(path) for path in folder.glob("*/python*") if path.stem == "python")
    lock = (PROJECT / "requirements.txt").read_text("utf-8")
    if successor.instead:
        lock = re.sub(rf"^{MKDOCS}==.*\n(?: .*\n)*", "", lock, flags=re.MULTILINE)
    kept = folder / "requirements.txt"
    kept.write_text(lock, "utf-8")
    files = (kept, Path(__file__).with_name(f"{successor.name}.txt"))
    asked = [part for file in files for part in ("--requirement", str(file))]
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", *asked)
    return python


def _build(python: str, module: str, site: Path) -> None:
    _run(python, "-m", module, "build", "--strict", "--quiet", "--site-dir", str(site))


def _run(python: str, *arguments: str) -> None:
    # The environment of this process would lead the other Python to its packages.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([python, *arguments], cwd=PROJECT, env={**kept, **QUIET}, check=True)


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
