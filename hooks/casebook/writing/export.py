"""The export: every page as Markdown, in a folder that plain MkDocs builds as it stands.

A page at ``people/jane-doe/`` becomes ``docs/people/jane-doe/index.md``, so that it keeps its
address, and links between pages lead from file to file. Each page is made when it is asked for and
forgotten when it is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from casebook.pages.data import data
from casebook.pages.page import Page
from casebook.pages.site import Redirect, Site, footer, tabs
from casebook.pages.start import MARKER, block
from casebook.pages.text import Link
from casebook.writing.feeds import feeds, read
from casebook.writing.html import environment
from casebook.writing.markdown import FILE, MarkdownWriter
from casebook.writing.reference_files import files

OURS = frozenset({"extra_css", "extra_javascript", "hooks", "watch"})
"""Settings of mkdocs.yml that need this project's code and folders."""

OUR_EXTRA = "casebook"
"""The settings that only this project's code reads."""

OUR_THEME = frozenset({"favicon"})
"""Settings of the theme that need the same."""

DEFINITIONS = "def_list"
"""The extension of Python-Markdown that reads terms and what is said of them."""

BELOW = "/*/*/"
"""The pages that stand below the indexes of records, and not in the navigation."""

_BELOW_ROOT = re.compile(r"\]\(/([^)\s]*)\)")
"""A link of a hand-written page that leads below the root of the site."""

_SETTINGS = yaml.SafeLoader


class Export:
    """The export of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._writers: dict[int, MarkdownWriter] = {}

    def files(self, settings: str, written: Mapping[str, str]) -> Iterator[tuple[str, str | bytes]]:
        """The files, each with its path below the new folder and its text.

        ``settings`` is the text of mkdocs.yml; ``written`` holds the Markdown of the hand-written
        pages by their path below docs/. ``ValueError`` says which of them asks for what there is
        not.
        """
        redirects = list(self.site.redirects())
        outside = [BELOW, *(f"/{r.address}" for r in redirects if r.address.count("/") == 1)]
        yield "mkdocs.yml", plain_settings(settings, outside)
        for name, text in written.items():
            yield f"docs/{name}", self.filled(name, text)
        for page in self.site.pages():
            yield f"docs/{page.address}{FILE}", self.page(page)
        for redirect in redirects:
            yield f"docs/{redirect.address}{FILE}", self.redirect(redirect)
        yield from self._data()
        composer, templates = self.site.composer, environment()
        for feed in feeds(composer):
            yield f"docs/{feed.path}", feed.text(templates, "", read(composer))
        yield from ((f"docs/{name}", text) for name, text in files(self.site.references))

    def _data(self) -> Iterator[tuple[str, str | bytes]]:
        """The files of data, and the pages that tell of them."""
        for each in data(self.site.composer):
            if isinstance(each, Page):
                yield f"docs/{each.address}{FILE}", self.page(each)
            else:
                yield f"docs/{each[0]}", each[1]

    def writer(self, depth: int) -> MarkdownWriter:
        """The writer for pages that stand ``depth`` folders below the root."""
        if depth not in self._writers:
            self._writers[depth] = MarkdownWriter(depth)
        return self._writers[depth]

    def page(self, page: Page) -> str:
        """The file of a page that is made of records."""
        return markdown_file(page, self.writer(page.depth))

    def filled(self, name: str, text: str) -> str:
        """The file of a hand-written page, with blocks where it asks for them."""
        writer = self.writer(name.count("/"))

        def fill(found: re.Match[str]) -> str:
            try:
                made = block(found[1], found[2] or "", self.site.composer)
            except ValueError as error:
                raise ValueError(f"docs/{name}: {error}") from None
            return writer.blocks(made)

        return _BELOW_ROOT.sub(lambda found: f"]({writer.file(found[1])})", MARKER.sub(fill, text))

    def redirect(self, redirect: Redirect) -> str:
        """A page that leads on; query and part go with a reader whose browser runs scripts."""
        base = "../" * redirect.address.count("/")
        target = json.dumps(f"{base}{redirect.target}")
        link = self.writer(redirect.address.count("/")).to("its new address", redirect.target)
        return (
            f"---\ntitle: Moved\n---\n\n# Moved\n\nThis page has moved to {link}.\n\n<script>"
            f"location.replace({target} + location.search + location.hash)</script>\n"
        )


def plain_settings(text: str, outside: Iterable[str]) -> str:
    """``text`` of an mkdocs.yml without what needs this project, as YAML; tags like !ENV stay.

    The indexes of the records are added to the navigation; the pages that match one of the patterns
    ``outside`` stand in none.
    """
    root = yaml.compose(text, Loader=_SETTINGS)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("mkdocs.yml holds no settings.")
    root.value = [(key, value) for key, value in root.value if key.value not in OURS]
    for key, value in root.value:
        if key.value == "theme":
            value.value = [pair for pair in value.value if pair[0].value not in OUR_THEME]
        elif key.value == "extra":
            value.value = [pair for pair in value.value if pair[0].value != OUR_EXTRA]
        elif key.value == "markdown_extensions":
            value.value.append(_scalar(DEFINITIONS))
        elif key.value == "nav":
            value.value += [_item(link) for link in (*tabs(), *footer())]
    root.value.append((_scalar("not_in_nav"), _scalar("\n".join(outside))))
    return str(yaml.serialize(root, allow_unicode=True, width=100))


def title(settings: str) -> str:
    """What the site is called in ``settings``, the text of an mkdocs.yml."""
    root = yaml.compose(settings, Loader=_SETTINGS)
    fields = root.value if isinstance(root, yaml.MappingNode) else []
    return next((str(value.value) for key, value in fields if key.value == "site_name"), "Casebook")


def _item(link: Link) -> yaml.MappingNode:
    pair = (_scalar(link.words), _scalar(f"{link.address}{FILE}"))
    return yaml.MappingNode("tag:yaml.org,2002:map", [pair])


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


def markdown_file(page: Page, writer: MarkdownWriter) -> str:
    """The text of the Markdown file of a page."""
    return f"{front_matter(page.title, page.description)}{writer.page(page)}"


def front_matter(*texts: str) -> str:
    """Title and description, which MkDocs puts into the page's head as HTML."""
    title, description = (json.dumps(_html(text), ensure_ascii=False) for text in texts)
    return f"---\ntitle: {title}\ndescription: {description}\n---\n\n"


def _html(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text
