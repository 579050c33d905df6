"""The last good site stays whole, whatever ends a build, and nothing is left of one that ended."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builds import QUIET, mkdocs
from casebook.reading.folder import LONGEST_SLUG
from documents import BuiltSite
from projects import RULE, Project

PATIENCE = 90
"""Seconds to wait for what should take two, on a machine that is busy."""

LINE, NEW = "Rule on the length of examples", "Rule of the next site"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def left(project: Project) -> list[str]:
    """The folders beside the site in which a build works."""
    return sorted(path.name for path in project.root.glob(".site.*"))


@pytest.fixture
def published(own: Project, small: BuiltSite) -> Project:
    """A project with a good site, whose next build would make another one."""
    shutil.copytree(small.folder, own.root / "site")
    own.change(RULE, LINE, NEW)
    return own


@pytest.fixture
def stays(published: Project) -> Iterator[None]:
    """The site is the same after the test as before, and the next build is a good one."""
    before = files(published.root / "site")
    yield
    assert files(published.root / "site") == before


def running(project: Project, *options: str) -> subprocess.Popen[str]:
    # Where tests run in the background, Ctrl-C is ignored, and a build would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *options],
        cwd=project.root,
        env={**os.environ, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def until(comes: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not comes():
        assert time.monotonic() < end
        time.sleep(0.005)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """A build has failed with ``words``, and not with the inside of a program."""
    told = done.stdout + done.stderr
    assert done.returncode != 0, told
    assert "Traceback" not in told
    for each in words:
        assert each in told


@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=str)
def test_a_build_that_is_killed(published: Project, kind: signal.Signals) -> None:
    build = running(published)
    until(lambda: any(published.root.glob(".site.new-*/*")))
    build.send_signal(kind)
    build.communicate(timeout=PATIENCE)
    assert build.returncode != 0


def test_what_a_killed_build_leaves_is_cleared_away_by_the_next(published: Project) -> None:
    build = running(published)
    until(lambda: any(published.root.glob(".site.new-*/*")))
    build.kill()
    build.communicate(timeout=PATIENCE)
    assert left(published)
    assert mkdocs(published, "build", "--strict", "--quiet").returncode == 0
    assert left(published) == []
    assert NEW in (published.root / "site/topics/sample-rule/index.html").read_text("utf-8")


@pytest.mark.usefixtures("stays")
def test_a_disk_on_which_no_large_file_fits(published: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=published.root,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)),
    )
    refused(done, "File too large.", "The last good site stays as it was.")
    assert left(published) == []


def test_a_disk_that_is_full(published: Project, tmp_path: Path) -> None:
    """On a small disk of its own where one may be made, as in a container that runs as root."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        return  # The test above fails a write where this one cannot be had.
    try:
        shutil.copytree(published.root / "site", disk / "site")
        before = files(disk / "site")
        room = shutil.disk_usage(disk).free - 100_000
        (disk / "full").write_bytes(bytes(room))
        done = mkdocs(published, "build", "--strict", "--quiet", "--site-dir", str(disk / "site"))
        refused(done, "No space left on device.")
        assert files(disk / "site") == before
        assert sorted(path.name for path in disk.iterdir()) == ["full", "site"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.usefixtures("stays")
def test_a_folder_in_which_nothing_can_be_made(published: Project) -> None:
    done = mkdocs(published, "build", "--strict", "--quiet", "--site-dir", f"{RULE}/site")
    refused(done, RULE)


BREAKS = {
    "a page that asks for no block there is": (
        "docs/about/index.md",
        b"\n<!-- casebook: weather -->\n",
        "There is no block weather.",
    ),
    "a page that is not UTF-8": ("docs/about/index.md", b"\n\xff\n", "This is not UTF-8."),
    "a page with a link that leads nowhere": (
        "docs/about/index.md",
        b"\n[Rule](../topics/no-rule/)\n",
        "This leads to /topics/no-rule/, which does not exist. Correct the link, or delete it.",
    ),
    "a page with a misspelt link": (
        "docs/about/index.md",
        b"\n[Rule](../topics/sampl-rule/)\n",
        "This leads to /topics/sampl-rule/, which does not exist. "
        "Did you mean /topics/sample-rule/?",
    ),
    "a picture for previews that is not there": (
        "mkdocs.yml",
        b"\nextra: {casebook: {picture: assets/crad.png}}\n",
        'There is no file assets/crad.png below docs/. Write one that is there, or picture: "".',
    ),
    "a page with a link that leads above the site": (
        "docs/about/index.md",
        b"\n[Rule](../../topics/)\n",
        "This leads to /../topics, which does not exist.",
    ),
    "a script in a page": (
        "docs/about/index.md",
        b"\n<script>alert(1)</script>\n",
        "This is <script>, which the policy of the site forbids.",
    ),
    "a picture of another site": (
        "docs/about/index.md",
        b"\n![Logo](https://example.org/logo.png)\n",
        "https://example.org/logo.png is a picture of another site",
    ),
    "a picture without words": (
        "docs/about/index.md",
        b"\n![](../assets/card.png)\n",
        "The picture ../assets/card.png has no words for those who do not see it.",
    ),
    "a link of data in a page": (
        "docs/about/index.md",
        b"\nSee [[people/ada-example|Ada]], not `[[people/ada-example]]`.\n",
        "[[people/ada-example|Ada]] is a link of data/. Write it like this: "
        "[Ada](/people/ada-example/)",
    ),
    "a merge that was not finished": (
        "docs/about/index.md",
        b"\n<<<<<<< HEAD\n",
        "Lines of a merge that was not finished are left here.",
    ),
    "a title with a colon": (
        "docs/about/press.md",
        b"---\ntitle: Press: what they say\n---\n# Press\n",
        "docs/about/press.md:2:1: A text with a colon and a space in it needs quotes around it. "
        'Write it like this: title: "Press: what they say"',
    ),
    "a page with the ending of another system": (
        "docs/about/Press.MD",
        b"# Press\n",
        "docs/about/Press.MD would be published as it is. Rename it to press.md.",
    ),
    "another search": ("mkdocs.yml", b"\nplugins: [search]\n", "The plugin search does not fit"),
    "addresses of files": (
        "mkdocs.yml",
        b"\nuse_directory_urls: false\n",
        "Write use_directory_urls: true.",
    ),
    "a page in the navigation that is not there": (
        "mkdocs.yml",
        b"\nnav:\n  - index.md\n  - About:\n      - about/indx.md\n",
        ":1: There is no file docs/about/indx.md. Did you mean about/index.md?",
    ),
    "settings that are none": (
        "mkdocs.yml",
        b"\nextra: {casebook: yes}\n",
        "extra.casebook should be made of fields.",
    ),
    "a setting of the theme that there is not": (
        "mkdocs.yml",
        b"\ntheme: {name: material, favicon: assets/favicon.svg, pallete: {scheme: slate}}\n",
        "There is no setting theme.pallete. Did you mean palette?",
    ),
    "a field of a page that there is not": (
        "docs/about/plan.md",
        b"---\ndescripton: Who we are\n---\n# Plan\n",
        "docs/about/plan.md has no field descripton at its head. Did you mean description?",
    ),
    "a comment that is not closed": (
        "docs/about/plan.md",
        b"# Plan\n\n<!-- casebook: answers 5\n\nMore.\n\n<!-- casebook: disputes -->\n",
        "docs/about/plan.md:3:1: A comment opens here and is not closed",
    ),
    "a setting that there is not": (
        "mkdocs.yml",
        b"\nextra: {casebook: {contat: a@b.example}}\n",
        "There is no setting extra.casebook.contat. Did you mean contact?",
    ),
    "a script of another site": (
        "mkdocs.yml",
        b'\nextra_javascript: ["https://cdn.example/a.js"]\n',
        "https://cdn.example/a.js is on another site",
    ),
    "a theme without its settings": (
        "mkdocs.yml",
        b"\ntheme: material\n",
        "Below theme:, write one that is there, as in favicon: assets/favicon.svg.",
    ),
    "pieces from anywhere": (
        "mkdocs.yml",
        b"\nmarkdown_extensions: [pymdownx.snippets]\n",
        "pymdownx.snippets would publish files from outside docs/.",
    ),
    "a file that is no page": (
        "docs/about/notes.json",
        b"{}\n",
        "docs/about/notes.json would be published as it is.",
    ),
    "a copy of a page": ("docs/about/index.md.bak", b"# About\n", "would be published as it is."),
    "a picture that runs": (
        "docs/assets/picture.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>\n",
        "docs/assets/picture.svg would run a program",
    ),
    "a draft": (
        "docs/about/plan.md",
        b"---\ndraft: true\n---\n# Plan\n",
        "docs/about/plan.md says that it is a draft",
    ),
    "a slip in a template": (
        "hooks/casebook/writing/templates/page.html",
        b"\n{% if %}\n",
        "hooks/casebook/writing/templates/page.html",
    ),
    "a slip in a module": (
        "hooks/casebook_mkdocs/settings.py",
        b"\nif:\n",
        "hooks/casebook_mkdocs/settings.py",
    ),
    "a file with the address of a page of the site": (
        "docs/people/index.md",
        b"# All people\n",
        "docs/people/index.md has the address of a page of the site",
    ),
}


@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize("why", BREAKS)
def test_a_mistake(published: Project, why: str) -> None:
    file, more, words = BREAKS[why]
    path = published.root / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + more)
    refused(mkdocs(published, "build", "--strict"), words)
    assert left(published) == []


def test_what_is_no_mistake(published: Project) -> None:
    about = published.text("docs/about/index.md")
    published.write("docs/about/index.md", f"{about}\nWrite to <editor@example.org>.\n")
    published.write("data/answers/members.yml", "removed: Nobody asked it.\n")
    done = mkdocs(published, "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    index = files(published.root / "site/search").values()
    assert any(b"Write to editor@example.org." in text for text in index)


@pytest.mark.usefixtures("stays")
def test_a_quiet_build_that_is_strict_tells_its_warnings(published: Project) -> None:
    published.write("docs/about/press.md", "# Press\n")
    done = mkdocs(published, "build", "--strict", "--quiet")
    refused(done, "about/press.md", "Aborted with 1 warnings in strict mode!")


@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize("folder", ["seeds", "paper.txt"])
def test_what_is_no_site_is_not_replaced_by_one(published: Project, folder: str) -> None:
    before = files(published.root / "seeds")
    (published.root / "paper.txt").write_text("Somebody's own.\n", "utf-8")
    done = mkdocs(published, "build", "--strict", "--site-dir", folder)
    refused(done, "would be lost: each build makes that folder anew.")
    assert files(published.root / "seeds") == before
    assert (published.root / "paper.txt").is_file()


@pytest.mark.usefixtures("stays")
def test_a_link_in_docs_is_not_followed(published: Project) -> None:
    (published.root / "docs" / "environment.txt").symlink_to("/proc/self/environ")
    refused(mkdocs(published, "build", "--strict"), "docs/environment.txt is a symbolic link")


@pytest.mark.usefixtures("stays")
def test_docs_itself_is_no_link(published: Project, tmp_path: Path) -> None:
    shutil.move(published.root / "docs", tmp_path / "elsewhere")
    (published.root / "docs").symlink_to(tmp_path / "elsewhere")
    refused(mkdocs(published, "build", "--strict"), "docs is a symbolic link")


@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("sleep 60", "has not answered for 1 seconds"),
        ("echo no >&2; exit 3", "has failed: no"),
        ("", "is not there"),
    ],
    ids=["hangs", "fails", "is missing"],
)
def test_pandoc_that(published: Project, tmp_path: Path, program: str, words: str) -> None:
    """References are a part of each page; strict means that a site without them is no site."""
    fake = tmp_path / "pandoc"
    if program:
        fake.write_text(f"#!/bin/sh\ncase $1 in --version) echo pandoc 3.1;; *) {program};; esac\n")
        fake.chmod(0o755)
    shutil.rmtree(published.root / ".cache")  # references that were written before
    published.change("hooks/casebook/citing/pandoc.py", "LONGEST = 60", "LONGEST = 1")
    done = mkdocs(published, "build", "--strict", environment={"PYPANDOC_PANDOC": str(fake)})
    refused(done, words)
    assert left(published) == []


def test_the_longest_name_that_a_file_may_have(published: Project) -> None:
    cite = "cite: sources/example-paper-2003-05-06#p5\n"
    text = f"name: Long\nform: term\ndescription: A term for this test\n{cite}"
    published.write(f"data/topics/{'a' * LONGEST_SLUG}.yml", text)
    assert mkdocs(published, "build", "--strict", "--quiet").returncode == 0
    assert (published.root / f"site/topics/{'a' * LONGEST_SLUG}/index.html").is_file()
    before = files(published.root / "site")
    published.write(f"data/topics/{'b' * 251}.yml", text.replace("Long", "Longer"))
    assert mkdocs(published, "build", "--strict", "--quiet").returncode != 0
    assert files(published.root / "site") == before


def test_two_builds_at_once(published: Project) -> None:
    """Each makes the whole site, and the one that is ready last has it."""
    builds = [running(published) for _ in range(2)]
    for build in builds:
        told = build.communicate(timeout=PATIENCE)[0]
        assert build.returncode == 0, told
    assert left(published) == []
    after = files(published.root / "site")
    shutil.rmtree(published.root / "site")
    assert mkdocs(published, "build", "--strict", "--quiet").returncode == 0
    assert files(published.root / "site") == after


def test_a_build_without_docstrings_and_in_a_plain_locale_is_the_same(
    published: Project, tmp_path: Path
) -> None:
    """Some words of pages could come from docstrings, and paths from the locale."""
    assert mkdocs(published, "build", "--strict", "--quiet").returncode == 0
    expected = files(published.root / "site")
    other = Project(Path(shutil.copytree(published.root, tmp_path / "Bündnis")))
    shutil.rmtree(other.root / "site")
    settings = {"PYTHONOPTIMIZE": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = mkdocs(other, "build", "--strict", "--quiet", environment=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(other.root / "site") == expected
