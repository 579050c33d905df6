"""JSON-LD: a processor that is not ours reads it, and schema.org's own vocabulary allows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from casebook.render.graphs import script
from casebook.render.site import Site
from pyld import jsonld

from builds import SITE_URL
from casebook.intake import take_in
from documents import BuiltSite, Element
from projects import EXAMPLE, ROOT

SCHEMA = "https://schema.org/"
VOCABULARY = json.loads((Path(__file__).parent / "schema-org.json").read_text("utf-8"))
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "archivedAt": {"@type": "@id"}}}
"""What schema.org's own context comes to for the properties that the site uses."""

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BASE = "https://somewhere.example/people/x/"

Node = dict[str, Any]


def load(address: str, options: object) -> Node:  # noqa: ARG001
    """The context from here: nothing is fetched."""
    assert address.rstrip("/") == SCHEMA.rstrip("/"), address
    return {
        "contextUrl": None,
        "documentUrl": address,
        "contentType": "application/ld+json",
        "document": CONTEXT,
    }


def graph(head: str) -> Node:
    """The JSON-LD in the head of a page."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    found: Node = json.loads(text)
    return found


def expanded(found: Node, base: str = BASE) -> list[Node]:
    """The nodes as a JSON-LD processor understands them."""
    nodes: list[Node] = jsonld.expand(found, {"base": base, "documentLoader": load})
    return nodes


def walk(value: object) -> Iterator[Node]:
    """Every node in an expanded document."""
    if isinstance(value, list):
        for item in value:
            yield from walk(item)
    elif isinstance(value, dict):
        if "@value" not in value:
            yield value
        for item in value.values():
            yield from walk(item)


def ancestors(kind: str) -> set[str]:
    """``kind`` and all types above it."""
    above = VOCABULARY["types"][kind]
    return {kind}.union(*(ancestors(each) for each in above)) if above else {kind}


def faults(nodes: list[Node]) -> list[str]:
    """What schema.org does not allow: types, properties of a type, values of a property."""
    types: dict[str, str] = {}
    for node in walk(nodes):
        for kind in node.get("@type", []):
            types[node.get("@id", "")] = kind.removeprefix(SCHEMA)
    found = []
    for node in walk(nodes):
        kinds = [kind.removeprefix(SCHEMA) for kind in node.get("@type", [])]
        if not kinds:
            continue
        (kind,) = kinds
        if kind not in VOCABULARY["types"]:
            found.append(f"{kind} is no type that schema-org.json knows")
            continue
        for property_, values in node.items():
            if not property_.startswith("@"):
                found += _property(kind, property_.removeprefix(SCHEMA), values, types)
    return found


def _property(kind: str, name: str, values: list[Node], types: dict[str, str]) -> Iterator[str]:
    known = VOCABULARY["properties"].get(name)
    if known is None:
        yield f"{name} is no property that schema-org.json knows"
        return
    if not ancestors(kind) & set(known["of"]):
        yield f"{kind} has no {name}"
    for value in values:
        if set(value) == {"@id"} and value["@id"] not in types and "URL" not in known["values"]:
            yield f"{value['@id']} is named and described nowhere"
        if not set(_kinds(value, types)) & set(known["values"]):
            yield f"{name} of {kind} cannot be {value}"


def _kinds(value: Node, types: dict[str, str]) -> Iterator[str]:
    """What ``value`` is in the words of schema.org."""
    literal = value.get("@value")
    if isinstance(literal, bool):
        yield "Boolean"
    elif isinstance(literal, int):
        yield "Integer"
    elif isinstance(literal, str):
        yield "Text"
        if DATE.fullmatch(literal):
            yield "Date"
        if re.match("https?://", literal):
            yield "URL"
    else:
        yield "URL"
        if "@type" in value:
            yield from ancestors(value["@type"][0].removeprefix(SCHEMA))
        elif value.get("@id") in types:
            yield from ancestors(types[value["@id"]])


def records(site: Site) -> list[str]:
    return list(site.heads.citing.pages)


def heads(site: Site) -> dict[str, str]:
    """The heads of all pages that show a record, or carry on what one says, by path."""
    found = {page.path: site.head(page) for page in site.pages}
    assert all("ld+json" in found[path] for path in records(site))
    return {path: head for path, head in found.items() if "ld+json" in head}


def test_schema_org_allows_all_that_the_pages_say(pages: Site, at_home: Site) -> None:
    for site in (pages, at_home):
        for path, head in heads(site).items():
            assert faults(expanded(graph(head))) == [], path


def test_the_check_itself_finds_what_is_not_allowed() -> None:
    def told(**node: object) -> list[str]:
        return faults(expanded({"@context": SCHEMA, **node}))

    assert told(**{"@type": "Person", "name": "Ada"}) == []
    assert told(**{"@type": "Persson", "name": "Ada"})
    assert told(**{"@type": "Person", "startDate": "2020"})
    assert told(**{"@type": "Person", "birthDate": "in May"})
    assert told(**{"@type": "Book", "author": {"@id": "#nobody"}})
    assert told(**{"@type": "Book", "author": {"@type": "Event", "name": "x"}})
    assert told(**{"@type": "Person", "shoeSize": "40"})


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("people/ada-example/", "Person"),
        ("organizations/example-alliance/", "Organization"),
        ("events/example-meeting-2003-05-01/", "Event"),
        ("topics/sample-rule/", "DefinedTerm"),
        ("disputes/alliance-and-chapter/", "Thing"),
        ("statements/chapter-letter-2003-05-02/", "CreativeWork"),
    ],
)
def test_a_page_says_what_it_is_about(at_home: Site, path: str, kind: str) -> None:
    web = graph(heads(at_home)[path])["@graph"][0]
    assert (web["@type"], web["mainEntity"]["@type"]) == ("WebPage", kind)
    assert web["mainEntity"]["name"] == web["name"]
    assert web["citation"]


def test_addresses_are_those_of_the_site_with_and_without_one(at_home: Site, pages: Site) -> None:
    home = expanded(graph(heads(at_home)["people/ada-example/"]), f"{SITE_URL}people/ada-example/")
    assert home[0]["@id"] == f"{SITE_URL}people/ada-example/"
    path = records(pages)[0]
    assert graph(heads(pages)[path])["@graph"][0]["@id"] == f"{SITE_URL}{path}"


def told(site: Site, kind: str) -> dict[str, Node]:
    """All nodes of the type ``kind`` on the pages, by their address below the site."""
    found = {}
    for path, head in heads(site).items():
        for node in walk(graph(head)):
            if node.get("@type") == kind and (kind == "Claim" or "mainEntity" not in node):
                whole = "/".join(path.split("/")[:2])  # without the number of a further page
                key = f"{whole}/#{node['@id'].partition('#')[2]}"
                assert key not in found
                found[key] = node
    return found


@pytest.mark.parametrize("which", ["pages", "at_home"])
def test_every_charge_is_a_claim_by_its_author_with_replies_or_the_word_that_there_are_none(
    which: str, request: pytest.FixtureRequest
) -> None:
    ledger = take_in(ROOT if which == "pages" else EXAMPLE).casebook.ledger
    claims = told(request.getfixturevalue(which), "Claim")
    assert set(claims) == {f"{u.ref.kind}/{u.ref.slug}/#{u.ref.part}" for u in ledger.allegations}
    for utterance in ledger.allegations:
        claim = claims[f"{utterance.ref.kind}/{utterance.ref.slug}/#{utterance.ref.part}"]
        replies = ledger.replies.get(utterance.ref, ())
        assert "author" in claim or "creditText" in claim
        assert claim["appearance"]
        assert claim["citation"]
        assert claim["commentCount"] == len(replies) == len(claim.get("comment", []))
        assert ("No reply is recorded in our sources." in claim["description"]) != bool(replies)


def test_the_words_of_a_party_are_a_quotation_by_it(pages: Site) -> None:
    ledger = take_in(ROOT).casebook.ledger
    quotations = told(pages, "Quotation")
    quoted = [u for u in ledger.listed if u.entry.quote]
    assert len(quotations) == len(quoted) > 20
    for node in quotations.values():
        assert node["text"]
        assert node["citation"]
        assert "creator" in node or "creditText" in node


@pytest.mark.parametrize("which", ["pages", "at_home"])
def test_nothing_sensitive_and_no_judgement_of_a_narrator_is_in_it(
    which: str, request: pytest.FixtureRequest
) -> None:
    casebook = take_in(ROOT if which == "pages" else EXAMPLE).casebook
    hidden = [
        u for u in casebook.ledger.all.values() if u.entry.sensitive or u.is_judgement_of_narrator
    ]
    assert hidden
    all_heads = "\n".join(heads(request.getfixturevalue(which)).values())
    for utterance in hidden:
        assert f"#{utterance.ref.part}" not in all_heads
        if utterance.entry.gist:
            assert json.dumps(str(utterance.entry.gist))[1:-1] not in all_heads


def test_no_text_can_end_the_element() -> None:
    html = str(script({"name": "</script><!-- & \u2028"}))
    assert html.count("<") == html.count(">") == 2
    assert graph(html) == {"name": "</script><!-- & \u2028"}


def linked(page: Element) -> Node:
    (found,) = [e for e in page.all("script") if e["type"] == "application/ld+json"]
    return graph(f'<script type="application/ld+json">{found.content[0]}</script>')


def test_the_start_page_names_the_site_and_its_data_with_the_licence(published: BuiltSite) -> None:
    found = linked(published.page(""))
    assert faults(expanded(found, SITE_URL)) == []
    site, data = found["@graph"]
    assert (site["@type"], site["url"]) == ("WebSite", SITE_URL)
    assert data["@type"] == "Dataset"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
