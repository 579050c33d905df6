"""Every picture: well-formed, within its frame, every box a link, every edge with a citation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from casebook.catalog.casebook import Casebook
from casebook.records.sources import Source
from casebook.render.site import Site
from pictures.drawings import frame, name, numbers, of_page, pictures
from projects import ROOT

PRINT = """
import hashlib
from pathlib import Path
from casebook.intake import take_in
from casebook.render.site import site
for page in site(take_in(Path.cwd()).casebook).pages:
    html = str(page.lead) + "".join(section.html for section in page.sections)
    print(page.path, hashlib.sha256(html.encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def drawn(rendered: Site) -> dict[str, list[Element]]:
    """The pictures of every page that has any."""
    found = {page.path: list(of_page(page)) for page in rendered.pages}
    found["start"] = list(pictures(rendered.block("years", 0)))
    return {path: trees for path, trees in found.items() if trees}


def every(drawn: dict[str, list[Element]]) -> Iterator[tuple[str, Element]]:
    return ((path, picture) for path, found in drawn.items() for picture in found)


def test_the_timeline_the_start_page_and_most_organizations_have_a_picture(
    drawn: dict[str, list[Element]],
) -> None:
    assert {"timeline/", "start", "organizations/movement-for-a-peoples-party/"} <= set(drawn)
    assert sum(path.startswith("organizations/") for path in drawn) > 15


def test_nothing_is_drawn_outside_of_the_frame(drawn: dict[str, list[Element]]) -> None:
    for path, picture in every(drawn):
        width, height = frame(picture)
        for box in picture.iter("rect"):
            x, y, wide, tall = (int(box.get(key, "0")) for key in ("x", "y", "width", "height"))
            assert max(-x, x + wide - width) <= 0, (path, box.attrib)
            assert max(-y, y + tall - height) <= 0, (path, box.attrib)
        for text in picture.iter("text"):
            assert 0 <= int(text.get("x", "")) <= width, (path, text.text)
            assert 0 <= int(text.get("y", "")) <= height, (path, text.text)
        for line in picture.iter("path"):
            assert all(0 <= number <= max(width, height) for number in numbers(line)), path


def test_every_link_leads_somewhere_and_has_a_name(drawn: dict[str, list[Element]]) -> None:
    for path, picture in every(drawn):
        assert list(picture.iter("a")), path
        for link in picture.iter("a"):
            assert link.get("href"), path
            assert name(link), path


def test_every_box_but_the_one_in_the_middle_is_a_link(drawn: dict[str, list[Element]]) -> None:
    for path, picture in every(drawn):
        inside = {box for link in picture.iter("a") for box in link.iter("rect")}
        alone = [box for box in picture.iter("rect") if box not in inside]
        assert all(box.get("class") in {"cb-node cb-node--middle", "cb-lane"} for box in alone), (
            path
        )


def test_every_edge_names_its_kind_and_a_source(
    drawn: dict[str, list[Element]], casebook: Casebook
) -> None:
    sources = {source.record.brief for source in casebook.catalog.of(Source)}
    seen = 0
    for path, picture in every(drawn):
        for edge in picture.iter("path"):
            if edge.get("class") == "cb-edge":
                title = edge.findtext("title") or ""
                cited = any(source in title for source in sources)
                assert cited or "each in the list of relations" in title, (path, title)
                assert ":" in title, (path, title)
                seen += 1
    assert seen > 200


def test_a_picture_brings_no_looks_of_its_own(drawn: dict[str, list[Element]]) -> None:
    """Colours come from the theme, in light and dark; a strict policy forbids inline styles."""
    for path, picture in every(drawn):
        for element in picture.iter():
            found = {"style", "fill", "stroke", "onclick"} & set(element.attrib)
            assert not found, (path, element.tag, found)


def test_the_picture_of_a_record_is_light(drawn: dict[str, list[Element]]) -> None:
    for path, picture in every(drawn):
        if path.startswith(("organizations/", "people/", "events/", "topics/")):
            assert len(list(picture.iter("a"))) <= 15, path


def test_all_pages_are_the_same_in_processes_with_other_hashes() -> None:
    path = os.pathsep.join([str(ROOT / "hooks"), os.environ.get("PYTHONPATH", "")])

    def printed(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    one, other = printed("1"), printed("2")
    assert len(one.splitlines()) > 300
    assert one == other
