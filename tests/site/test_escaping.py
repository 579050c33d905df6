"""Text that looks like code stays text: on the page, in titles, in search, in meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from builds import REPO_URL, SITE_URL, build
from documents import BuiltSite, Element, document
from projects import Project, copy_of_site

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}{% [x](javascript:alert(1))*a*|`code`'&amp;<!-- אבג"
"""Text that would be code, markup, a template or a link in one of the places that it comes to."""

QUOTED = f'"onclick="{HOSTILE}'
"""It may stand in the name of a source, which is the only heading that may hold such marks."""

RECORDS = {
    "organizations/alpha": """\
name: '{0} Alpha'
short: '{0} A'
aliases: ['{0} Alias']
description: '{0} description'
summary:
  - {{text: '{0} summary', cite: sources/paper#p1}}
facts:
  - {{key: motto, value: '{0} fact', inferred: '{0} inferred', cite: sources/paper#p1}}
  - key: size
    values:
      - {{value: '{0} one', note: '{0} note', cite: sources/paper#p1}}
      - {{value: '{0} two', cite: sources/paper#p2}}
relations:
  - {{kind: allied-with, to: organizations/beta, role: '{0} role', cite: sources/paper#p1}}
unknown:
  - {{text: '{0} gap', cite: sources/paper#p1}}
form: organization
subject: true
cite: sources/paper#p1
checked: {{by: '{0} checker', on: 2003-05-06}}
""",
    "organizations/beta": """\
name: Beta
description: Another one
facts:
  - {{key: motto, value: Plain, cite: sources/paper#p1}}
  - {{key: size, value: Small, cite: sources/paper#p1}}
form: group
subject: true
cite: sources/paper#p1
""",
    "people/ada": """\
name: '{0} Ada'
description: '{0} person'
cite: sources/paper#p1
see: topics/rule
""",
    "events/meeting": """\
name: '{0} meeting'
description: '{0} event'
date: 2003-05-01
inferred: '{0} because'
place: '{0} place'
cite: sources/paper#p1
disputes: disputes/dispute
participants:
  - {{who: people/ada, role: '{0} part', cite: sources/paper#p1}}
""",
    "topics/rule": """\
name: '{0} rule'
description: '{0} topic'
form: term
cite: sources/paper#p1
""",
    "disputes/dispute": """\
name: '{0} dispute'
description: '{0} of two'
cite: sources/paper#p1
parties:
  - {{who: organizations/alpha, stance: '{0} stance', cite: sources/paper#p1}}
  - {{who: organizations/beta, cite: sources/paper#p1}}
agreed:
  - {{text: '{0} agreed', cite: sources/paper#p1}}
points:
  - {{key: point, name: '{0} point'}}
""",
    "statements/letter": """\
name: '{0} letter'
short: '{0} l'
description: '{0} statement'
form: statement
title: '{0} title'
unnamed: '{0} somebody'
cite: sources/paper#p1
entries:
  - key: charge
    type: allegation
    subject: '{0} subject'
    about: organizations/alpha
    topics: topics/rule
    dispute: disputes/dispute#point
    gist: '{0} gist, see [[people/ada|{1} words]]'
    cite: sources/paper#p1
  - key: reply
    type: response
    subject: '{0} reply'
    speaker: organizations/alpha
    gist: '{0} answer'
    cite: sources/paper#p2
    answers:
      - {{to: statements/letter#charge, scope: specific, cite: sources/paper#p2}}
""",
    "statements/article": """\
name: '{0} article'
description: '{0} voice'
form: article
speaker: sources/paper
cite: sources/paper#p1
entries:
  - key: view
    type: judgement
    subject: '{0} view'
    gist: '{0} judgement'
    cite: sources/paper#p1
""",
    "sources/paper": """\
name: '{2} paper'
short: '{2} P'
title: '{0} headline'
authors: ['{0} author']
description: '{0} source'
publisher: '{0} publisher'
place: '{0} town'
url: https://paper.example/page?a=1&amp;b=2
kind: secondary
medium: article
standing: established
voice: press
read: {{how: '{0} reading', on: 2003-05-06}}
notes: ['{0} note of the source']
""",
}
MAP = """\
source: sources/paper
paragraphs:
  - {{label: p1, role: body, section: '{0} section', gist: '{0} first'}}
  - {{label: p2, role: body, gist: '{0} second'}}
  - {{label: p3, role: body, unused: '{0} unused'}}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site in which every text of every record is hostile."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "records" / "data").mkdir(parents=True)
    (folder / "records" / "seeds").mkdir()
    project = copy_of_site(folder / "project", folder / "records")
    plain, words, quoted = (
        text.replace("'", "''") for text in (HOSTILE, HOSTILE.replace("]", ")"), QUOTED)
    )
    for name, text in RECORDS.items():
        project.write(f"data/{name}.yml", text.format(plain, words, quoted))
    project.write("seeds/paper.yml", MAP.format(plain))
    assert Project(project.root).problems() == []
    return build(project, folder / "site", site_url=SITE_URL, repo=REPO_URL)


TEXTS = {
    "organizations/alpha/": (
        "Alpha|A|Alias|description|summary|fact|inferred|one|note|two|role|gap|checker|subject|"
        "gist|reply|answer|P"
    ),
    "people/ada/": "Ada|person|part|rule",
    "events/meeting/": "meeting|event|because|place|part",
    "topics/rule/": "rule|topic",
    "disputes/dispute/": "dispute|of two|stance|agreed|point|subject|gist|answer",
    "statements/letter/": "letter|statement|title|somebody|subject|gist|reply|answer",
    "statements/article/": "article|voice",
    "sources/paper/": (
        "paper|headline|author|source|publisher|town|reading|note of the source|section|first|"
        "second|unused|judgement"
    ),
    "organizations/": "Alpha|description",
    "people/": "Ada|person",
    "events/": "meeting|event",
    "statements/": "letter|statement|article",
    "sources/": "paper|source",
    "topics/": "rule|topic",
    "disputes/": "dispute|of two",
    "timeline/": "meeting|event",
    "organizations/compare/": "Alpha|fact|one|two",
    "who-said-what/": "somebody|gist|subject",
    "gaps/": "gap",
    "": "Alpha|description|dispute",
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
    for mark in hostile.article("people/ada/").all(of="cb-cite"):
        assert (mark["aria-label"] or mark.text).startswith(f"{QUOTED} P ¶"), mark.attributes
        assert "onclick" not in mark.attributes


def test_hostile_text_is_the_description_of_its_page(hostile: BuiltSite) -> None:
    for address, end in (("organizations/alpha/", "description"), ("people/ada/", "person")):
        metas = list(hostile.page(address).all("meta"))
        for name in ("description", "og:description"):
            (found,) = [e["content"] for e in metas if name in (e["name"], e["property"])]
            assert found == f"{HOSTILE} {end}", name


def test_hostile_text_is_what_search_shows(hostile: BuiltSite) -> None:
    """Material puts titles and texts of the index into the page as HTML."""
    index = json.loads((hostile.folder / "search" / "search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert document(found["people/ada/"]["title"]).text == f"{HOSTILE} Ada"
    assert f"{HOSTILE} person" in document(found["people/ada/"]["text"]).text
    entry = found["statements/letter/#charge"]
    assert f"{HOSTILE} subject" in document(entry["title"]).text
    assert f"{HOSTILE} gist" in document(entry["text"]).text
    for entry in index["docs"]:
        assert not re.search("<(?!/?(p|li|ul|ol|h[1-6]|code|strong|em|a|pre)[ >])", entry["text"])
        assert "<" not in entry["title"]


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
