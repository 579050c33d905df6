"""Hand-written pages as Python-Markdown reads them: their words for search, links and anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from html import unescape
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as MkDocsPage

from casebook.pages.start import MARKER
from casebook.pages.text import Link
from casebook.search.documents import Document, Part
from casebook_mkdocs.settings import page_address

LINK = re.compile(r"\[\[([a-z]+/[a-z0-9-]+)(?:#([a-z0-9-]+))?(?:\|([^\[\]\n]+))?\]\]")
"""A link as records have it, which pages have not."""

REFUSED = frozenset({"script", "style", "iframe", "object", "embed"})
"""Elements that the policy of the site forbids to work."""

HEAD = ("title", "description", "draft")
"""The fields at the head of a page that something reads."""

OPEN = re.compile(r"<!--(?!(?:(?!<!--).)*?-->)", re.DOTALL)
"""The beginning of a comment that has no end, or has none before another one begins."""

AFTER_ALL = -10
"""After MkDocs has checked and resolved the links of the tree, which has the priority 0."""


@dataclass
class Heard:
    """What one page says, and to which addresses below the root it leads, each with its line."""

    address: str
    source: str
    lead: list[str] = field(default_factory=list)
    parts: list[tuple[str, str, list[str]]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    targets: dict[str, int] = field(default_factory=dict)
    flaws: list[tuple[int, str]] = field(default_factory=list)
    """What the page may not have, each with its line and what to do."""

    @property
    def base(self) -> str:
        """What leads from the page to the root of the site."""
        return "../" * self.address.count("/")

    def line(self, words: str) -> int:
        """The line of the source that has ``words``, best as a link; the first if none has."""
        places = (self.source.find(form) for form in (f"]({words}", f'"{words}', words))
        return self.source.count("\n", 0, next((p for p in places if p >= 0), 0)) + 1

    def leads(self, link: str, written: str) -> None:
        """Note a link from the page, as ``written`` in its source."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return
        path = unquote(urljoin(f"/{self.address}", parts.path)).lstrip("/")
        above = normpath(f"{self.address}{parts.path}")
        if above.startswith("../"):  # A browser would leave the folder that the site stands in.
            path = unquote(above)
        anchor = f"#{unquote(parts.fragment)}" if parts.fragment else ""
        self.targets.setdefault(path + anchor, self.line(written))

    def shows(self, picture: str, words: str | None) -> None:
        """Note a picture, unless it is one of the site with words for who does not see it."""
        if urlsplit(picture).netloc:
            told = "is a picture of another site, which browsers are told not to show. Put it below"
            self.flaws.append((self.line(picture), f"{picture} {told} docs/assets."))
        elif words == "":
            told = "has no words for those who do not see it. Write them between ![ and ]."
            self.flaws.append((self.line(picture), f"The picture {picture} {told}"))

    def document(self, title: str) -> Document:
        """The page as search knows it."""
        parts = tuple(Part(id_, words, text=tuple(text)) for id_, words, text in self.parts)
        return Document(self.address, title, "pages", "Page", text=tuple(self.lead), parts=parts)


class DocsText(Extension):
    """Listens while hand-written pages are made. A link that begins with a slash is one below the
    root of the site, wherever that is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._now = Heard("", "")

    def begin(self, address: str, source: str) -> Heard:
        """The page at ``address`` comes next; what it says is told when it has been made."""
        self._now = Heard(address, source)
        if left := OPEN.search(source):
            line = source.count("\n", 0, left.start()) + 1
            told = (
                "A comment opens here and is not closed, which hides all below. Write --> after it."
            )
            self._now.flaws.append((line, told))
        return self._now

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown asks for
        """Listen before MkDocs changes the links of the tree, and after all others."""
        before = _Before(md)
        md.treeprocessors.register(before, "casebook-before", -AFTER_ALL)
        md.treeprocessors.register(_After(md, self, before), "casebook-after", AFTER_ALL)

    def hear(self, root: Element, written: dict[Element, str], raw: list[str]) -> None:
        """Take in the tree of the page and its ``raw`` HTML; make its links lead below the root.

        ``written`` has the links as they are in the source.
        """
        heard = self._now
        for element in root.iter():
            if anchor := element.get("id"):
                heard.anchors.add(anchor)
            name = "src" if element.tag == "img" else "href"
            link = _plain(element.get(name) or "")
            if name not in element.attrib:
                continue
            if name == "src":
                heard.shows(written.get(element, link), element.get("alt"))
            if link.startswith("/") and not link.startswith("//"):
                link = f"{heard.base}{link[1:]}" or "./"
                element.set(name, link)
            heard.leads(link, written.get(element, link))
        for found in LINK.finditer(" ".join(_prose(root))):
            record, part, words = found.groups()
            right = f"[{words or 'words'}](/{record}/{'#' if part else ''}{part or ''})"
            told = f"{found[0]} is a link of data/. Write it like this: {right}"
            heard.flaws.append((heard.line(found[0]), told))
        for html in raw:
            _Raw(heard).feed(html)
        for element in root:
            words = " ".join(_plain("".join(element.itertext())).split())
            if element.tag in {"h2", "h3"}:
                heard.parts.append((element.get("id", ""), words.rstrip("#").strip(), []))
            elif element.tag != "h1" and words:
                (heard.parts[-1][2] if heard.parts else heard.lead).append(words)


def _prose(element: Element) -> Iterator[str]:
    """The words of an element but for those of code."""
    if element.tag not in {"code", "pre"}:
        yield element.text or ""
        for each in element:
            yield from _prose(each)
    yield element.tail or ""


def _plain(text: str) -> str:
    """``text`` with the letters of an automatic e-mail link, which Markdown hides from robots."""
    return unescape(text.replace(AMP_SUBSTITUTE, "&")) if AMP_SUBSTITUTE in text else text


def filled(html: str, fill: Callable[[str, str], str]) -> str:
    """``html`` with what ``fill`` makes of the name and argument of each block it asks for."""
    return MARKER.sub(lambda found: fill(found[1], found[2] or ""), html)


class _Before(Treeprocessor):
    """Remembers the links of a tree as they are in the source."""

    written: dict[Element, str]

    def run(self, root: Element) -> None:
        self.written = {
            element: link
            for element in root.iter()
            if (link := element.get("href") or element.get("src"))
        }


class _After(Treeprocessor):
    """Hands each finished tree on, with the HTML that Markdown leaves alone."""

    def __init__(self, md: Markdown, docs: DocsText, before: _Before) -> None:
        super().__init__(md)
        self._docs, self._before = docs, before

    def run(self, root: Element) -> None:
        raw = [block for block in self.md.htmlStash.rawHtmlBlocks if isinstance(block, str)]
        self._docs.hear(root, self._before.written, raw)


class _Raw(HTMLParser):
    """Reads HTML that somebody wrote into a page: its anchors, its links, and what is refused."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or f"<{tag}"
        if tag in REFUSED:
            told = f"This is <{tag}>, which the policy of the site forbids. Delete it."
            self._heard.flaws.append((self._heard.line(text), told))
        for name, value in attrs:
            if name == "id" and value:
                self._heard.anchors.add(value)
            elif name in {"href", "src"} and value:
                self._heard.leads(value, text)
                if tag == "img":
                    self._heard.shows(value, None)


def trail(page: MkDocsPage) -> Iterator[Link]:
    """The pages above a hand-written one: those that come first in the parts of the navigation."""
    for above in reversed(list(page.ancestors)):
        first = above.children[0] if isinstance(above, Section) and above.children else None
        if isinstance(first, MkDocsPage) and first is not page:
            yield Link(page_address(first.file.src_uri), str(above.title))


def unfit_head(head: Mapping[str, object]) -> str:
    """What is wrong with the fields at the head of a page, to follow its name; mostly nothing."""
    if head.get("draft"):
        return (
            "says that it is a draft, and all below docs/ is published. Move it elsewhere until it "
            "is ready."
        )
    for name in head:
        if (near := get_close_matches(name, HEAD, n=1, cutoff=0.8)) and name not in HEAD:
            return f"has no field {name} at its head. Did you mean {near[0]}?"
    return ""
