"""Room five, adapt: hands the rendered pages to MkDocs. Nothing else of ours knows MkDocs."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from casebook.intake import take_in
from casebook.problems import report
from casebook.render.blocks import MARKER
from casebook.render.page import Page as Rendered
from casebook.render.page import search_entries
from casebook.render.site import Site, site

SEARCH = "material/search"
"""The name under which MkDocs keeps the search plugin of the theme."""

UNDATED = date(1970, 1, 1)
"""The date of pages when no record has one: never the clock's, or two builds would differ."""


class RecordPage(Page):
    """A page whose HTML, table of contents and meta data are ready: no Markdown is parsed."""

    def __init__(self, rendered: Rendered, html: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(rendered.title, file, config)
        self.rendered = rendered
        self._html = html
        if config.edit_uri and rendered.file:
            self.edit_url = urljoin(config.edit_uri, f"../{rendered.file}")

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs would read from the head of a Markdown file."""
        self.markdown = ""
        self.meta = {
            "title": self.rendered.title,
            "description": self.rendered.description,
            "hide": ["navigation"] if self.rendered.file else [],
            "search": {"exclude": True},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the ready HTML and the table of contents."""
        self.content = self._html
        self.toc = _contents(self.rendered)
        self.present_anchor_ids = {section.id for section in self.rendered.sections}


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The adapter takes no settings of its own; what it needs stands in mkdocs.yml."""


class Adapter(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """One build: check the data, then give MkDocs a page for each record."""

    def __init__(self, root: Path) -> None:
        """Build from the data below ``root``, the folder of the project."""
        self.root = root
        self._built: Site | None = None

    @property
    def site(self) -> Site:
        """What this build has rendered; there from :meth:`on_pre_build` on."""
        if self._built is None:
            raise PluginError("The pages are asked for before the data was read.")
        return self._built

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before anything is written where the data has problems: the last good site stays."""
        intake = take_in(self.root)
        if intake.problems:
            raise PluginError(f"The data has problems.\n{report(intake.problems)}")
        self._built = site(intake.casebook)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a file for each page, and a small one for each address that has moved."""
        for rendered in self.site.pages:
            name = f"{rendered.path}index.md"
            level = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, name, content="", inclusion=level)
            files.append(file)
            RecordPage(rendered, self.site.html(rendered), file, config)
        for redirect in self.site.redirects:
            html = self.site.redirect_html(redirect)
            files.append(File.generated(config, f"{redirect.path}index.html", content=html))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang each page below its index, for breadcrumbs and tabs, and date it from the data."""
        pages = {file.url: file.page for file in files.documentation_pages()}
        for page in pages.values():
            if page is None:
                continue
            day = self.site.updated
            if isinstance(page, RecordPage):
                day = page.rendered.updated or day
                above = pages.get(page.rendered.parent or "")
                if page.parent is None and above is not None and page.rendered.parent:
                    page.parent = _branch(above)  # type: ignore[assignment]
            page.update_date = (day or UNDATED).isoformat()
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put blocks made of the data where a hand-written page asks for them."""
        if isinstance(page, RecordPage):
            return html
        depth = page.url.count("/")
        return MARKER.sub(lambda found: str(self.site.block(found.group(1), depth)), html)

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give the search index its entries, before the search plugin writes it."""
        plugin = config.plugins.get(SEARCH)
        if plugin is None:
            return
        for rendered in self.site.pages:
            for entry in search_entries(rendered):
                plugin.search_index.entries.append(
                    {
                        "location": entry.location,
                        "title": escape(entry.title, quote=False),
                        "text": escape(entry.text, quote=False),
                        "boost": entry.weight,
                    }
                )


def _branch(above: Page) -> Section | Page:
    """The section that ``above`` is the index of, or the page itself where it stands alone."""
    section = above.parent
    return section if isinstance(section, Section) and above.is_index else above


def _contents(rendered: Rendered) -> TableOfContents:
    """The sections of a page, those of level 3 below the one before them."""
    links: list[AnchorLink] = []
    for section in rendered.sections:
        link = AnchorLink(escape(section.heading), section.id, section.level)
        (links[-1].children if section.level > 2 and links else links).append(link)
    if links:
        links[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(links)
