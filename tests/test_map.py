"""The map in hooks/README.md: what it says to write is written into a copy, and works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builds import build
from documents import BuiltSite
from once import once, run_folder
from projects import ROOT, Project, copy_of_site

MAP = ROOT / "hooks" / "README.md"
STEP = re.compile(
    r"^(?:In `(?P<file>[^`]+)`, after `(?P<anchor>[^`]+)`|New file `(?P<new>[^`]+)`):\n\n"
    r"```python\n(?P<code>.*?)```",
    re.DOTALL | re.MULTILINE,
)

RECORD = """\
name: The green leaflet
description: Leaflet that was handed out at the meeting
cite: sources/example-paper-2003-05-06#p3
"""


def follow(project: Project) -> int:
    """Do in ``project`` all that the map says; how many steps that were."""
    steps = list(STEP.finditer(MAP.read_text("utf-8")))
    for step in steps:
        if step["new"]:
            project.write(step["new"], step["code"])
            continue
        text = project.text(step["file"])
        assert step["anchor"] in text, f"{step['file']} has no {step['anchor']!r} any more"
        head, tail = text.split(step["anchor"], 1)
        project.write(step["file"], f"{head}{step['anchor']}\n{step['code'].rstrip()}{tail}")
    return len(steps)


def made(folder: Path) -> None:
    project = copy_of_site(folder / "project")
    assert follow(project) == 8
    project.write("data/documents/green-leaflet.yml", RECORD)
    ada = project.text("data/people/ada-example.yml")
    joined = "joined:\n  date: 2001-04\n  cite: sources/example-paper-2003-05-06#p3\n"
    project.write(
        "data/people/ada-example.yml", ada.replace("description:", f"{joined}description:", 1)
    )
    build(project, folder / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small site of an engine that was changed as the map says."""
    return BuiltSite(once(run_folder(tmp_path_factory) / "map", made) / "site")


def test_a_field_is_on_the_page_and_at_its_source(site: BuiltSite) -> None:
    assert "Joined" in site.article("people/ada-example/").text
    assert "April 2001" in site.article("people/ada-example/").text
    assert "date of joining" in site.article("sources/example-paper-2003-05-06/").text


def test_a_kind_has_pages_an_index_and_its_place_in_the_footer(site: BuiltSite) -> None:
    assert "The green leaflet" in site.article("documents/").text
    assert "handed out" in site.article("documents/green-leaflet/").text
    assert "Documents" in site.page("people/").one("footer").text


def test_a_check_is_listed_and_an_overview_has_its_page(site: BuiltSite) -> None:
    assert "tidy-names" in site.article("about/").text or site.has("gists/")
    assert "had kept no minutes" in site.article("gists/").text
