"""HTML: page models as markup. Text of the data is escaped here and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from casebook.pages.blocks import Block
from casebook.pages.page import Page
from casebook.pages.text import (
    Action,
    Day,
    Foreign,
    Inline,
    Link,
    Mark,
    Marks,
    Outside,
    Quote,
    Strong,
    Text,
    plain,
)
from casebook.writing.direct import DirectCode
from casebook.writing.reference_files import offers

NOTHING = Markup("")


class _Compiled(FileSystemBytecodeCache):
    """Templates as the build before has compiled them, as Python keeps modules."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """A template is known by its name: its folder may have one that no text can hold."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """What has to be the same: the template, how it is compiled, and the settings for that."""
        here = files("casebook.writing")
        compiler = [(here / name).read_text("utf-8") for name in ("direct.py", "html.py")]
        return super().get_source_checksum("\0".join((source, *compiler)))


def environment(cache: Path | None = None) -> Environment:
    """The templates; autoescape makes all text of the data plain text.

    In the folder ``cache`` they are kept as they were compiled, where something can be kept.
    """
    if cache:
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
    templates = Environment(
        loader=PackageLoader("casebook", "writing/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_Compiled(str(cache)) if cache and os.access(cache, os.W_OK) else None,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.code_generator_class = DirectCode
    return templates


_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that run from right to left; around them, digits would change their places."""


class Writer:
    """Writes pages that stand at one depth of the site.

    ``base`` leads from them to its root: '', '../', '../../'. Links and marks stand on many pages,
    so each is made once. What a page links to, and the anchors that it has, are kept until the next
    one begins: the links of the whole site are checked from them.
    """

    def __init__(self, templates: Environment, base: str) -> None:
        self.base = base
        self.targets: set[str] = set()
        self.anchors: list[str] = []
        self._main = ""
        self._links: dict[Link, Markup] = {}
        self._days: dict[Day, Markup] = {}
        self._marks: dict[tuple[Marks, str], Markup] = {}
        self._page = templates.get_template("page.html")
        macros: Any = templates.get_template("blocks.html").make_module({"w": self})
        self._parts = macros
        self._macros: dict[type, Callable[[Block], Markup]] = {
            block: getattr(macros, block.__name__.lower()) for block in get_args(Block)
        }

    def page(self, page: Page) -> Markup:
        """The page from its breadcrumbs to its band."""
        self.begin(page.main)
        return Markup(self._page.render(w=self, b=self._parts, page=page))

    def begin(self, main: Mark | None = None) -> None:
        """Forget the links and anchors of the page before; ``main`` is the source not named."""
        self.targets = set()
        self.anchors = []
        self._main = main.page if main else ""

    def forget(self) -> None:
        """Let go of what was made so far, if the next pages will not share it."""
        for made in (self._links, self._days, self._marks):
            made.clear()

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Blocks one below the other, each by the macro that has its name."""
        return Markup("".join([self._macros[type(block)](block) for block in blocks]))

    def href(self, address: str) -> Markup:
        """An address below the root as a link from this page has it."""
        self.targets.add(address.partition("?")[0])
        return Markup(self._href(address))

    def _href(self, address: str) -> str:
        if address.startswith("#"):
            return escape(address)
        return escape(self.base + address) or "./"

    def action(self, action: Action) -> Markup:
        """A link by which a reader can do something."""
        address, words = action.address, escape(action.words)
        if action.outside:
            return Markup(f'<a href="{escape(address)}" rel="external">{words}</a>')
        return Markup(f'<a href="{self.href(address)}">{words}</a>')

    def id(self, anchor: str) -> Markup:
        """The attribute that makes an element the target of a link; nothing for no anchor."""
        if not anchor:
            return NOTHING
        self.anchors.append(anchor)
        return Markup(f' id="{escape(anchor)}"')

    files = staticmethod(offers)
    """What reference managers can take of a work."""

    def text(self, text: Text) -> Markup:
        """Running text."""
        return Markup("".join([self._inline(part) for part in text]))

    def words(self, text: Text) -> Markup:
        """Running text without its links and citations."""
        return Markup(escape(plain(text)))

    def _inline(self, part: Inline) -> str:
        if isinstance(part, str):
            return escape(part)
        if isinstance(part, Link):
            return self.link(part)
        if isinstance(part, Marks):
            return self.marks(part)
        if isinstance(part, Day):
            return self.day(part)
        if isinstance(part, Quote):
            return self.quote(part)
        if isinstance(part, Outside):
            return f'<a href="{escape(part.url)}" rel="external">{escape(part.words)}</a>'
        if isinstance(part, Foreign):
            return f"<bdi{self.language(part.language)}>{escape(part.words)}</bdi>"
        tag = "strong" if isinstance(part, Strong) else "code"
        return f"<{tag}>{escape(part.words)}</{tag}>"

    def link(self, link: Link) -> Markup:
        """A link within the site."""
        self.targets.add(link.address.partition("?")[0])
        made = self._links.get(link)
        if made is None:
            words = escape(link.words)
            if not link.words.isascii() and _TURNED.search(link.words):
                words = Markup(f"<bdi>{words}</bdi>")
            made = Markup(f'<a href="{self._href(link.address)}">{words}</a>')
            self._links[link] = made
        return made

    def day(self, day: Day) -> Markup:
        """A date, with its form for machines where there is one."""
        made = self._days.get(day)
        if made is None:
            words = escape(day.words)
            machine = f'<time datetime="{escape(day.machine)}">{words}</time>'
            made = self._days[day] = Markup(machine if day.machine else f"<span>{words}</span>")
        return made

    def quote(self, quote: Quote) -> Markup:
        """Somebody's words."""
        language = self.language(quote.language)
        return Markup(f'<q class="quote"{language}>{escape(quote.words)}</q>')

    def language(self, language: str) -> Markup:
        """The attribute that names a language other than that of the site."""
        return Markup(f' lang="{escape(language)}"') if language else NOTHING

    def marks(self, marks: Marks) -> Markup:
        """The citation of a sentence: paragraphs, and their source where it is not the main one."""
        self.targets.update(mark.address for mark in marks.marks)
        made = self._marks.get((marks, self._main))
        if made is None:
            named = self._main
            written = []
            for mark in marks.marks:
                written.append(self._mark(mark, named=not mark.paragraphs or mark.page != named))
                named = mark.page
            made = Markup(f' <span class="cites">{" ".join(written)}</span>')
            self._marks[marks, self._main] = made
        return made

    def _mark(self, mark: Mark, *, named: bool) -> str:
        seen = f"{mark.source} {mark.paragraphs}".strip() if named else mark.paragraphs
        label = "" if mark.spoken == seen else f' aria-label="{escape(mark.spoken)}"'
        primary = " cite--primary" if mark.primary else ""
        href = self._href(mark.address)
        return f'<a class="cite{primary}" href="{href}"{label}>{escape(seen)}</a>'
