"""JSON-LD: a processor that is not ours reads it, and schema.org's own vocabulary allows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from builds import SITE_URL
from casebook.catalog.ledger import accuses, listable
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.records.kinds import KINDS
from casebook.writing.json_ld import Linker, script

SCHEMA = "https://schema.org/"
VOCABULARY = json.loads((Path(__file__).parent / "schema-org.json").read_text("utf-8"))
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "archivedAt": {"@type": "@id"}}}
"""What schema.org's own context comes to for the properties that the site uses."""

ANYWHERE = "additionalProperty"
"""The mechanism of schema.org for what it has no property for. It lists few types that have it, and
says that its lists are advice; we let everything have it."""

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


def graphs(site: Site) -> dict[str, Node]:
    """What each page tells programs, by its address."""
    settings = site.composer.settings
    linker = Linker(settings.imprint, settings.license)
    return {page.address: linker.graph(page) for page in site.pages()}


def parsed(html: str) -> Node:
    """The JSON-LD in an element of HTML."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
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
    if name != ANYWHERE and not ancestors(kind) & set(known["of"]):
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


SITES = ["small_pages", "real_pages"]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    """The made-up casebook without an address, and the real record with one."""
    found: Site = request.getfixturevalue(request.param)
    return found


def test_schema_org_allows_all_that_the_pages_say(site: Site) -> None:
    for address, graph in graphs(site).items():
        assert faults(expanded(graph)) == [], address


def test_the_check_itself_finds_what_is_not_allowed() -> None:
    def told(**node: object) -> list[str]:
        return faults(expanded({"@context": SCHEMA, **node}))

    assert told(**{"@type": "Person", "name": "Ada"}) == []
    assert told(**{"@type": "Persson", "name": "Ada"})
    assert told(**{"@type": "Person", "startDate": "2020"})
    assert told(**{"@type": "Person", "birthDate": "in May"})
    assert told(**{"@type": "Person", "additionalProperty": "40"})
    assert told(**{"@type": "Book", "author": {"@id": "#nobody"}})
    assert told(**{"@type": "Book", "author": {"@type": "Event", "name": "x"}})
    assert told(**{"@type": "Person", "shoeSize": "40"})


def test_a_page_says_what_it_is_about_by_the_type_of_its_kind(site: Site) -> None:
    found = graphs(site)
    for ref, stored in site.casebook.catalog.records.items():
        kind = KINDS[ref.kind]
        if kind.page:
            web = found[f"{ref.kind}/{ref.slug}/"]["@graph"][0]
            main = web["mainEntity"]
            assert (web["@type"], main["@id"], main["name"]) == (
                "WebPage",
                "#Record",
                stored.record.name,
            )
            assert kind.schema in ancestors(main["@type"])


def test_what_is_linked_has_the_type_of_its_kind(site: Site) -> None:
    for graph in graphs(site).values():
        for node in graph["@graph"][1:]:
            address, _, part = node["@id"].removeprefix(SITE_URL).lstrip("./").partition("#")
            if part == "Record":
                assert node["@type"] == KINDS[address.partition("/")[0]].schema


def test_every_id_is_described_once_on_a_page(site: Site) -> None:
    for address, graph in graphs(site).items():
        ids = [node["@id"] for node in walk(expanded(graph)) if "@type" in node and "@id" in node]
        assert len(ids) == len(set(ids)), address


def test_addresses_are_those_of_the_site_with_and_without_one(
    small_pages: Site, real_pages: Site
) -> None:
    path = "people/ada-example/"
    home = expanded(graphs(small_pages)[path], f"{SITE_URL}{path}")
    assert home[0]["@id"] == f"{SITE_URL}{path}"
    for address, graph in graphs(real_pages).items():
        assert graph["@graph"][0]["@id"] == f"{SITE_URL}{address}"
        assert graph["@context"][1]["@base"] == f"{SITE_URL}{address}"


def told(site: Site, kind: str) -> dict[str, Node]:
    """All nodes of the type ``kind`` that pages have at home, by their address below the site."""
    found = {}
    for path, graph in graphs(site).items():
        for node in graph["@graph"][0].get("mainEntity", {}).get("hasPart", []):
            if node["@type"] == kind:
                found[f"{path}{node['@id']}"] = node
    return found


def addresses(utterances: Any) -> set[str]:
    return {f"{u.ref.kind}/{u.ref.slug}/#{u.ref.part}" for u in utterances}


def test_every_accusation_is_a_claim_by_its_author_with_its_replies_or_none(site: Site) -> None:
    ledger = site.casebook.ledger
    claims = told(site, "Claim")
    accusations = [u for u in ledger.listed if accuses(u)]
    assert set(claims) == addresses(accusations)
    for utterance in accusations:
        claim = claims[f"{utterance.ref.kind}/{utterance.ref.slug}/#{utterance.ref.part}"]
        replies = ledger.replies.get(utterance.ref, ())
        assert "author" in claim or "creditText" in claim
        assert claim["citation"]
        assert claim["commentCount"] == len(replies) == len(claim.get("comment", []))
        assert claim["description"].startswith("We found no reply") != bool(replies)
    assert any(claim["commentCount"] for claim in claims.values())


def test_a_reply_is_a_comment_by_its_author(small_pages: Site) -> None:
    graph = graphs(small_pages)["statements/chapter-letter-2003-05-02/"]
    (comment,) = (node for node in graph["@graph"] if node["@type"] == "Comment")
    assert comment["text"] == "The Alliance answered that minutes lay open in its office."
    assert comment["url"] == "../../statements/alliance-answer-2003-05-03/#minutes-kept"
    assert comment["author"]["@id"] == "../../organizations/example-alliance/#Record"


def test_words_that_accuse_nobody_are_a_quotation(site: Site) -> None:
    ledger = site.casebook.ledger
    quotations = told(site, "Quotation")
    quoted = [
        utterance
        for utterances in ledger.of_statement.values()
        for utterance in utterances
        if utterance.entry.quote and not accuses(utterance) and not utterance.entry.sensitive
    ]
    assert set(quotations) == addresses(quoted)
    for utterance in quoted:
        node = quotations[f"{utterance.ref.kind}/{utterance.ref.slug}/#{utterance.ref.part}"]
        assert node["text"] == " […] ".join(utterance.entry.quote or ())
        assert node["citation"]


def test_nothing_sensitive_is_in_it(site: Site) -> None:
    hidden = [u for u in site.casebook.ledger.all.values() if u.entry.sensitive]
    assert hidden
    everything = "\n".join(json.dumps(graph) for graph in graphs(site).values())
    for utterance in hidden:
        assert f"#{utterance.ref.part}" not in everything
        if utterance.entry.gist:
            assert json.dumps(str(utterance.entry.gist))[1:-1] not in everything


def test_a_narrator_s_judgment_is_on_the_page_of_its_article_alone(site: Site) -> None:
    judgments = [u for u in site.casebook.ledger.all.values() if not listable(u)]
    for path, graph in graphs(site).items():
        for utterance in judgments:
            if path != f"statements/{utterance.ref.slug}/":
                assert f"{utterance.ref.slug}/#{utterance.ref.part}" not in json.dumps(graph)


def test_no_text_can_end_the_element() -> None:
    html = str(script({"name": "</script><!-- & \u2028"}))
    assert html.count("<") == html.count(">") == 2
    assert parsed(html) == {"name": "</script><!-- & \u2028"}


def test_the_start_page_names_its_data_with_the_license(real_pages: Site) -> None:
    settings = real_pages.composer.settings
    linker = Linker(settings.imprint, settings.license)
    found = linker.graph(Page("", "Start", "What it is"))
    assert faults(expanded(found, SITE_URL)) == []
    data = found["@graph"][0]["mainEntity"]  # type: ignore[index]
    assert data["@type"] == "Dataset"
    assert data["license"] == settings.license
