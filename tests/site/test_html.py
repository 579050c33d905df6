"""Every page is HTML without an error, by the checker that the W3C uses, and is built soundly."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import packages
from documents import BuiltSite, Element

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


def complaints(folder: Path) -> list[str]:
    """What the checker finds in the HTML files below ``folder``, save what is :data:`ALLOWED`."""
    found = subprocess.run(
        [
            packages.java(),
            "-jar",
            packages.file(packages.CHECKER),
            "--skip-non-html",
            "--exit-zero-always",
            "--format",
            "json",
            folder,
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    messages: list[dict[str, Any]] = json.loads(found.stderr)["messages"]
    return [
        f"{message['url'].partition(folder.name)[2]}:{message.get('lastLine')}: "
        f"{message['message']} {message.get('extract', '')!r}"
        for message in messages
        if not any(re.fullmatch(pattern, message["message"]) for pattern in ALLOWED)
    ]


@pytest.mark.parametrize("which", ["real", "small", "hostile"])
def test_no_page_has_an_error_or_a_warning(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    assert len(site.pages) > 20
    found = complaints(site.folder)
    assert found == [], f"{len(found)} in all"


PLANTED = {
    "an element that may not stand there": ("<main", "<p><div></p><main"),
    "an attribute that it has not": ("<main", '<main hrefs="x"'),
    "an id that is there twice": ("<main", '<p id="content"></p><main'),
    "a section without a heading": ("</main>", "<section><p>Words</p></section></main>"),
    "an inline style": ("<main", '<main style="color: red"'),
    "a date that is none": ("</main>", '<time datetime="2021-02-30">then</time></main>'),
}


def test_what_is_planted_is_found(real: BuiltSite, tmp_path: Path) -> None:
    for what, (old, new) in PLANTED.items():
        text = real.html("about/")
        assert text.count(old) == 1
        (tmp_path / f"{what}.html").write_text(text.replace(old, new), "utf-8")
    found = complaints(tmp_path)
    for what in PLANTED:
        assert any(what.replace(" ", "%20") in complaint for complaint in found), what


# ------------------------------------------------------------------------- what it does not say


def pages(site: BuiltSite) -> list[str]:
    """All pages but those that only lead on."""
    return [address for address in site.pages if 'http-equiv="refresh"' not in site.html(address)]


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
            tables += 1
            heads = list(table.all("th"))
            assert heads, address
            assert all(head["scope"] in {"col", "row"} for head in heads), address
            assert table["aria-label"] or list(table.all("caption")), address
    assert tables > 50


def test_every_known_date_has_its_machine_form(real: BuiltSite) -> None:
    known = re.compile(r"(\d{1,2} )?([A-Z][a-z]+ )?\d{4}")
    seen = 0
    for address in pages(real):
        for date in real.article(address).all(of="cb-date"):
            seen += 1
            assert (date.tag == "time") == bool(known.fullmatch(date.text)), (address, date.text)
            assert bool(date["datetime"]) == (date.tag == "time"), (address, date.text)
    assert seen > 1000
