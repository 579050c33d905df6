"""Graphs of linked data: JSON-LD as a script of a page, a cited work as a node of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from casebook.citing.works import NEWS, Name, Work

Node = dict[str, Any]
"""A node of JSON-LD: its properties by their names."""

WORKS: Mapping[str, str] = MappingProxyType(
    {NEWS: "NewsArticle", "post": "SocialMediaPosting", "post-weblog": "BlogPosting"}
    | {"book": "Book", "webpage": "WebPage"}
)
"""Types of works as types of schema.org; any other is a creative work."""


def script(graph: Node) -> Markup:
    """``graph`` as an element of HTML; nothing in it can end the element."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704


def original(work: Work) -> Node:
    """A source as the work that it is, with its own title and address."""
    start = work.issued[0] if len(work.issued) == 1 and not work.circa else ()
    return {
        "@type": WORKS.get(work.type, "CreativeWork"),
        "name": work.title,
        "url": work.url,
        "author": [_author(name) for name in work.authors],
        "publisher": {
            "@type": "Organization",
            "name": work.publisher or work.container,
        },
        "datePublished": "-".join(f"{part:02}" for part in start),
        "inLanguage": work.language,
        "archivedAt": work.archive,
    }


def _author(name: Name) -> Node:
    if not name.given:
        return {"@type": "Organization", "name": name.family}
    return {"@type": "Person", "name": f"{name.given} {name.family}"}


def present(node: Node) -> Node:
    """``node`` without what is empty; zero stays."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def graph(nodes: Iterable[Node], base: str = "") -> Node:
    """The nodes, whose addresses are relative to ``base`` where one is given."""
    schema = "https://schema.org"
    context: object = [schema, {"@base": base}] if base else schema
    return {"@context": context, "@graph": list(nodes)}
