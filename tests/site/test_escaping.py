"""Text that looks like code stays text: on the page, in titles, in search, in meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest

from documents import BuiltSite, Element
from hostile import HOSTILE, QUOTED
from indexes import Index
from projects import Project

TEXTS = {
    "organizations/alpha/": (
        "Alpha|Alias|summary|fact|inferred|one|note|two|role|gap|gist|answer|P"
    ),
    "people/ada/": "Ada|person|part|rule",
    "events/meeting/": "meeting|event|because|place|part",
    "topics/rule/": "rule|topic",
    "disputes/dispute/": "dispute|stance|agreed|point|gist|answer",
    "statements/letter/": "letter|title|somebody|subject|gist|answer",
    "statements/article/": "article|voice|judgment",
    "sources/paper/": (
        "paper|headline|author|source|publisher|town|reading|note of the source|section|first|"
        "second|unused"
    ),
    "organizations/": "Alpha|description",
    "people/": "Ada|person",
    "statements/": "letter|article",
    "sources/": "paper|publisher",
    "topics/": "rule|topic",
    "disputes/": "dispute|of two",
    "timeline/": "meeting|event",
    "organizations/compare/": "Alpha|fact|one",
    "gaps/": "gap",
    "": "Alpha|dispute",
}
"""What each page shows, after the hostile text."""


@pytest.mark.parametrize("address", TEXTS)
def test_hostile_text_is_shown_as_it_is(hostile: BuiltSite, address: str) -> None:
    shown = hostile.article(address).text
    folded = " ".join(HOSTILE.split())
    missing = [end for end in TEXTS[address].split("|") if f"{folded} {end}" not in shown]
    assert missing == []


def test_hostile_text_is_the_title_of_its_page(hostile: BuiltSite) -> None:
    for address, end in (
        ("organizations/alpha/", "Alpha"),
        ("people/ada/", "Ada"),
        ("events/meeting/", "meeting"),
        ("topics/rule/", "rule"),
        ("disputes/dispute/", "dispute"),
        ("statements/letter/", "letter"),
    ):
        page = hostile.page(address)
        assert page.one("head").one("title").text.startswith(f"{HOSTILE} {end}"), address
        assert page.one("h1").text == f"{HOSTILE} {end}"
        (title,) = [e["content"] for e in page.all("meta") if e["property"] == "og:title"]
        assert title == f"{HOSTILE} {end}"


def test_quotation_marks_in_the_name_of_a_source_end_no_attribute(hostile: BuiltSite) -> None:
    page = hostile.page("sources/paper/")
    assert page.one("h1").text == f"{QUOTED} paper"
    (title,) = [e["content"] for e in page.all("meta") if e["property"] == "og:title"]
    assert title == f"{QUOTED} paper"
    for mark in hostile.article("people/ada/").all(of="cite"):
        assert (mark["aria-label"] or mark.text).startswith(f"{QUOTED} P ¶"), mark.attributes
        assert "onclick" not in mark.attributes


def test_hostile_text_is_the_description_of_its_page(hostile: BuiltSite) -> None:
    for address, end in (("organizations/alpha/", "description"), ("people/ada/", "person")):
        metas = list(hostile.page(address).all("meta"))
        for name in ("description", "og:description"):
            (found,) = [e["content"] for e in metas if name in (e["name"], e["property"])]
            assert found == f"{HOSTILE} {end}", name


def test_hostile_text_is_what_search_shows(hostile: BuiltSite) -> None:
    """The index holds texts, never markup; the dialog shows them as texts."""
    index = Index(hostile.folder)
    assert index["people/ada/"].title == f"{HOSTILE} Ada"
    assert f"{HOSTILE} person" in index["people/ada/"].text
    entry = index["statements/letter/#accusation"]
    assert f"{HOSTILE} subject" in entry.title
    assert f"{HOSTILE} gist" in entry.text


def test_nothing_in_the_data_runs_or_leads_astray(hostile: BuiltSite) -> None:
    known = {script_of(script) for script in scripts(hostile.page("about/"))}
    for address in hostile.pages:
        page = hostile.page(address)
        for element in page.all():
            for name, value in element.attributes.items():
                assert not name.startswith("on"), (address, element.tag, name)
                if name in {"href", "src", "action", "formaction"} and not element.is_download:
                    assert not value.strip().lower().startswith(("javascript:", "data:")), address
        if not any(meta["http-equiv"] for meta in page.all("meta")):
            assert {script_of(script) for script in scripts(page)} <= known, address
        assert hostile.html(address).count("<script>alert") == 0, address


def scripts(page: Element) -> Iterator[Element]:
    """The scripts that run; data for search engines is none."""
    yield from (e for e in page.all("script") if e["type"] != "application/ld+json")


def script_of(script: Element) -> str:
    """A script without the way from its page to the root and to itself."""
    text = "".join(child for child in script.content if isinstance(child, str)) + script["src"]
    return re.sub(r"(\.\./|/peoples-party/|\.)+", "", text.replace('"base": "/"', ""))


def test_data_for_search_engines_is_data(hostile: BuiltSite) -> None:
    found = 0
    for address in hostile.pages:
        for script in hostile.page(address).all("script"):
            if script["type"] == "application/ld+json":
                (text,) = script.content
                assert isinstance(text, str)
                assert "<" not in text, address
                json.loads(text)
                found += 1
    assert found


def test_no_comment_swallows_what_follows(hostile: BuiltSite) -> None:
    for address in hostile.pages:
        for comment in re.findall(r"<!--.*?-->", hostile.html(address), flags=re.DOTALL):
            assert "אבג" not in unescape(comment), address
            assert "alert" not in comment, address


def test_the_sitemap_and_the_redirects_are_well_formed(hostile: BuiltSite) -> None:
    assert "<script>" not in (hostile.folder / "sitemap.xml").read_text("utf-8")


def test_hostile_text_in_a_problem_stays_on_its_line(project: Project) -> None:
    project.write("data/topics/hostile.yml", f"name: '{HOSTILE}'\nform: '{HOSTILE}'\n")
    told = [p for p in project.take_in().problems if "hostile" in p.file]
    assert told
    assert all("\n" not in str(problem) for problem in told)
