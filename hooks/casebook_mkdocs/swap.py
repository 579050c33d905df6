"""The workshop: a folder of its own for each build, which takes the place of the last good site.

The new site is made beside the old one and exchanged with it when it is whole. A build that fails,
is killed or runs out of room leaves the last good site as it was; what it leaves behind is cleared
away by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    from fcntl import LOCK_EX, LOCK_NB, flock

HIDDEN = frozenset({".DS_Store"})
"""Hidden entries of a site that may go: file managers leave them, and nobody keeps them there."""

HOME = "index.html"
"""What every site has: a folder with files and without it is somebody's, and no site."""

TRIES = 100
"""How often a site is put in its place before it is given up: other builds may do the same."""

_CURRENT = -100  # AT_FDCWD: paths are taken as they are.
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
_THERE = frozenset({errno.ENOTEMPTY, errno.EEXIST})


class Workshop:
    """The folder in which one build makes the site that is to stand at ``place``.

    A lock on that folder tells other builds that somebody works there; the system takes it away
    with the process, however that ends. Whatever cannot be written or moved is an ``OSError``.
    """

    def __init__(self, place: Path) -> None:
        """Begin a new site; ``ValueError`` if something stands at ``place`` that would be lost."""
        self.place = place.resolve()
        self._folders: set[str] = set()
        hidden = [name for name in _names(self.place) if name.startswith(".")]
        kept = [name for name in hidden if name not in HIDDEN]
        if kept:
            raise ValueError(
                f"{place} holds {kept[0]}, which would be lost: each build makes that folder anew. "
                "Move it elsewhere, or build into another folder with --site-dir."
            )
        names = [name for name in _names(self.place) if name not in HIDDEN]
        if (names and HOME not in names) or (self.place.exists() and not self.place.is_dir()):
            holds = f"holds {names[0]} and no site" if names else "is a file"
            raise ValueError(
                f"{place} {holds}, and would be lost: each build makes that folder anew. "
                "Build into another folder with --site-dir."
            )
        self.place.parent.mkdir(parents=True, exist_ok=True)
        self._tidy()
        self.folder, self._lock = self._begun()

    def write(self, name: str, text: str | bytes) -> None:
        """Write the file ``name`` of the new site; ``FileExistsError`` if there is one already."""
        # There are thousands: plain strings take half the time that paths do.
        folder, _, _ = name.rpartition("/")
        if folder not in self._folders:
            inside = f"{self.folder}/{folder}"
            try:
                os.mkdir(inside)  # noqa: PTH102
            except OSError:  # It is there, or those that it is in are not.
                os.makedirs(inside, exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)
        with open(f"{self.folder}/{name}", "xb") as file:  # noqa: PTH123
            file.write(text if isinstance(text, bytes) else text.encode())

    def names(self) -> list[str]:
        """The files of the new site, each with its path from there."""
        return [
            Path(inside, name).relative_to(self.folder).as_posix()
            for inside, _, names in os.walk(self.folder)
            for name in names
        ]

    def swap(self) -> None:
        """Put the new site in the place of the old one, which is then removed."""
        old = self._beside("old")
        for _ in range(TRIES):
            if self.place.exists():
                if _exchanged(self.folder, self.place):
                    break
                with suppress(FileNotFoundError):
                    self.place.rename(old)
            try:
                self.folder.rename(self.place)
                break
            except OSError as error:
                if old.exists() and not self.place.exists():
                    old.rename(self.place)
                if error.errno not in _THERE:
                    raise
                old = self._beside("old")
        else:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(self.place))
        self.clear()
        shutil.rmtree(old, ignore_errors=True)

    def merge(self, gone: Collection[str]) -> None:
        """Put what was written into the old site, and take away the files that are ``gone``.

        This is for a site that one process has for itself, and that goes with it: it is quicker
        than :meth:`swap`, and not at one stroke.
        """
        for name in self.names():
            target = self.place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).replace(target)
        for name in gone:
            path = self.place / name
            path.unlink(missing_ok=True)
            while path.parent != self.place and not _names(path.parent):
                path = path.parent
                path.rmdir()
        self.clear()

    def clear(self) -> None:
        """Do away with the folder: the new site if it failed, else what is left of the old one."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _begun(self) -> tuple[Path, int | None]:
        """A folder that is ours alone, and the lock on it where there are locks."""
        for _ in range(TRIES):
            folder = self._beside("new")
            folder.mkdir()
            # Until it is locked, another build may take it for one that was left.
            with suppress(BlockingIOError, FileNotFoundError):
                return folder, _locked(folder)
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(self.place))

    def _tidy(self) -> None:
        """Clear away what killed builds have left, and bring back a site that one had put aside."""
        for left in self.place.parent.glob(f".{self.place.name}.old-*"):
            if not self.place.exists():
                left.rename(self.place)
        for what in ("old", "new"):
            for left in self.place.parent.glob(f".{self.place.name}.{what}-*"):
                with suppress(BlockingIOError, FileNotFoundError):
                    lock = _locked(left)
                    if lock is not None:
                        shutil.rmtree(left, ignore_errors=True)
                        os.close(lock)

    def _beside(self, what: str) -> Path:
        return self.place.with_name(f".{self.place.name}.{what}-{secrets.token_hex(4)}")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _locked(folder: Path) -> int | None:
    """A lock on ``folder``; None where there are no locks; ``BlockingIOError`` if it is taken."""
    if sys.platform == "win32":  # There are none, and what a killed build has left there stays.
        return None
    lock = os.open(folder, os.O_RDONLY)
    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise
    except OSError:
        os.close(lock)
        return None
    return lock


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed places at one stroke; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if rename(_CURRENT, os.fsencode(one), _CURRENT, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT or code == errno.ENOENT:
        return False
    raise OSError(code, os.strerror(code), str(other))
