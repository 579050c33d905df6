"""Hand-written pages as Python-Markdown reads them: their words for search, links and anchors."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from casebook.pages.start import MARKER
from casebook.search.documents import Document, Part

SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


@dataclass
class Heard:
    """What one page says."""

    lead: list[str] = field(default_factory=list)
    parts: list[tuple[str, str, list[str]]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)


class DocsText(Extension):
    """Listens while hand-written pages are made. A link that begins with a slash is one below the
    root of the site, wherever that stands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heard: dict[str, Heard] = {}
        self._address = ""

    def begin(self, address: str) -> None:
        """The page at ``address`` comes next."""
        self._address = address
        self._heard[address] = Heard()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown asks for
        """Listen after all others have changed the tree."""
        md.treeprocessors.register(Listener(md, self), "casebook", -10)

    def hear(self, root: Element) -> None:
        """Take in the tree of the page, and make its links lead below the root."""
        heard = self._heard[self._address]
        base = "../" * self._address.count("/")
        for element in root.iter():
            if anchor := element.get("id"):
                heard.anchors.add(anchor)
            href = element.get("href", "")
            if element.tag == "a" and href.startswith("/"):
                heard.targets.add(href[1:])
                element.set("href", f"{base}{href[1:]}" or "./")
        for element in root:
            words = " ".join("".join(element.itertext()).split())
            if element.tag in {"h2", "h3"}:
                heard.parts.append((element.get("id", ""), words.rstrip("#").strip(), []))
            elif element.tag != "h1" and words:
                (heard.parts[-1][2] if heard.parts else heard.lead).append(words)

    def text(self, address: str, title: str) -> Document:
        """The page as search knows it."""
        heard = self._heard[address]
        parts = tuple(Part(id_, words, text=tuple(text)) for id_, words, text in heard.parts)
        return Document(address, title, "pages", "Page", text=tuple(heard.lead), parts=parts)

    def targets(self, address: str) -> set[str]:
        """What the page links to, below the root of the site."""
        return self._heard[address].targets

    def anchors(self, address: str) -> set[str]:
        """The anchors that the page has."""
        return self._heard[address].anchors

    @staticmethod
    def filled(html: str, fill: Callable[[str, str], str]) -> str:
        """``html`` with blocks where it asks for them; ``ValueError`` for a script in it."""
        if SCRIPT.search(html):
            raise ValueError("A page of docs/ holds a script, which the site's policy forbids.")
        return MARKER.sub(lambda found: fill(found[1], found[2] or ""), html)


class Listener(Treeprocessor):
    """Hands each finished tree on."""

    def __init__(self, md: Markdown, heard: DocsText) -> None:
        super().__init__(md)
        self._docs = heard

    def run(self, root: Element) -> None:
        """Hand the tree on; it stays the one that is written."""
        self._docs.hear(root)
