"""Markdown from the HTML of our pages, for the export.

The HTML comes from our own templates, so few elements occur. The Markdown is that of
Python-Markdown with attr_list, def_list and tables. The general converters write CommonMark, where
a list is indented by two or three columns and ``\\<`` is an escape; here it is four columns and an
entity, so that nearly every element would have to be written anew on top of one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "wbr"}
)
"""Elements of running text; all others are blocks."""

EMPHASIS = {"b": "**", "cite": "*", "em": "*", "i": "*", "strong": "**"}

LISTS = frozenset({"dl", "ol", "ul"})

VOID = frozenset({"br", "hr", "img", "wbr"})
"""Elements without an end tag."""

UNSEEN = frozenset({"figure", "form", "script", "style", "svg", "template"})
"""Elements whose text nobody reads, and pictures and forms, which are more than their text."""

APART = "<!-- -->"
"""Keeps two lists that follow each other from becoming one."""

_SPECIAL = re.compile(r"[&<>|~\\`*_{}\[\]#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "]": "&#93;"}
"""Signs that a backslash does not make harmless: ``\\]:`` still ends the name of a reference."""
_OPENING = re.compile(r"(\d*)([-+!.)])")
"""What makes a list, a line or a notice of the block that begins with it."""
_PLAIN = re.compile(r"[\w./#-]*")
_PLAIN_CODE = re.compile(r"[\w./:#@=-]+")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Element:
    """One element with its children; the name is empty for the fragment as a whole."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def id(self) -> str | None:
        """Its id, a target of links."""
        return self.attributes.get("id")

    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def parse(fragment: str) -> Element:
    """The tree of a fragment of HTML."""
    builder = _Builder()
    builder.feed(fragment)
    builder.close()
    return builder.open[0]


def to_markdown(fragment: str, rewrite: Callable[[str], str]) -> str:
    """HTML as Markdown; ``rewrite`` gives the address to write for the address of a link."""
    return "\n\n".join(_Converter(rewrite).blocks(parse(fragment)))


def escape(text: str) -> str:
    """Plain text as it must stand within a line of Markdown to be read as itself."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)


def heading(words: str, level: int, id_: str | None = None) -> str:
    """A heading whose words are Markdown already."""
    return f"{'#' * level} {words}" + (f" {{ #{id_} }}" if id_ else "")


class _Builder(HTMLParser):
    """Makes the tree; a missing end tag closes with the element around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


class _Converter:
    """Writes a tree as Markdown; a block has no blank line at its ends."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        self.rewrite = rewrite

    def blocks(self, element: Element) -> list[str]:
        """The blocks in ``element``, its own id before the first."""
        return [text for _, text in self._within(element)]

    def _within(self, element: Element) -> Iterator[tuple[str, str]]:
        """The blocks in ``element``, each with the name of the element that it comes from."""
        anchor = _anchor(element)
        before = ""
        for kind, text in self._parts(element.children):
            if anchor and kind != "p":
                yield "p", anchor
            elif kind in LISTS and before in LISTS:
                yield "", APART
            yield kind, anchor + text if kind == "p" else text
            anchor, before = "", kind
        if anchor:
            yield "p", anchor

    def _parts(self, children: Iterable[Element | str]) -> Iterator[tuple[str, str]]:
        """The blocks among ``children``; running text between them is a paragraph."""
        for found in _runs(children):
            if isinstance(found, Element):
                yield from self._block(found)
            elif text := self.paragraph(found):
                yield "p", text

    def _block(self, element: Element) -> Iterator[tuple[str, str]]:
        name = element.name
        if name == "p":
            text = _anchor(element) + self.paragraph(element.children)
            if text:
                yield "p", text
        elif name in {"ol", "ul"}:
            yield name, self._list(element)
        elif name == "dl":
            yield name, self._definitions(element)
        elif name == "table":
            for text in self._table(element):
                yield name, text
        elif name == "blockquote":
            inner = "\n\n".join(self.blocks(element))
            yield name, "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        elif name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            yield name, heading(self.words(element.children), int(name[1]), element.id)
        else:
            yield from self._within(element)

    def _list(self, element: Element) -> str:
        items = []
        for number, item in enumerate(filter(None, map(self._hanging, element.elements())), 1):
            mark = f"{number}." if element.name == "ol" else "-"
            items.append(f"{mark:<3} {item}")
        return "\n".join(items) if not any("\n" in item for item in items) else "\n\n".join(items)

    def _definitions(self, element: Element) -> str:
        """Terms with what is said of them; the id of a ``div`` around a pair stands in the term."""
        lines: list[str] = []
        anchor = ""
        for part in _flat(element):
            if part.name == "div":
                anchor = _anchor(part)
            elif part.name == "dt":
                lines.append("\n" + anchor + _anchor(part) + self.paragraph(part.children))
                anchor = ""
            else:
                lines.append(f":   {self._hanging(part)}")
        return "\n".join(lines).strip()

    def _hanging(self, item: Element) -> str:
        """What an item of a list holds: the first line to stand after its mark, the rest below."""
        text = "\n\n".join(self.blocks(item))
        return "\n".join(f"    {line}".rstrip() for line in text.split("\n")).removeprefix("    ")

    def _table(self, element: Element) -> Iterator[str]:
        """The caption as a paragraph, then the rows; the first is the head."""
        captions, rows = [], []
        for part in _flat(element):
            if part.name == "caption":
                captions.append(self.paragraph(part.children))
            elif part.name == "tr":
                rows.append([self._cell(cell) for cell in part.elements()])
        yield from captions
        head, *body = rows
        yield "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body))

    def _cell(self, cell: Element) -> str:
        """What a cell holds, on one line."""
        lines = (
            self._cell(found) if isinstance(found, Element) else self.words(found)
            for found in _runs(cell.children)
        )
        return _anchor(cell) + "<br>".join(filter(None, lines))

    def paragraph(self, children: Iterable[Element | str]) -> str:
        """Running text as a block of its own: nothing at its beginning makes it another block."""
        text = self.words(children)
        if text.startswith(":"):
            return f"&#58;{text[1:]}"
        opening = _OPENING.match(text)
        return f"{opening[1]}\\{text[opening.end(1) :]}" if opening else text

    def words(self, children: Iterable[Element | str]) -> str:
        """Running text on one line."""
        return _SPACE.sub(" ", "".join(map(self._inline, children))).strip(" ")

    def _inline(self, part: Element | str) -> str:
        if isinstance(part, str):
            return escape(part)
        if part.name == "br":
            return "<br>"
        if part.name in UNSEEN:
            return ""
        if part.name == "code":
            return _anchor(part) + _code(part.text())
        inner = "".join(map(self._inline, part.children))
        words = inner.strip()
        if not words:
            return _anchor(part) + inner
        if part.name in EMPHASIS:
            words = f"{EMPHASIS[part.name]}{words}{EMPHASIS[part.name]}"
        elif href := part.attributes.get("href"):
            words = f"[{words}]({_address(self.rewrite(href))})"
        left, right = inner[: -len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{left}{_anchor(part)}{words}{right}"


def _runs(children: Iterable[Element | str]) -> Iterator[list[Element | str] | Element]:
    """Each block among ``children``, and the running text between blocks in one piece."""
    run: list[Element | str] = []
    for child in children:
        if isinstance(child, str) or child.name in INLINE:
            run.append(child)
        elif child.name not in UNSEEN:
            if run:
                yield run
            run = []
            yield child
    if run:
        yield run


def _flat(element: Element) -> Iterator[Element]:
    """The elements in ``element``, and those in its parts that only hold others together."""
    for child in element.elements():
        yield child
        if child.name in {"div", "thead", "tbody", "tfoot"}:
            yield from _flat(child)


def _anchor(element: Element) -> str:
    return f'<a id="{html.escape(element.id)}"></a>' if element.id else ""


def _address(href: str) -> str:
    """An address as it stands in a link: between < and > where it holds more than plain signs."""
    return href if _PLAIN.fullmatch(href) else f"<{href.replace('&', '&amp;')}>"


def _code(text: str) -> str:
    """A code span; as HTML where it holds a sign that Markdown would read before the span."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else f"<code>{escape(text)}</code>"
