"""The workshop: a folder of its own for each build, which takes the place of the last good site.

The new site is built beside the old one and exchanged with it when it is whole, so that a build
that fails, is killed or runs out of room leaves the last good site as it was.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Workshop:
    """The folder in which one build makes the site that is to stand at ``place``."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = place.with_name(f".{place.name}.new-{os.getpid()}")
        self._old = place.with_name(f".{place.name}.old-{os.getpid()}")
        self._tidy()
        self._folders: set[Path] = set()

    def _tidy(self) -> None:
        """Do away with what killed builds have left, and bring back a site that one had put aside."""
        for left in self.place.parent.glob(f".{self.place.name}.*-*"):
            owner = left.name.rpartition("-")[2]
            if owner.isdigit() and int(owner) != os.getpid() and _runs(int(owner)):
                continue
            if ".old-" in left.name and not self.place.exists():
                left.rename(self.place)
            else:
                shutil.rmtree(left, ignore_errors=True)

    def write(self, name: str, text: str) -> None:
        """Write the file ``name`` of the new site."""
        path = self.folder / name
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def swap(self) -> None:
        """Put the new site in the place of the old one, which is then removed."""
        if self.place.exists():
            self.place.rename(self._old)
        self.folder.rename(self.place)
        shutil.rmtree(self._old, ignore_errors=True)

    def clear(self) -> None:
        """Do away with the new site, which failed."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
