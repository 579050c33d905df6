"""Revisions: the records as they were at a revision of git, or as they are in a folder."""

from __future__ import annotations

import os
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.editions import NAME
from casebook.intake import Intake, Remembered, read_in
from casebook.problems import number_of

PARTS = ("data", "seeds")
"""What is read of a revision."""

RELEASES = "v[0-9]*"
"""The tags that mark a release."""


class RevisionError(Exception):
    """A revision that cannot be read; the words say what to do."""


class NoGitError(RevisionError):
    """There is no git on this machine."""


@dataclass(frozen=True, slots=True)
class State:
    """The records of a revision or folder, and what it is called."""

    name: str
    intake: Intake


def state(root: Path, name: str, remembered: Remembered | None = None) -> State:
    """The records of ``name``: a folder that has a folder data, or a revision of git in ``root``.

    Raises `RevisionError` where it is neither. Nothing is checked but the files themselves; those
    that are ``remembered`` need not be read again.
    """
    folder = Path(name)
    if name and (folder / "data").is_dir():
        return State(name, read_in(folder, remembered))
    commit = _commit(root, name)
    present = _git(root, "ls-tree", "--name-only", commit, *(f"{part}/" for part in PARTS))
    parts = [part for part in PARTS if f"{part}/".encode() in present]
    with TemporaryDirectory() as place:
        if parts:
            archive = _git(root, "archive", "--format=tar", commit, *parts)
            _unpack(archive, Path(place))
        return State(name, read_in(Path(place), remembered))


@dataclass(frozen=True, slots=True)
class Release:
    """A tag of a release: its name, its commit, and its day as YYYY-MM-DD."""

    name: str
    commit: str
    day: str


def releases(root: Path) -> list[Release]:
    """The releases on the line of history that leads to the present state, the newest first.

    That line is the first parents; the day of a tag says nothing of its place. `NoGitError` where
    there is no git, `RevisionError` where the history was cut off before the first release: then
    nobody can know. Outside of git there is none.
    """
    tags = f"--decorate-refs=refs/tags/{RELEASES}"
    line = ("--first-parent", "--simplify-by-decoration", tags, "--format=%H%x09%cs%x09%D")
    found = _answer(root, "log", *line, "HEAD")
    named = list(_named(found.decode("utf-8", "replace").splitlines()))
    if not named and _is_shallow(root):
        raise RevisionError(
            "This copy has no history, so nobody can tell what has been published. Get it "
            "first: git fetch --unshallow --tags"
        )
    asked = _answer(root, "config", "--get", "remote.origin.tagOpt") if not named else b""
    if asked.strip() == b"--no-tags":
        raise RevisionError(
            "This copy was made without tags, so nobody can tell what has been published. Get "
            "them first: git fetch --tags"
        )
    return named


def _named(lines: Iterable[str]) -> Iterator[Release]:
    """The releases in ``lines`` of the log; of several at one commit the highest number first."""
    for line in lines:
        commit, day, decorations = line.split("\t")
        names = [name.removeprefix("tag: ") for name in decorations.split(", ")]
        numbered = [name for name in names if NAME.fullmatch(name)]
        for name in sorted(numbered, key=_number, reverse=True):
            yield Release(name, commit, day)


def _number(name: str) -> list[int]:
    return [int(part) for part in name[1:].split(".")]


def day(root: Path) -> str:
    """The day of the present state as it was committed, as YYYY-MM-DD."""
    return _git(root, "log", "-1", "--format=%cs", "HEAD").decode().strip()


def is_whole(root: Path) -> bool:
    """Whether git knows ``root`` with all of its history, so that it can be told."""
    return bool(_answer(root, "rev-parse", "--git-dir")) and not _is_shallow(root)


def latest_release(root: Path) -> str | None:
    """The name of the newest release, if there is one; errors as of `releases`."""
    return next((release.name for release in releases(root)), None)


def _is_shallow(root: Path) -> bool:
    return _answer(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _commit(root: Path, name: str) -> str:
    """The commit that ``name`` means; a name that looks like an option is none."""
    options = ("--verify", "--quiet", "--end-of-options")
    found = _answer(root, "rev-parse", *options, f"{name}^{{commit}}")
    if not found:
        raise RevisionError(
            f"{name or repr(name)} is neither a revision of git here nor a folder with records. "
            "Name a branch, a tag, a commit, or a folder that has a folder data. In a shallow "
            "copy, get the history first: git fetch --unshallow --tags"
        )
    return found.decode().strip()


def _unpack(archive: bytes, place: Path) -> None:
    """Write the regular files of ``archive`` below ``place``; links and the like are left out."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            path = place / member.name
            content = tar.extractfile(member) if member.isreg() else None
            if content is not None and ".." not in path.parts:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def _answer(root: Path, *arguments: str) -> bytes:
    """What git says in ``root``, or nothing where it fails; `NoGitError` where there is none."""
    try:
        return _git(root, *arguments)
    except NoGitError:
        raise
    except RevisionError:
        return b""


def _git(root: Path, *arguments: str) -> bytes:
    """What git says in ``root``; `RevisionError` with its own words where it fails."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG")
    }
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - found as the contributor's own is
            env=kept,  # A hook of git names its own repository there.
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise NoGitError("git is needed for this. Install it first.") from None
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip() or "git failed.")
    return done.stdout


def unreadable(states: Sequence[State]) -> list[str]:
    """A line for each state in which files could not be read, saying how many."""
    lines = []
    for each in states:
        files = {problem.file for problem in each.intake.problems}
        if files:
            number = number_of(len(files), "file")
            lines.append(f"{number} of {each.name} could not be read and were not compared.")
    return lines
