"""The pages as Markdown beside them, and the list of all of them for programs that read texts."""

from __future__ import annotations

import re

import pytest

from builds import SITE_URL
from documents import BuiltSite

LINK = re.compile(r"^- \[(?P<title>.+?)\]\((?P<address>[^)]+)\)(?:: (?P<about>.+))?$", re.MULTILINE)
WHICH = pytest.mark.parametrize("which", ["real", "small"])


def places(site: BuiltSite) -> list[str]:
    """The pages that say something: not those that lead on, nor cards, nor the one for no page."""
    return [
        name
        for name in site.pages
        if (name == "" or name.endswith("/"))
        and not name.startswith("cards/")
        and 'id="moved"' not in site.html(name)
    ]


@WHICH
def test_each_page_has_its_markdown_beside_it(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    beside = {path.parent.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.md")}
    assert {name.rstrip("/") or "." for name in places(site)} == beside
    for name in places(site):
        (link,) = [e for e in site.page(name).all("link") if e["type"] == "text/markdown"]
        assert link["href"].endswith(f"{name}index.md")


@WHICH
def test_the_list_leads_to_every_page_that_may_be_found(
    request: pytest.FixtureRequest, which: str
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    text = (site.folder / "llms.txt").read_text("utf-8")
    root = SITE_URL if which == "real" else ""
    assert re.match(r"# .+\n\n> .+\n\n.*Keep them together.*\n\n## ", text)
    addresses = [found["address"] for found in LINK.finditer(text)]
    assert len(addresses) == len(set(addresses)) > 20
    for address in addresses:
        assert address.startswith(root)
        assert site.has(address.removeprefix(root)), address
    listed = {address.removeprefix(root).removesuffix("index.md") for address in addresses}
    missing = set(places(site)) - listed - {"data/fields/"}
    unlisted = {name for name in missing if "Removed" not in site.page(name).one("title").text}
    assert unlisted <= {"correct/"}, unlisted
    assert text.index("## Optional") > text.index("## People")


def test_a_statement_in_markdown_has_its_citation_and_its_reply(small: BuiltSite) -> None:
    page = small.folder / "statements/chapter-letter-2003-05-02/index.md"
    text = page.read_text("utf-8")
    assert "The chapter wrote that Ada Example had spent the funds without a vote." in text
    assert "We found no reply to this." in text
    assert "(../../sources/example-paper-2003-05-06/index.md#p4)" in text
