"""Measuring: what a command costs in processor time, wall time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    processor: float
    """Seconds of processor time, user and system, of the command and its children."""
    user: float
    wall: float
    memory: float
    """The most memory it had at once, in MiB."""
    output: str


def run(
    arguments: Sequence[str],
    folder: Path,
    hooks: Path | None = None,
    program: str = sys.executable,
) -> Cost:
    """Run Python, or another program, in ``folder``; a command that fails ends the benchmark."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"SITE_URL", "EDIT_URI", "PYTHONPATH"}
    }
    environment |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    if hooks:
        environment["PYTHONPATH"] = str(hooks)
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            [program, *arguments],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    if process.returncode:
        tail = "\n".join(text.splitlines()[-5:])
        sys.exit(f"This failed in {folder}: {' '.join(arguments)}\n{tail}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(
        processor=usage.ru_utime + usage.ru_stime,
        user=usage.ru_utime,
        wall=wall,
        memory=usage.ru_maxrss / unit,
        output=text,
    )


def middle(values: Sequence[float], digits: int = 2) -> float:
    """The median, rounded."""
    return round(median(values), digits)
