"""The command edition: builds a release as it was, with its own code and its own packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.changes.revisions import releases
from casebook.changes.telling import history
from casebook.commands.command import DONE, MISUSE, PROBLEMS, Command, Outcome, argument
from casebook.editions import FOLDER, MARK, SUMS, VARIABLE, address, flaw, sums
from casebook.intake import read_in

ALL = "all"
"""In the place of a name: each release that has no edition yet."""

SITE = "SITE_URL"

HELD = "{} names a person, or says something, that was taken back since: it gets no edition."


def edition(root: Path, name: str) -> Outcome:
    """Build the edition of the release ``name`` of the project at ``root``, or of all releases.

    Of all, one whose code knew no editions is left out with a sentence, and so is one that says
    what was taken back since.
    """
    known = [release.name for release in releases(root)]
    held = history(root, read_in(root).casebook).held
    if name != ALL:
        if name not in known:
            there = f"There are: {', '.join(known)}." if known else "There is none yet."
            return Outcome(f"There is no release {name} here. {there}", MISUSE)
        return Outcome(HELD.format(name), PROBLEMS) if name in held else _built(root, name)
    site = _address(os.environ.get(SITE, ""))
    due = [each for each in known if each in held or flaw(root / FOLDER / each, site)]
    outcomes = [Outcome(HELD.format(each)) if each in held else _built(root, each) for each in due]
    said = "\n".join(outcome.text for outcome in outcomes)
    worst = max((outcome.status for outcome in outcomes), default=DONE)
    return Outcome(said or "Each release has its edition.", worst)


def _built(root: Path, name: str) -> Outcome:
    """Build one edition in a copy of the repository; it takes its place when it is whole."""
    with TemporaryDirectory(prefix="casebook-") as place:
        copy = Path(place) / "project"
        asked = ["git", "-C", str(root), "rev-parse", "--show-toplevel", "--show-prefix"]
        top, below, *_ = [*_run(asked).stdout.splitlines(), "", ""]
        clone = ["git", "clone", "--quiet", "--shared", "--no-checkout", top, str(copy)]
        checkout = ["git", "-C", str(copy), "checkout", "--quiet", "--detach", f"refs/tags/{name}"]
        for command in (clone, checkout):
            done = _run(command)
            if done.returncode:
                return Outcome(f"{name} cannot be built:\n{done.stderr}", PROBLEMS)
        project = copy / below
        settings = project / "mkdocs.yml"
        if not settings.is_file() or VARIABLE not in settings.read_text("utf-8", "replace"):
            return Outcome(f"{name} was made before there were editions: it has none.")
        done = _run(_builder(project), project, _environment(name))
        made = project / "site"
        if done.returncode or not (made / MARK).is_file():
            return Outcome(f"{name} cannot be built:\n{done.stdout}{done.stderr}", PROBLEMS)
        (made / SUMS).write_text(sums(made), "utf-8")
        _put(made, root / FOLDER / name)
    return Outcome(f"The edition {name} is in {FOLDER}/{name}/. To publish it, build the site.")


def _put(made: Path, there: Path) -> None:
    """Put what was ``made`` in its place when all of it is on the same disk, and not before."""
    new, old = (there.with_name(f".{there.name}.{what}") for what in ("new", "old"))
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    try:
        shutil.copytree(made, new)
        if there.exists():
            there.rename(old)
        new.rename(there)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _builder(project: Path) -> list[str]:
    """What builds a project: its own Makefile, with its own packages, or else MkDocs as it is."""
    if (project / "Makefile").is_file():
        return ["make", "--silent", "site"]
    return [sys.executable, "-m", "mkdocs", "build", "--strict"]


def _environment(name: str) -> dict[str, str]:
    """The environment of the build: nothing of today but the address of the site goes into it."""
    theirs = ("MAKE", "MFLAGS", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "REPO_", "CONTACT")
    kept = {key: text for key, text in os.environ.items() if not key.startswith(theirs)}
    site = _address(kept.get(SITE, ""))
    return {**kept, **({SITE: f"{site}{address(name)}"} if site else {}), VARIABLE: name}


def _address(site: str) -> str:
    """The address of the site, with the slash at its end."""
    return f"{site.rstrip('/')}/" if site else ""


def _run(
    command: list[str], folder: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - fixed commands, no shell
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


COMMAND = Command(
    "edition",
    f"build a release as it was into {FOLDER}/",
    lambda it: edition(it.root, it.name),
    (argument("name", f"a release such as v1.0, or {ALL} for those without one", metavar="TAG"),),
)
