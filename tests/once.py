"""Once in a run: what several test processes need, made by the first that asks for it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 600
"""Seconds that a process waits for another one to finish what both need."""


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share."""
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """``folder`` as ``make`` has filled it, by whichever process of the run came first."""
    with locked(folder.with_suffix(".lock")):
        done = folder.with_suffix(".done")
        if not done.exists():
            make(folder)
            done.touch()
    return folder


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    """Nobody else is in here meanwhile; one that waits too long is told by ``TimeoutError``."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            if time.monotonic() > end:
                raise TimeoutError(f"Another process keeps {lock}") from None
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()
