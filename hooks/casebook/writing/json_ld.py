"""JSON-LD: what a page is about, in the words of https://schema.org, from its model alone.

Whatever is not described in full here is named by its address, type and name alone, once; its own
page describes it. Addresses are relative to that of the page, which the context names if it is
known, as JSON-LD allows. Nothing sensitive is in it: no model of a page lists what is. An
accusation is a ``Claim`` by its author that tells whether a reply was found; words are a
``Quotation``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from casebook.citing.works import Imprint
from casebook.pages.blocks import Exchange, Exchanges, Saying, Sayings
from casebook.pages.page import Named, Page, Thing
from casebook.pages.text import Link, Text, plain

Node = dict[str, Any]
"""A node of JSON-LD: its properties by their names."""

RECORD = "#Record"
"""The fragment that names what a page is about; no key of a record has a capital."""


class Linker:
    """Describes the pages of one site."""

    def __init__(self, imprint: Imprint, license_: str = "") -> None:
        self.imprint = imprint
        self.license = license_

    def graph(self, page: Page) -> Node:
        """The graph of ``page``: itself, what it is about, and the nodes that it names."""
        root = self.imprint.address or "../" * page.depth or "./"
        address = f"{self.imprint.address}{page.address}" if self.imprint.address else ""
        nodes: dict[str, Node] = {}
        web: Node = {
            "@type": "WebPage",
            "@id": address or "./",
            "url": address or "./",
            "name": page.title,
            "description": page.description,
            "inLanguage": "en",
            "isPartOf": self._site(root),
            "mainEntity": self._thing(page, page.thing, root, nodes) if page.thing else None,
            "citation": self._sources(page, root, nodes),
            "dateModified": page.updated.isoformat() if page.updated else None,
        }
        if not page.address:
            web |= {"mainEntity": self._data(page, root)}
        schema = "https://schema.org"
        context: object = [schema, {"@base": address}] if address else schema
        return {"@context": context, "@graph": [_present(web), *nodes.values()]}

    def _site(self, root: str) -> Node:
        return {"@type": "WebSite", "@id": root, "url": root, "name": self.imprint.name}

    def _data(self, page: Page, root: str) -> Node:
        """The data set that the site is made of."""
        return _present(
            {
                "@type": "Dataset",
                "@id": f"{self.imprint.address}#Data",
                "url": root,
                "name": self.imprint.name,
                "description": page.description,
                "license": self.license,
                "isAccessibleForFree": True,
                "inLanguage": "en",
                "creator": {
                    "@type": "Organization",
                    "name": f"Contributors to {self.imprint.name}",
                },
            }
        )

    def _sources(self, page: Page, root: str, nodes: dict[str, Node]) -> list[Node]:
        sources = page.band.sources if page.band else ()
        return [
            _named(Named("CreativeWork", mark.source, mark.page), root, nodes)
            for mark, _ in sources
        ]

    def _thing(self, page: Page, thing: Thing, root: str, nodes: dict[str, Node]) -> Node:
        node: Node = {"@type": thing.type, "@id": RECORD, "name": thing.name}
        for name, value in thing.properties:
            said = _value(value, root, nodes)
            if name in node and isinstance(node[name], list):
                node[name].append(said)
            elif name == "additionalProperty":
                node[name] = [said]
            else:
                node[name] = said
        node["hasPart"] = [self._said(each, root, nodes) for each in _at_home(page)]
        return _present(node)

    def _said(
        self, told: Saying | tuple[Saying, Exchange], root: str, nodes: dict[str, Node]
    ) -> Node:
        """A statement that is at home on the page: a claim with its replies, or a quotation."""
        saying, exchange = told if isinstance(told, tuple) else (told, None)
        node: Node = {
            "@type": "Claim" if exchange else "Quotation" if saying.quote else "Statement",
            "@id": f"#{saying.id}",
            "name": saying.heading,
            "text": plain(saying.gist) or (saying.quote.words if saying.quote else ""),
            "datePublished": saying.when.machine if saying.when else None,
            "about": [_linked(link, root, nodes) for link in _links(saying.about)],
            "citation": [_cited(mark, root, nodes) for mark in saying.marks.marks],
            **_author(saying.speaker, root, nodes),
        }
        if node["@type"] == "Statement":
            node["@type"] = "CreativeWork"
        if saying.quote and not exchange:
            node["text"] = saying.quote.words.strip("“”")
        if exchange:
            if saying.quote:
                node["hasPart"] = {
                    "@type": "Quotation",
                    "@id": f"#{saying.id}-Words",
                    "text": saying.quote.words.strip("“”"),
                }
            node["commentCount"] = len(exchange.replies)
            node["comment"] = [_reply(reply.saying, root, nodes) for reply in exchange.replies]
            node["description"] = exchange.none or f"{len(exchange.replies)} replies found"
            if len(exchange.replies) == 1:
                node["description"] = "1 reply found"
        return _present(node)


def script(graph: Node) -> Markup:
    """``graph`` as an element of HTML; nothing in it can end the element."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704


def _at_home(page: Page) -> Iterator[Saying | tuple[Saying, Exchange]]:
    """The statements whose own page this is; accusations with their replies."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Sayings):
                yield from (saying for saying in block.sayings if saying.home)
            elif isinstance(block, Exchanges):
                for exchange in block.exchanges:
                    for saying in exchange.accusations:
                        if saying.home:
                            yield saying, exchange


def _reply(saying: Saying, root: str, nodes: dict[str, Node]) -> Node:
    """A reply, described once however many accusations it answers."""
    name = f"{root}{saying.address}"
    nodes.setdefault(
        f"{name} reply",
        _present(
            {
                "@type": "Comment",
                "@id": f"{name}-Reply",
                "url": name,
                "name": saying.heading,
                "text": plain(saying.gist) or (saying.quote.words if saying.quote else ""),
                **_author(saying.speaker, root, nodes),
            }
        ),
    )
    return {"@id": f"{name}-Reply"}


def _author(speaker: Text, root: str, nodes: dict[str, Node]) -> Node:
    links = list(_links(speaker))
    if not links:
        return {"creditText": plain(speaker)}
    kind = links[0].address.partition("/")[0]
    if kind not in {"people", "organizations"}:
        return {"creditText": links[0].words}
    return {"author": _linked(links[0], root, nodes)}


_TYPES = {"people": "Person", "organizations": "Organization", "events": "Event"}


def _linked(link: Link, root: str, nodes: dict[str, Node]) -> Node:
    kind = link.address.partition("/")[0]
    return _named(Named(_TYPES.get(kind, "Thing"), link.words, link.address), root, nodes)


def _links(text: Text) -> Iterator[Link]:
    return (part for part in text if isinstance(part, Link))


def _cited(mark: Any, root: str, nodes: dict[str, Node]) -> Node:
    """A paragraph of a source, or the source itself if it is cited as a whole."""
    whole = _named(Named("CreativeWork", mark.source, mark.page), root, nodes)
    if not mark.paragraphs:
        return whole
    name = f"{root}{mark.address}"
    nodes.setdefault(
        name,
        {
            "@type": "CreativeWork",
            "@id": name,
            "name": f"{mark.source}, {mark.paragraphs}",
            "isPartOf": whole,
        },
    )
    return {"@id": name}


def _named(named: Named, root: str, nodes: dict[str, Node]) -> Node:
    """Something by its address; type and name stand once in ``nodes``."""
    if not named.address:
        if named.type == "PropertyValue":
            label, _, value = named.name.partition(": ")
            return {"@type": named.type, "name": label, "value": value}
        return {"@type": named.type, "name": named.name}
    name = f"{root}{named.address.partition('#')[0]}{RECORD}"
    nodes.setdefault(name, {"@type": named.type, "@id": name, "name": named.name})
    return {"@id": name}


def _value(value: object, root: str, nodes: dict[str, Node]) -> object:
    if isinstance(value, Named):
        return _named(value, root, nodes)
    if isinstance(value, tuple):
        return [_value(each, root, nodes) for each in value]
    return value


def _present(node: Node) -> Node:
    """``node`` without what is empty; zero stays."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
