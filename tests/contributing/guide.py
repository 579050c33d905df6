"""The contributing guide as a script: its commands, what they print, and its changes of files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from projects import ROOT

GUIDE = ROOT / ".github" / "CONTRIBUTING.md"

_STEP = re.compile(
    r"<!-- (?P<act>run|edit|write|append)(?:: (?P<file>\S+))? -->\n```\w+\n(?P<text>.*?)```\n",
    re.DOTALL,
)
_COPIED = ("data", "docs", "hooks", "seeds", "tests/example", "Makefile", "mkdocs.yml")
_COPIED_TOO = ("requirements.txt", "requirements-dev.txt")


MADE_BY_MAKE = frozenset({"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKE_TERMERR", "MAKE_TERMOUT"})
"""With these set, a make within make tells the folders that it enters."""


@dataclass(frozen=True)
class Step:
    """One block of the guide: commands to run, or a change of ``file``."""

    act: Literal["run", "edit", "write", "append"]
    file: str
    text: str
    line: int


def steps(text: str) -> list[Step]:
    """The blocks of the guide that a reader follows, in order."""
    return [
        Step(
            found["act"],  # type: ignore[arg-type]
            found["file"] or "",
            found["text"],
            text.count("\n", 0, found.start()) + 1,
        )
        for found in _STEP.finditer(text)
    ]


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what it should print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def fits(expected: str, printed: str) -> bool:
    """Whether ``printed`` is what the guide shows; ``...`` stands for anything left out."""
    lines = []
    for line in expected.splitlines():
        if line == "...":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*".join(map(re.escape, line.split("..."))) + r"\n")
    return re.fullmatch("".join(lines), printed) is not None


class Copy:
    """A clean copy of the project, with an environment that is set up already."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._defined: list[str] = []
        ignored = shutil.ignore_patterns("__pycache__")
        for name in (*_COPIED, *_COPIED_TOO):
            source, target = ROOT / name, root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=ignored)
            else:
                shutil.copy(source, target)
        python = root / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
        python.chmod(0o755)
        (root / ".venv" / ".runtime").touch()

    def do(self, step: Step) -> None:
        """Follow one step to the letter."""
        path = self.root / step.file
        match step.act:
            case "run":
                for command, expected in commands(step.text):
                    self.run(command, expected)
            case "write":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(step.text, "utf-8")
            case "append":
                path.write_text(path.read_text("utf-8") + step.text, "utf-8")
            case "edit":
                old, new = (
                    "".join(f"{line[1:]}\n" for line in step.text.splitlines() if line[0] == sign)
                    for sign in "-+"
                )
                before = path.read_text("utf-8")
                assert before.count(old) == 1, f"{step.file}: {old!r}"
                path.write_text(before.replace(old, new), "utf-8")

    def run(self, command: str, expected: str) -> None:
        """Run ``command`` in the shell of the reader and compare what it prints."""
        if re.match(r"\w+\(\) \{", command):
            self._defined.append(command)
            return
        done = subprocess.run(
            ["bash", "-c", "\n".join([*self._defined, command])],
            cwd=self.root,
            env=_reader(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        printed = done.stdout + done.stderr
        assert fits(expected, printed), f"$ {command}\n--- expected\n{expected}--- got\n{printed}"


def _reader() -> dict[str, str]:
    """The environment of a reader's shell: one that make has not started."""
    ours = {name: value for name, value in os.environ.items() if name not in MADE_BY_MAKE}
    return {**ours, "PYTHONDONTWRITEBYTECODE": "1"}
