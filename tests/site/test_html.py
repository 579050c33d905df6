"""Every page is HTML without an error, by the checker that the W3C uses, and is built soundly."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

import packages
from casebook.intake import take_in
from documents import BuiltSite, Element
from once import once, run_folder
from projects import EXAMPLE, ROOT

ALLOWED = {
    r"Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) "
    r"“[^:”]+” blocked by “(style|script)-src” directive\.": (
        "The checker reads files, which have no host that could be the 'self' of the policy; the "
        "tests of requests and of the policy see in the browser that nothing is blocked."
    ),
    r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” .*": (
        "JSON-LD is data: no browser runs it, and so no policy applies to it. A script that runs "
        "and is not named is an error in the console, which the tests of requests look for."
    ),
}
"""What the checker says without reason, and why it is without."""


PLANTED = {
    "an element that may not stand there": ("<main", "<p><div></p><main"),
    "an attribute that it has not": ("<main", '<main hrefs="x"'),
    "an id that is there twice": ("<main", '<p id="content"></p><main'),
    "a section without a heading": ("</main>", "<section><p>Words</p></section></main>"),
    "an inline style": ("<main", '<main style="color: red"'),
    "a date that is none": ("</main>", '<time datetime="2021-02-30">then</time></main>'),
}
"""Faults, and what is to be replaced in a page so that it has them."""

Complaints = dict[str, list[str]]


@pytest.fixture(scope="module")
def complaints(
    real: BuiltSite, small: BuiltSite, hostile: BuiltSite, tmp_path_factory: pytest.TempPathFactory
) -> Complaints:
    """What the checker finds in each site and in the planted pages, save what is :data:`ALLOWED`.

    It runs once for all of them, for it is slow to start.
    """
    place = run_folder(tmp_path_factory) / "html"
    folders = [site.folder for site in (real, small, hostile)]

    def check(folder: Path) -> None:
        planted = folder / "planted"
        planted.mkdir(parents=True)
        for what, (old, new) in PLANTED.items():
            text = real.html("about/")
            assert text.count(old) == 1
            (planted / f"{what}.html").write_text(text.replace(old, new), "utf-8")
        (folder / "found.json").write_text(_checked([*folders, planted]), "utf-8")

    messages: list[dict[str, Any]] = json.loads(
        (once(place, check) / "found.json").read_text("utf-8")
    )["messages"]
    found: Complaints = {folder.name: [] for folder in (*folders, place / "planted")}
    for message in messages:
        if not any(re.fullmatch(pattern, message["message"]) for pattern in ALLOWED):
            path = Path(unquote(urlsplit(message["url"]).path))
            whose = next(name for name in found if name in path.parts)
            what = f"{message['message']} {message.get('extract', '')!r}"
            found[whose].append(f"{path}:{message.get('lastLine')}: {what}")
    return found


def _checked(folders: list[Path]) -> str:
    """What the checker says of the HTML files below ``folders``, as JSON."""
    checker = packages.file(packages.CHECKER)
    options = ["--skip-non-html", "--exit-zero-always", "--format", "json"]
    command: list[str | Path] = [packages.java(), "-jar", checker, *options, *folders]
    found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=500)
    return str(found.stderr)


@pytest.mark.parametrize("which", ["real", "small", "hostile-site"])
def test_no_page_has_an_error_or_a_warning(complaints: Complaints, which: str) -> None:
    assert complaints[which] == [], f"{len(complaints[which])} in all"


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found(complaints: Complaints, what: str) -> None:
    assert any(what in complaint for complaint in complaints["planted"])


# ------------------------------------------------------------------------- what it does not say


def pages(site: BuiltSite) -> list[str]:
    """All pages but those that only lead on."""
    return [address for address in site.framed if 'http-equiv="refresh"' not in site.html(address)]


def levels(page: Element) -> list[int]:
    """The levels of its headings, in order."""
    return [int(e.tag[1]) for e in page.all() if re.fullmatch("h[1-6]", e.tag)]


@pytest.mark.parametrize("which", ["real", "small", "hostile"])
def test_a_page_has_one_first_heading_and_no_level_is_left_out(
    request: pytest.FixtureRequest, which: str
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    for address in pages(site):
        found = levels(site.page(address))
        assert found.count(1) == 1, address
        assert found[0] == 1, address
        steps = pairwise(found)
        assert all(after <= before + 1 for before, after in steps), (address, found)


def test_a_page_names_its_language_and_its_parts(real: BuiltSite) -> None:
    for address in pages(real):
        page = real.page(address)
        assert page.one("html")["lang"] == "en", address
        for part in ("header", "main", "footer"):
            assert len(list(page.all(part))) == 1, (address, part)
        names = [nav["aria-label"] for nav in page.all("nav")]
        assert all(names), address
        assert len(set(names)) == len(names), (address, names)


def test_the_cells_of_a_table_have_headings_and_the_table_has_a_name(real: BuiltSite) -> None:
    tables = 0
    for address in pages(real):
        for table in real.article(address).all("table"):
            if any(above.tag == "article" for above in table.above):  # somebody wrote it by hand
                continue
            tables += 1
            heads = list(table.all("th"))
            assert heads, address
            assert all(head["scope"] in {"col", "row"} for head in heads), address
            names = [above["aria-label"] for above in table.above if above["role"] == "region"]
            assert any(names), address
    assert tables > 50


KNOWN = re.compile(r"([A-Z][a-z]+ )?(\d{1,2}, )?\d{4}")
MACHINE = re.compile(r"\d{4}(-\d\d){0,2}")


def test_every_known_date_has_its_machine_form(real: BuiltSite) -> None:
    seen = 0
    for address in pages(real):
        article = real.article(address)
        for date in article.all("time"):
            seen += 1
            assert MACHINE.fullmatch(date["datetime"]), (address, date.text)
        for when in article.all(of="when"):
            known = KNOWN.fullmatch(when.text)
            assert bool(known) == bool(list(when.all("time"))), (address, when.text)
    assert seen > 1000


@pytest.mark.parametrize("which", ["real", "small"])
def test_no_section_is_empty_and_no_value_is_a_reference(
    request: pytest.FixtureRequest, which: str
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    records = take_in(ROOT if which == "real" else EXAMPLE).casebook.catalog.records
    slugs = {ref.slug for ref in records}
    for address in pages(site):
        article = site.article(address)
        empty = [section["id"] for section in article.all("section") if _is_empty(section)]
        assert empty == [], address
        assert not {value.text for value in article.all("dd")} & slugs, address


def _is_empty(section: Element) -> bool:
    """Whether it is a heading alone, with no section of a lower level after it."""
    (*_, heading) = levels(section)
    words = sum(len(e.text) for e in section.all() if re.fullmatch("h[1-6]", e.tag))
    if len(section.text) > words + 2:
        return False
    assert section.parent
    beside = [e for e in section.parent.content if isinstance(e, Element)]
    after = beside[beside.index(section) + 1 :]
    return not (after and (levels(after[0]) or [0])[0] > heading)
