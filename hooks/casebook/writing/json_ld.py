"""JSON-LD: what a page is about, in the words of https://schema.org, from its model alone.

Whatever is not described in full here is named by its address, type and name, once; its own page
describes it. Addresses are relative to that of the page, which the context names if it is known.
Nothing sensitive is in it: no model of a page lists what is. An accusation is a ``Claim`` by its
author that tells whether a reply was found; the words of somebody are a ``Quotation``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from casebook.citing.works import Imprint
from casebook.open_data.dataset import DATABASE, PACKAGE, STATEMENTS, WHOLE
from casebook.open_data.package import Terms
from casebook.pages.page import Named, Page, Thing
from casebook.pages.sayings import counted
from casebook.pages.speech import Exchange, Exchanges, Saying, Sayings
from casebook.pages.text import Link, Mark, Text, plain
from casebook.records.kinds import KINDS

Node = dict[str, object]
"""A node of JSON-LD: its properties by their names."""

RECORD = "#Record"
"""The fragment that names what a page is about; no key of a record has a capital."""

WORK = "CreativeWork"


DOWNLOADS = (
    (WHOLE, "application/json"),
    (DATABASE, "application/vnd.sqlite3"),
    (STATEMENTS, "text/csv"),
    (PACKAGE, "application/json"),
)
"""The files of the data set, each with its media type."""


class Linker:
    """Describes the pages of one site."""

    def __init__(self, imprint: Imprint, license_: str = "") -> None:
        self.imprint = imprint
        self.license = license_

    def graph(self, page: Page) -> Node:
        """The graph of ``page``: itself, what it is about, and the nodes that it names."""
        known = self.imprint.address
        graph = Graph(known or "../" * page.depth or "./")
        address = f"{known}{page.address}" if known else "./"
        main = graph.subject(page.thing, page) if page.thing else None
        web: Node = {
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": page.title,
            "description": page.description,
            "inLanguage": "en",
            "isPartOf": self._site(graph.root),
            "mainEntity": main if page.address else self._data(page, graph.root),
            "citation": [graph.cited(mark) for mark, _ in page.band.sources] if page.band else [],
            "dateModified": page.updated.machine if page.updated else None,
        }
        schema = "https://schema.org"
        context: object = [schema, {"@base": address}] if known else schema
        return {"@context": context, "@graph": [present(web), *graph.nodes.values()]}

    def _site(self, root: str) -> Node:
        return {"@type": "WebSite", "@id": root, "url": root, "name": self.imprint.name}

    def _data(self, page: Page, root: str) -> Node:
        """The data set that the site is made of; the start page is about it."""
        makers = {"@type": "Organization", "name": f"Contributors to {self.imprint.name}"}
        return present(
            {
                "@type": "Dataset",
                "@id": f"{self.imprint.address}#Data",
                "url": root,
                "name": self.imprint.name,
                "description": page.description,
                "license": self.license,
                "copyrightNotice": Terms(self.license).rights,
                "distribution": [_download(root, *each) for each in DOWNLOADS],
                "isAccessibleForFree": True,
                "inLanguage": "en",
                "creator": makers,
            }
        )


class Graph:
    """The nodes that one page names, each once, with addresses below ``root``."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.nodes: dict[str, Node] = {}

    def subject(self, thing: Thing, page: Page) -> Node:
        """What the page is about, with the statements whose own page it is."""
        said = [self._said(saying, exchange) for saying, exchange in _at_home(page)]
        return present({"@id": RECORD, **self._thing(thing), "hasPart": said})

    def cited(self, mark: Mark) -> Node:
        """A paragraph of a source, or the source itself if it is cited as a whole."""
        whole = self._named(Named(WORK, mark.source, mark.page))
        if not mark.paragraphs:
            return whole
        words = f"{mark.source}, {mark.paragraphs}"
        return self._once(
            f"{self.root}{mark.address}", {"@type": WORK, "name": words, "isPartOf": whole}
        )

    def _once(self, id_: str, node: Node) -> Node:
        """``node`` by its id; it stands among the nodes of the page."""
        self.nodes.setdefault(id_, present({"@id": id_, **node}))
        return {"@id": id_}

    def _named(self, named: Named) -> Node:
        """What another page is about."""
        id_ = f"{self.root}{named.address.partition('#')[0]}{RECORD}"
        return self._once(id_, {"@type": named.type, "name": named.name})

    def _linked(self, link: Link) -> Node:
        kind = KINDS[link.address.partition("/")[0]]
        return self._named(Named(kind.schema, link.words, link.address))

    def _thing(self, thing: Thing) -> Node:
        """Something with all its properties; those of one name are a list."""
        node: Node = {"@type": thing.type, "name": thing.name}
        for name, value in thing.properties:
            told = self._value(value)
            before = node.get(name)
            if before is not None:
                told = [*(before if isinstance(before, list) else [before]), told]
            node[name] = told
        return present(node)

    def _value(self, value: object) -> object:
        if isinstance(value, Named):
            return self._named(value)
        if isinstance(value, Thing):
            return self._thing(value)
        return [self._value(each) for each in value] if isinstance(value, tuple) else value

    def _said(self, saying: Saying, exchange: Exchange | None) -> Node:
        """A statement that is at home on the page: a claim with its replies, or a quotation."""
        node: Node = {
            "@id": f"#{saying.id}",
            **self._words(saying),
            "datePublished": _day(saying),
            "about": [self._linked(part) for part in saying.about if isinstance(part, Link)],
            "citation": [self.cited(mark) for mark in saying.marks.marks],
        }
        if exchange is None:
            return present({"@type": "Quotation" if saying.quote else WORK, **node})
        count = len(exchange.replies)
        words = {"@type": "Quotation", "@id": f"#{saying.id}-Words", "text": _quoted(saying)}
        return present(
            {
                "@type": "Claim",
                **node,
                "description": exchange.none or f"{counted(count, 'reply', 'replies')} found.",
                "hasPart": words if saying.quote else None,
                "commentCount": count,
                "comment": [self._reply(reply.saying) for reply in exchange.replies],
            }
        )

    def _reply(self, saying: Saying) -> Node:
        """A reply, described once however many accusations it answers."""
        url = f"{self.root}{saying.address}"
        return self._once(f"{url}-Reply", {"@type": "Comment", "url": url, **self._words(saying)})

    def _words(self, saying: Saying) -> Node:
        """What was said, and by whom; the words themselves of a quotation that is no accusation."""
        quoted = saying.quote and not saying.accuses
        text = _quoted(saying) if quoted else plain(saying.gist) or _quoted(saying)
        return {"name": saying.heading, "text": text, **self._author(saying.speaker)}

    def _author(self, speaker: Text) -> Node:
        """Somebody who can act by address; everybody else, and a source, in words."""
        link = next((part for part in speaker if isinstance(part, Link)), None)
        if link is None or not KINDS[link.address.partition("/")[0]].acts:
            return {"creditText": plain(speaker)}
        return {"author": self._linked(link)}


def _download(root: str, name: str, media: str) -> Node:
    """A file of the data set, whose address is below the root of the site."""
    url = f"{root}{name}"
    return {"@type": "DataDownload", "name": name, "contentUrl": url, "encodingFormat": media}


def script(graph: Node) -> Markup:
    """``graph`` as an element of HTML; nothing in it can end the element."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704


def present(node: Node) -> Node:
    """``node`` without what is empty; zero stays."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def _at_home(page: Page) -> Iterator[tuple[Saying, Exchange | None]]:
    """The statements whose own page this is; accusations with their replies."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Sayings):
                yield from ((saying, None) for saying in block.sayings if saying.home)
            elif isinstance(block, Exchanges):
                for exchange in block.exchanges:
                    home = (saying for saying in exchange.accusations if saying.home)
                    yield from ((saying, exchange) for saying in home)


def _quoted(saying: Saying) -> str:
    return saying.quote.plain if saying.quote else ""


def _day(saying: Saying) -> str:
    """The date of a statement; nothing if it is a span, which schema.org has no form for."""
    machine = saying.when.machine if saying.when else ""
    return "" if "/" in machine else machine
