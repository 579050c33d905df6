"""Two sites, file by file: what a successor of MkDocs would make otherwise."""

from __future__ import annotations

from filecmp import cmp
from pathlib import Path


def differences(one: Path, other: Path) -> list[str]:
    """A line for each file that is in one site only, or has other bytes in the second."""
    names = {folder: _names(folder) for folder in (one, other)}
    lines = [f"only in {one.name}: {name}" for name in names[one] - names[other]]
    lines += [f"only in {other.name}: {name}" for name in names[other] - names[one]]
    both = names[one] & names[other]
    lines += [f"differs: {name}" for name in both if not cmp(one / name, other / name, False)]
    return sorted(lines)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
