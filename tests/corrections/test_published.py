"""On the built site: the feed is there, pages lead to it, and settings that are wrong are told."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.exceptions import Abort

from builds import REPO_URL, SITE_URL, build
from documents import BuiltSite
from projects import copy_of_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("published")
    project = copy_of_site(folder / "project")
    return build(project, folder / "site", site_url=SITE_URL, repo=REPO_URL)


def test_the_feed_is_published_under_the_address_of_the_site(built: BuiltSite) -> None:
    text = (built.folder / "corrections" / "feed.xml").read_text("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - our own text
    links = [str(link.get("href")) for link in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert f"{SITE_URL}corrections/feed.xml" in links
    assert all(link.startswith(SITE_URL) for link in links)


@pytest.mark.parametrize("page", ["", "about/", "people/ada-example/"])
def test_every_page_names_the_feed(built: BuiltSite, page: str) -> None:
    text = (built.folder / page / "index.html").read_text("utf-8")
    depth = "../" * page.count("/") or "./"
    start = text.index('type="application/atom+xml"')
    assert f'href="{depth.removeprefix("./")}corrections/feed.xml"' in text[start : start + 200]


def test_written_pages_and_records_have_an_editor_and_lists_have_none(built: BuiltSite) -> None:
    def editor(page: str) -> str:
        text = (built.folder / page / "index.html").read_text("utf-8")
        return text.partition('rel="edit"')[0].rpartition('href="')[2].partition('"')[0] * (
            'rel="edit"' in text
        )

    assert editor("about/") == f"{REPO_URL}/edit/main/docs/about/index.md"
    assert editor("people/ada-example/") == f"{REPO_URL}/edit/main/data/people/ada-example.yml"
    assert editor("people/") == ""


def test_a_repository_that_is_no_address_stops_the_build_in_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = copy_of_site(tmp_path / "project")
    with pytest.raises(Abort):
        build(project, tmp_path / "site", repo="owner/name")
    assert "REPO_URL is 'owner/name', which is not the address of a repository." in caplog.text
    assert not (tmp_path / "site" / "index.html").exists()
