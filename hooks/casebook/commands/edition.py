"""The command edition: builds a release as it was, with its own code and its own packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.changes.revisions import RevisionError, releases
from casebook.commands.command import Command
from casebook.commands.outcome import DONE, MISUSE, PROBLEMS, Outcome
from casebook.editions import FOLDER, MARK, SUMS, address

ALL = "all"
"""In the place of a name: each release that has no edition yet."""

SITE = "SITE_URL"


def edition(root: Path, name: str) -> Outcome:
    """Build the edition of the release ``name`` of the project at ``root``, or of all releases.

    A release made by code that knew no editions has none: of all, it is left out with a sentence.
    """
    try:
        known = [release.name for release in releases(root)]
    except RevisionError as error:
        return Outcome(str(error), MISUSE)
    if name != ALL:
        if name not in known:
            there = f"There are: {', '.join(known)}." if known else "There is none yet."
            return Outcome(f"There is no release {name} here. {there}", MISUSE)
        return _built(root, name)
    missing = [each for each in known if not (root / FOLDER / each).is_dir()]
    outcomes = [_built(root, each) for each in missing]
    said = "\n".join(outcome.text for outcome in outcomes)
    return Outcome(said or "Each release has its edition.", DONE)


def _built(root: Path, name: str) -> Outcome:
    """Build one edition and put it in its place when it is whole."""
    with TemporaryDirectory(prefix="casebook-") as place:
        copy = Path(place) / "project"
        git = ["git", "-C", str(root), "worktree"]
        _run([*git, "add", "--quiet", "--detach", str(copy), f"refs/tags/{name}"])
        try:
            done = _run(_builder(copy), copy, _environment(name))
            made = copy / "site"
            if done.returncode:
                return Outcome(f"{name} cannot be built:\n{done.stdout}{done.stderr}", PROBLEMS)
            if not (made / MARK).is_file():
                return Outcome(f"{name} was made before there were editions: it has none.", DONE)
            (made / SUMS).write_text(sums(made), "utf-8")
            there = root / FOLDER / name
            shutil.rmtree(there, ignore_errors=True)
            there.parent.mkdir(exist_ok=True)
            shutil.move(made, there)
        finally:
            _run([*git, "remove", "--force", str(copy)])
    return Outcome(f"The edition {name} is in {FOLDER}/{name}/. To publish it, build the site.")


def _builder(copy: Path) -> list[str]:
    """What builds a project: its own Makefile, with its own packages, or else MkDocs as it is."""
    if (copy / "Makefile").is_file():
        return ["make", "--silent", "site"]
    return [sys.executable, "-m", "mkdocs", "build", "--strict"]


def _environment(name: str) -> dict[str, str]:
    """The environment of the build; the settings of make itself are not handed on."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    site = kept.get(SITE, "")
    own = {SITE: f"{site.rstrip('/')}/{address(name)}"} if site else {}
    return {**kept, **own, "EDITION": name}


def _run(
    command: list[str], folder: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - fixed commands, no shell
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def sums(folder: Path) -> str:
    """The SHA-256 of each file below ``folder``, as sha256sum writes and checks them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = (
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in files
    )
    return "".join(f"{line}\n" for line in lines)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="TAG", help=f"a release such as v1.0, or {ALL} for those without one"
    )


COMMAND = Command(
    "edition",
    f"build a release as it was into {FOLDER}/",
    lambda it: edition(it.root, it.name),
    _arguments,
)
