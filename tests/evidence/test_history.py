"""The history: a copy that is made as the method page says has nothing from before v1.0."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from changes.repositories import WHO, Repository
from projects import ROOT

PAGE = (ROOT / "docs/about/evidence/index.md").read_text("utf-8")
PRINTS = b"casebook prints:"


def commands() -> list[str]:
    """What the page says to type."""
    (block,) = re.findall(r"<!-- publish -->\n```console\n(.*?)```", PAGE, re.DOTALL)
    return [line.removeprefix("$ ") for line in block.splitlines()]


def objects(root: Path) -> dict[str, bytes]:
    """Every object of a repository, also those that no branch leads to, by its name."""
    listed = git(root, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split()
    done = subprocess.run(
        ["git", "cat-file", "--batch"],
        cwd=root,
        input=b"\n".join(listed),
        capture_output=True,
        check=True,
    )
    found, rest = {}, done.stdout
    while rest:
        head, _, rest = rest.partition(b"\n")
        name, _, size = head.split(b" ")
        found[name.decode()] = rest[: int(size)]
        rest = rest[int(size) + 1 :]
    return found


def git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=root, env=WHO, capture_output=True, check=True
    ).stdout


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """This project with its history, its newest state being v1.0, published as the page says."""
    if not (shutil.which("git") and shutil.which("tar") and (ROOT / ".git").exists()):
        pytest.skip("needs git, tar and a checkout")
    whole = tmp_path / "whole"
    git(tmp_path, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(whole))
    git(whole, "tag", "--force", "v1.0")
    for command in commands():
        subprocess.run(["sh", "-c", command], cwd=whole, env=WHO, check=True)
    return tmp_path


def test_nothing_from_before_the_release_is_in_the_copy(published: Path) -> None:
    copy = published / "casebook-v1.0"
    assert git(copy, "rev-list", "--count", "--all").strip() == b"1"
    there = set(git(copy, "rev-list", "--objects", "--all", "--no-object-names").decode().split())
    tags = {git(copy, "rev-parse", "v1.0").decode().strip()}
    every = objects(copy)
    assert set(every) == there | tags
    assert not [name for name, content in every.items() if content.startswith(PRINTS)]
    tree = git(published / "whole", "rev-parse", "v1.0^{tree}").decode().strip()
    assert git(copy, "rev-parse", "HEAD^{tree}").decode().strip() == tree


def test_what_an_older_history_holds_would_be_found(tmp_path: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("needs git")
    made = Repository(tmp_path / "made")
    made.root.mkdir()
    made.git("init", "--quiet")
    made.write("seeds/a.prints", "casebook prints: 1\n")
    made.commit()
    (made.root / "seeds/a.prints").unlink()
    made.commit()
    assert [name for name, content in objects(made.root).items() if content.startswith(PRINTS)]


def test_the_page_says_what_the_history_holds() -> None:
    assert "## What the history still holds" in PAGE
    assert "the whole article could be read out" in " ".join(PAGE.split())
