"""Room five, adapt: hands the rendered pages to MkDocs. Nothing else of ours knows MkDocs."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from casebook.intake import take_in
from casebook.memory import uncollected
from casebook.problems import report
from casebook.render.blocks import MARKER
from casebook.render.corrections import FEED
from casebook.render.forge import Forge
from casebook.render.page import Page as Rendered
from casebook.render.policy import HEADERS, MARK, guarded, hashes, headers
from casebook.render.search import written
from casebook.render.site import Site, site
from casebook.search.documents import Document

LOG = get_plugin_logger("casebook")

HEAD = "casebook_head"
"""The name under which the template of pages finds what to put into their head."""

THEME_STYLE = "assets/stylesheets/main."
"""How the name of the style sheet of the theme begins; a hash and an ending follow."""

THEME_FILES = ("assets/javascripts/", "assets/stylesheets/palette.", "assets/images/favicon.png")
"""How the names of those files of the theme begin that no page asks for."""

UNDATED = date(1970, 1, 1)
"""The date of pages when no record has one: never the clock's, or two builds would differ."""


class RecordPage(Page):
    """A page whose HTML, table of contents and meta data are ready: no Markdown is parsed.

    The theme prints titles and descriptions as they are, so they are HTML from here on.
    """

    def __init__(
        self, rendered: Rendered, html: str, head: str, file: File, config: MkDocsConfig
    ) -> None:
        super().__init__(escape(rendered.title), file, config)
        self.rendered = rendered
        self.shelf: tuple[str, int] | None = None
        """What pages with the same navigation have in common, where they are not in it."""
        self._html = html
        self._head = head

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs would read from the head of a Markdown file."""
        self.markdown = ""
        self.meta = {
            "title": escape(self.rendered.title),
            "description": escape(self.rendered.description),
            "hide": _hidden(self.rendered),
            HEAD: self._head,
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
        self._forge: Forge | None = None
        self._scripts: set[str] = set()
        self._written: list[Document] = []

    @property
    def site(self) -> Site:
        """What this build has rendered; there from :meth:`on_pre_build` on."""
        if self._built is None:
            raise PluginError("The pages are asked for before the data was read.")
        return self._built

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before anything is written where the data has problems: the last good site stays."""
        gc.unfreeze()
        with uncollected():
            intake = take_in(self.root)
            if intake.problems:
                raise PluginError(f"The data has problems.\n{report(intake.problems)}")
            self._forge = forge(config)
            name, address = config.site_name, config.site_url or ""
            self._built = site(intake.casebook, self._forge, address, name)
            # All this lasts until the next build; the collector need not walk it meanwhile.
            gc.freeze()
        if self._built.heads.citing.trouble:
            LOG.warning(self._built.heads.citing.trouble)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a file for each page, and a small one for each address that has moved.

        Of the files of the theme, only the style sheet is used.
        """
        for file in [file for file in files if _unused(file)]:
            files.remove(file)
        for rendered in self.site.pages:
            name = f"{rendered.path}index.md"
            level = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, name, content="", inclusion=level)
            files.append(file)
            html, head = self.site.html(rendered), self.site.head(rendered)
            RecordPage(rendered, html, head, file, config)
        for name, text in self.site.files():
            files.append(File.generated(config, name, content=text))
        for redirect in self.site.redirects:
            html = self.site.redirect_html(redirect)
            files.append(File.generated(config, f"{redirect.path}index.html", content=html))
        files.append(File.generated(config, FEED, content=self.site.feed()))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang each page below its index, for breadcrumbs and tabs; date it, and let it be edited.

        MkDocs' own setting for the editor, edit_uri, knows the folder docs/ only.
        """
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
                    page.shelf = (above.url, page.url.count("/"))
            page.update_date = (day or UNDATED).isoformat()
            page.edit_url = self._editor(page)
        return nav

    def _editor(self, page: Page) -> str | None:
        """The address at which the file behind ``page`` can be edited, if there is one."""
        written = None if page.file.generated_by else f"docs/{page.file.src_uri}"
        file = page.rendered.file if isinstance(page, RecordPage) else written
        return self._forge.edit(file) if self._forge and file else None

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates the style sheet of the theme, whose name changes with its version."""
        env.globals["theme_style"] = next(
            file.url for file in files if file.src_uri.startswith(THEME_STYLE)
        )
        env.globals["policy_mark"] = "" if _previewed(config) else MARK
        env.globals["drawn"] = {}
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put blocks made of the data where a hand-written page asks for them."""
        if isinstance(page, RecordPage):
            return html
        depth = page.url.count("/")
        page.meta[HEAD] = self._head(page, config)
        path = "" if page.is_homepage else page.url
        self._written.append(written(path, str(page.title), MARKER.sub("", html)))
        return MARKER.sub(lambda found: str(self.site.block(found.group(1), depth)), html)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the scripts of the finished page in its policy."""
        return self._guarded(output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Do so for the page of addresses that lead nowhere, which is no page to MkDocs."""
        return self._guarded(output_content) if template_name.endswith(".html") else output_content

    def _guarded(self, html: str) -> str:
        self._scripts.update(hashes(html))
        return guarded(html)

    def _head(self, page: Page, config: MkDocsConfig) -> str:
        """What the head of a hand-written page tells programs."""
        described = str(page.meta.get("description") or config.site_description or "")
        heads, writer = self.site.heads, self.site.writer_at(page.url.count("/"))
        if page.is_homepage:
            license_ = str((config.extra.get("casebook") or {}).get("license") or "")
            return str(heads.of_start(described, license_, writer))
        return str(heads.of_text(str(page.title), described, page.url, writer))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Let the last good pages be read while the data has problems: MkDocs would halt them."""
        server.builder = partial(_lasting, builder)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what follows from the finished pages: their policy, and the index of search."""
        Path(config.site_dir, HEADERS).write_text(headers(self._scripts), encoding="utf-8")
        with uncollected():
            pages = sorted(self._written, key=lambda page: page.path)
            for name, text in self.site.search(pages):
                file = Path(config.site_dir, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")


def forge(config: MkDocsConfig) -> Forge | None:
    """The forge that ``extra: casebook:`` in mkdocs.yml names, if it names one."""
    settings = config.extra.get("casebook") or {}
    repo, branch = str(settings.get("repo") or ""), str(settings.get("branch") or "main")
    try:
        return Forge.of(repo, branch, config.site_url or "")
    except ValueError as error:
        raise PluginError(str(error)) from None


def _lasting(builder: Callable[[], None]) -> None:
    """Build; a build that was called off has told why, and has not touched the pages there are."""
    try:
        builder()
    except Abort:
        LOG.info("The last good pages stay until this is mended.")


def _unused(file: File) -> bool:
    return file.src_uri.startswith(THEME_FILES) or file.src_uri.endswith(".css.map")


def _previewed(config: MkDocsConfig) -> bool:
    """Whether ``mkdocs serve`` shows the site: it adds a script of its own to each page it sends,
    after the policy is written."""
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)


def _hidden(rendered: Rendered) -> list[str]:
    """Which of the columns beside a page are left out."""
    if rendered.wide:
        return ["navigation", "toc"]
    return ["navigation"] if rendered.file else []


def _branch(above: Page) -> Section | Page:
    """The section that ``above`` is the index of, or the page itself where it is of none."""
    section = above.parent
    if isinstance(section, Section) and section.children[:1] == [above]:
        return section
    return above


def _contents(rendered: Rendered) -> TableOfContents:
    """The sections of a page, those of level 3 below the one before them."""
    links: list[AnchorLink] = []
    for section in rendered.sections:
        link = AnchorLink(escape(section.heading), section.id, section.level)
        (links[-1].children if section.level > 2 and links else links).append(link)
    if links:
        links[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(links)
