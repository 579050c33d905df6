"""The pages of changes and what goes with them, over a made-up repository with three releases."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from atom import complaints
from builds import REPO_URL, SITE_URL, build
from casebook.changes.history import NO_HISTORY
from changes.releases import released
from documents import BuiltSite
from once import once, run_folder
from open_data.test_json import validator
from projects import Project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the made-up repository."""
    folder = run_folder(tmp_path_factory)
    project = Project(once(folder / "released", lambda to: str(released(to))))
    options = {"site_url": SITE_URL, "repo": REPO_URL}
    return BuiltSite(once(folder / "released-site", lambda to: build(project, to, **options)))


CORRECTED = "Correction in the same release: We misread the paper."


def changes(site: BuiltSite) -> Any:
    return json.loads((site.folder / "api/v1/changes.json").read_text("utf-8"))


def test_the_first_page_tells_the_newest_and_leads_to_each_release(site: BuiltSite) -> None:
    text = site.article("changes/").text
    assert "“Description” changed from “Founder of the Example Alliance” to" in text
    assert f"“Born” changed from May 1950 to June 1950. {CORRECTED}" in text
    assert re.search(r"v1\.2\s+May 10, 2004: nothing changed\.", text)
    assert re.search(r"v1\.0\s+April 1, 2004: the first release\.", text)


def test_of_a_text_that_was_reworded_the_words_that_differ_stand_out(site: BuiltSite) -> None:
    html = site.html("changes/")
    assert "“Founder <strong>and speaker</strong> of the Example Alliance”" in html
    assert "had spent <strong>the</strong> funds without" in html
    assert "had spent <strong>all</strong> funds without" in html


def test_what_alters_comes_first(site: BuiltSite) -> None:
    (table,) = site.article("changes/after-v1.0/").all("table")
    first = [row.text for row in table.all("tr")][1]
    assert "New correction" not in first


def test_each_change_has_an_address_of_its_own(site: BuiltSite) -> None:
    found = [change for span in changes(site)["spans"] for change in span["changes"]]
    assert len(found) == 6
    for change in found:
        page, _, anchor = change["change"].removeprefix(SITE_URL).partition("#")
        assert anchor in site.ids(page)
        assert change["page"].startswith(SITE_URL)


def test_the_json_has_the_form_that_openapi_tells(site: BuiltSite) -> None:
    form = json.loads((site.folder / "api/v1/openapi.json").read_text("utf-8"))
    judge = validator(form, "#/components/schemas/Changes")
    assert [error.message for error in judge.iter_errors(changes(site))] == []
    broken = changes(site)
    del broken["spans"][0]["changes"][0]["sentence"]
    assert not judge.is_valid(broken)


def test_an_accusation_leaves_with_its_replies_in_every_form(site: BuiltSite) -> None:
    for name in ("changes/feed.xml", "changes/after-v1.0/index.md", "api/v1/changes.json"):
        text = (site.folder / name).read_text("utf-8")
        plain = text.replace("**", "")
        assert re.search(
            r"had spent all funds without a vote.{1,99}We found no reply to this", plain
        )
        assert re.search("no minutes ?at all.{1,99}Reply by Alliance: The Alliance answered", plain)
        assert "Quietwood" not in text
    text = site.article("changes/after-v1.0/").text
    assert re.search(r"all funds without a vote\.”\s+We found no reply to this", text)


def test_a_page_tells_its_own_history(site: BuiltSite) -> None:
    details = site.page("people/ada-example/").all("details")
    (history,) = [each for each in details if each["id"] == "History"]
    assert "v1.1: “Born” changed from May 1950 to June 1950." in history.text
    assert "After v1.2: “Description” changed" in history.text
    links = [link["href"] for link in history.all("a")]
    assert f"{REPO_URL}/commits/main/data/people/ada-example.yml" in links
    assert "../../changes/people/ada-example.xml" in links
    others = [each["id"] for each in site.page("people/ben-sample/").all("details")]
    assert "History" not in others
    assert "commits/main/data/people/ben-sample.yml" in site.html("people/ben-sample/")


def test_every_feed_keeps_the_rules_of_atom(site: BuiltSite) -> None:
    feeds = sorted((site.folder / "changes").rglob("*.xml"))
    assert [feed.relative_to(site.folder / "changes").as_posix() for feed in feeds] == [
        "corrections/2004-04-05-birth-of-ada.xml",
        "disputes/alliance-and-chapter.xml",
        "feed.xml",
        "organizations/example-alliance.xml",
        "organizations/example-chapter.xml",
        "people/ada-example.xml",
        "statements/chapter-letter-2003-05-02.xml",
    ]
    for feed in feeds:
        assert complaints(feed.read_text("utf-8")) == []
    assert 'href="../../changes/people/ada-example.xml"' in site.html("people/ada-example/")


def test_a_dispute_tells_the_changes_of_what_it_shows(site: BuiltSite) -> None:
    details = site.page("disputes/alliance-and-chapter/").all("details")
    (history,) = [each for each in details if each["id"] == "History"]
    assert "Accusation: Chapter on use of the funds" in history.text
    assert "all funds without a vote.” We found no reply to this." in history.text


def test_what_was_said_before_is_offered_to_no_search(site: BuiltSite) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert "/changes/</loc>" in sitemap
    assert "changes/after-" not in sitemap
    assert "noindex" in site.html("changes/after-v1.0/")
    index = "".join(p.read_text("utf-8") for p in (site.folder / "search").rglob("*.json"))
    assert "all funds without" in index, "what is said now"
    assert "after-v1.0" not in index


def test_the_same_repository_makes_the_same_bytes(
    site: BuiltSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("again")
    again = build(
        Project(released(folder / "project").root), folder / "site", REPO_URL, site_url=SITE_URL
    )
    for path in (*(site.folder / "changes").rglob("*"), site.folder / "api/v1/changes.json"):
        if path.is_file():
            other = again.folder / path.relative_to(site.folder)
            assert other.read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("way", ["shallow", "no git"])
def test_without_history_a_sentence_says_so_and_the_build_is_green(
    tmp_path: Path, way: str
) -> None:
    made = released(tmp_path / "project")
    made.commit()
    if way == "shallow":
        url = f"file://{made.root}"
        subprocess.run(["git", "clone", "-q", "--depth=1", url, tmp_path / "copy"], check=True)
        made = type(made)(tmp_path / "copy")
    else:
        (made.root / ".git").rename(tmp_path / "away")
    built = build(made, tmp_path / "site")
    assert NO_HISTORY in built.article("changes/").text
    assert changes(built) == {"version": 1, "missing": NO_HISTORY, "spans": []}
    assert not (built.folder / "changes/feed.xml").exists()
