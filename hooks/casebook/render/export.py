"""The export: every page as Markdown, in a folder that plain MkDocs builds as it stands.

A page at ``people/jane-doe/`` becomes ``docs/people/jane-doe/index.md``, so that it keeps its
address, and links between pages lead from file to file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

from casebook.render.blocks import MARKER
from casebook.render.corrections import FEED
from casebook.render.markdown import escape, heading, to_markdown
from casebook.render.page import Page
from casebook.render.site import Site

OURS = frozenset({"extra_css", "hooks", "watch"})
"""Settings of mkdocs.yml that need this project's code and folders."""

OUR_EXTRA = "casebook"
"""The settings that only this project's code reads."""

OUR_THEME = frozenset({"custom_dir", "favicon"})
"""Settings of the theme that need the same."""

DEFINITIONS = "def_list"
"""The extension of Python-Markdown that reads terms and what is said of them."""

BELOW_INDEXES = "/*/*/"
"""The pages that stand below the index pages, and not in the navigation."""


def export(site: Site, settings: str, written: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The files of the export, each with its path below the new folder and its text.

    ``settings`` is the text of mkdocs.yml; ``written`` holds the Markdown of the hand-written pages
    by their path below docs/.
    """
    yield "mkdocs.yml", plain_settings(settings)
    for name, text in written.items():
        yield f"docs/{name}", _filled(site, name, text)
    for page in site.pages:
        yield f"docs/{page.path}index.md", page_markdown(page)
    for redirect in site.redirects:
        yield f"docs/{redirect.path}index.html", site.redirect_html(redirect)
    yield f"docs/{FEED}", site.feed()
    yield from ((f"docs/{name}", text) for name, text in site.files())


def page_markdown(page: Page) -> str:
    """A page as a Markdown file: front matter, title, lead and sections."""
    blocks = [_front_matter(page), heading(escape(page.title), 1), to_markdown(page.lead, to_file)]
    for section in page.sections:
        blocks.append(heading(escape(section.heading), section.level, section.id))
        blocks.append(to_markdown(section.html, to_file))
    return "\n\n".join(filter(None, blocks)) + "\n"


def plain_settings(text: str) -> str:
    """``text`` of an mkdocs.yml without what needs this project, as YAML; tags like !ENV stay."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
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
    root.value.append((_scalar("not_in_nav"), _scalar(BELOW_INDEXES)))
    return str(yaml.serialize(root, allow_unicode=True, width=100))


def title(settings: str) -> str:
    """What the site is called in ``settings``, the text of an mkdocs.yml."""
    root = yaml.compose(settings, Loader=yaml.SafeLoader)
    fields = root.value if isinstance(root, yaml.MappingNode) else []
    return next((str(value.value) for key, value in fields if key.value == "site_name"), "Casebook")


def to_file(href: str) -> str:
    """The address of a page below the root as the name of its file; others as they are."""
    if "://" in href:
        return href
    path, sign, part = href.partition("#")
    return f"{path}index.md{sign}{part}" if path.endswith("/") else href


def _front_matter(page: Page) -> str:
    """Title and description, which MkDocs puts into the page's head as HTML."""
    title, description = (
        json.dumps(_html(text), ensure_ascii=False) for text in (page.title, page.description)
    )
    return f"---\ntitle: {title}\ndescription: {description}\n---"


def _html(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def _filled(site: Site, name: str, text: str) -> str:
    """A hand-written page with the blocks that it asks for."""
    depth = name.count("/")
    return MARKER.sub(lambda found: to_markdown(site.block(found[1], depth), to_file), text)


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)
