"""The policy of the built site: on each page, the hashes of just those scripts that stand in it."""

from __future__ import annotations

import re

import pytest

from builds import build
from documents import BuiltSite, Element, hashed
from projects import Project

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
HASH = re.compile(r"'sha256-[^']+'")


def policy_of(page: Element) -> str:
    (found,) = [
        meta["content"]
        for meta in page.all("meta")
        if meta["http-equiv"] == "Content-Security-Policy"
    ]
    return found


def documents(site: BuiltSite) -> list[str]:
    """The addresses of all pages but those that only lead on, which run nothing."""
    return [address for address in site.framed if 'http-equiv="refresh"' not in site.html(address)]


@pytest.mark.parametrize("which", ["real", "small"])
def test_a_page_names_its_scripts_and_no_others(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    everywhere = set()
    for address in documents(site):
        scripts = {hashed(text) for text in SCRIPT.findall(site.html(address))}
        assert scripts, f"{address}: the choice of colours is set before the page is shown"
        assert set(HASH.findall(policy_of(site.page(address)))) == scripts, address
        everywhere |= scripts
    assert set(HASH.findall((site.folder / "_headers").read_text("utf-8"))) == everywhere


@pytest.mark.parametrize("which", ["real", "small"])
def test_no_page_holds_what_the_policy_refuses(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    for address in site.pages:
        for element in site.page(address).all():
            assert element.tag != "style", address
            assert "style" not in element.attributes, (address, element.tag)
            handlers = [name for name in element.attributes if name.startswith("on")]
            assert handlers == [], (address, element.tag)
            if element.tag == "script" and not element["src"]:
                assert set(element.attributes) <= {"type"}, address


def test_the_policy_stands_before_all_that_it_governs(real: BuiltSite) -> None:
    for address in documents(real):
        html = real.html(address)
        assert html.index("Content-Security-Policy") < html.index("<script")
        assert html.index("Content-Security-Policy") < html.index("<link")


def test_the_preview_has_none_for_it_adds_a_script_of_its_own(own: Project) -> None:
    preview = build(own, own.root / "preview", site_url="http://127.0.0.1:8000/")
    assert "Content-Security-Policy" not in preview.html("")
    other = build(own, own.root / "other", site_url="http://127.0.0.1:9000/")
    assert "Content-Security-Policy" in other.html("")
