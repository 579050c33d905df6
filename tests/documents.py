"""Built HTML as a tree that tests can ask: elements, attributes, text, ids, links."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
"""Elements without content, which no end tag closes."""


@dataclass(eq=False)
class Element:
    """One element: its tag, its attributes, what stands in it, and what it stands in."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> set[str]:
        """The classes that it has."""
        return set(self["class"].split())

    @property
    def is_download(self) -> bool:
        """Whether it offers a file that it holds itself, of a kind that no browser would run."""
        kept = self["href"].startswith(("data:application/", "data:text/plain"))
        runs = any(kind in self["href"].partition(",")[0] for kind in ("script", "html", "xml"))
        return self.tag == "a" and "download" in self.attributes and kept and not runs

    @property
    def above(self) -> Iterator[Element]:
        """What it stands in, from the nearest to the document."""
        if self.parent:
            yield self.parent
            yield from self.parent.above

    def all(self, tag: str = "", *, of: str = "") -> Iterator[Element]:
        """The elements below it with ``tag`` and the class ``of``, in order; all without them."""
        for child in self.content:
            if isinstance(child, Element):
                if tag in ("", child.tag) and (not of or of in child.classes):
                    yield child
                yield from child.all(tag, of=of)

    def one(self, tag: str = "", *, of: str = "") -> Element:
        """The only element below it with ``tag`` and the class ``of``."""
        found = list(self.all(tag, of=of))
        assert len(found) == 1, f"{len(found)} of <{tag} class={of!r}>"
        return found[0]

    @property
    def text(self) -> str:
        """The text in it, white space folded."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.content:
            if isinstance(child, str):
                yield child
            elif child.tag not in {"script", "style"}:
                yield from child._texts()


class _Reader(HTMLParser):
    """Builds the tree; an end tag closes all that was left open in its element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Element("document")
        self.here = self.document

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.content.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.content.append(element)

    def handle_endtag(self, tag: str) -> None:
        for element in (self.here, *self.here.above):
            if element.tag == tag and element.parent:
                self.here = element.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.content.append(data)


def document(html: str) -> Element:
    """The tree of ``html``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.document


def hashed(script: str) -> str:
    """The source by which a policy names ``script``, computed apart from the code under test."""
    digest = hashlib.new("sha256", script.encode("utf-8")).digest()
    return f"'sha256-{base64.standard_b64encode(digest).decode()}'"


@dataclass(frozen=True)
class BuiltSite:
    """The folder that a build has written."""

    folder: Path

    @property
    def pages(self) -> list[str]:
        """The addresses of all HTML pages, as ``people/ada/`` or ``404.html``."""
        return _pages(self.folder)

    @property
    def framed(self) -> list[str]:
        """The same without cards, which stand in no frame of the site."""
        return [address for address in self.pages if not address.startswith("cards/")]

    def page(self, address: str) -> Element:
        """The page at ``address`` below the site."""
        return _page(self.folder / _file(address))

    def html(self, address: str) -> str:
        """The text of the page at ``address``."""
        return (self.folder / _file(address)).read_text("utf-8")

    def has(self, address: str) -> bool:
        """Whether there is a page or another file at ``address``."""
        return (self.folder / _file(address)).is_file()

    def ids(self, address: str) -> frozenset[str]:
        """The ids on the page at ``address``."""
        return _ids(self.folder / _file(address))

    def article(self, address: str) -> Element:
        """The part of the page that is not the same on every page."""
        return self.page(address).one("main")


def _file(address: str) -> str:
    return f"{address}index.html" if address == "" or address.endswith("/") else address


@cache
def _pages(folder: Path) -> list[str]:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return [file.removesuffix("index.html") for file in files]


@cache
def _page(path: Path) -> Element:
    return document(path.read_text("utf-8"))


@cache
def _ids(path: Path) -> frozenset[str]:
    return frozenset(element["id"] for element in _page(path).all() if element["id"])
