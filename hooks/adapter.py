"""The adapter: gives MkDocs what it builds, and puts the finished site in its place.

It is the one module of ours, beside the hook that loads it, that knows MkDocs. MkDocs makes the
hand-written pages; those made of records it never sees: they are written straight into the folder
of the new site. That folder takes the place of the last good site when everything is there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from casebook.citing.works import Imprint
from casebook.intake import take_in
from casebook.memory import uncollected
from casebook.pages.composer import Settings
from casebook.pages.edit_links import EditLinks
from casebook.pages.page import Page
from casebook.pages.site import footer, site, tabs
from casebook.pages.start import block
from casebook.pages.text import Link, plain
from casebook.problems import report
from casebook.writing.frame import Look
from casebook.writing.publication import Publication
from docs_text import DocsText
from swap import Workshop

LOG = get_plugin_logger("casebook")


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The adapter takes no settings of its own; what it needs is in mkdocs.yml."""


class Adapter(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """One project: each build checks its data, makes all pages, and swaps the new site in."""

    def __init__(self, root: Path) -> None:
        """Build from the data below ``root``, the folder of the project."""
        self.root = root
        self._workshop: Workshop | None = None
        self._publication: Publication | None = None
        self._docs = DocsText()

    @property
    def publication(self) -> Publication:
        """What this build publishes; there from :meth:`on_pre_build` on."""
        if self._publication is None:
            raise PluginError("The pages are asked for before the data was read.")
        return self._publication

    def begin(self, config: MkDocsConfig) -> None:
        """Let MkDocs build into a new folder, and hand-written pages be read as they are made."""
        self._workshop = Workshop(Path(config.site_dir))
        config.site_dir = str(self._workshop.folder)
        self._docs = DocsText()
        config.markdown_extensions.append(self._docs)  # type: ignore[arg-type]

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before anything is written if the data has problems: the last good site stays."""
        with uncollected():
            intake = take_in(self.root)
            if intake.problems:
                raise PluginError(f"The data has problems.\n{report(intake.problems)}")
            made = site(intake.casebook, settings(config))
        if made.references.trouble:
            LOG.warning(made.references.trouble)
        look = _look(config, self._colophon(made))
        self._publication = Publication(made, look, made.composer.settings.license)

    def _colophon(self, made: Any) -> str:
        (said,) = block("numbers", "", made.composer)
        return plain(said.paragraphs[0])  # type: ignore[union-attr]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Of the files of the theme, use only our own."""
        own = Path(config.theme.custom_dir or "").resolve()
        docs = Path(config.docs_dir).resolve()
        for file in list(files):
            source = Path(file.abs_src_path or "").resolve()
            if not (source.is_relative_to(own) or source.is_relative_to(docs)):
                files.remove(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the template of hand-written pages be our own frame."""
        env.globals["casebook"] = self
        return env

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the reader of hand-written pages which one comes next."""
        self._docs.begin(_address(page))
        return markdown

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put blocks made of the data where a hand-written page asks for them."""
        address = _address(page)
        writer = self.publication.writer(address.count("/"))
        writer.begin()

        def filled(name: str, argument: str) -> str:
            try:
                blocks = block(name, argument, self.publication.site.composer)
            except ValueError as error:
                raise PluginError(f"docs/{page.file.src_uri}: {error}") from None
            return str(writer.blocks(blocks))

        try:
            html = self._docs.filled(html, filled)
        except ValueError as error:
            raise PluginError(f"docs/{page.file.src_uri}: {error}") from None
        text = self._docs.text(address, str(page.title))
        targets = {*writer.targets, *self._docs.targets(address)}
        anchors = {*writer.anchors, *self._docs.anchors(address)}
        self.publication.written(self._model(page), text, targets, anchors)
        return html

    def _model(self, page: MkDocsPage) -> Page:
        """A hand-written page as far as its frame and head ask for it."""
        described = page.meta.get("description") or page_site(self.publication).description
        trail = tuple(
            Link(_address(above.children[0]), str(above.title))
            for above in reversed(page.ancestors)
            if getattr(above, "children", None) and above.children[0] != page
        )
        edit_links = page_site(self.publication).edit_links
        return Page(
            address=_address(page),
            title=str(page.title),
            description=str(described),
            kind="Page",
            trail=trail,
            edit=edit_links.edit(f"docs/{page.file.src_uri}") if edit_links else "",
            updated=self.publication.site.composer.updated,
        )

    def document(self, page: MkDocsPage | None, content: str = "", base: str = "") -> Markup:
        """The whole document of a hand-written page, or of the one for unknown addresses."""
        if page is None:
            model = Page(
                "404.html", "Page not found", "There is nothing at this address.", indexable=False
            )
            body = Markup(content)  # noqa: S704 - the text of our own template
            return Markup(self.publication.frame.around(model, body, Markup(""), base))  # noqa: S704
        model = self._model(page)
        head = self.publication.heads.head(model)
        body = Markup(f'<article class="page">{page.content}</article>')  # noqa: S704
        root = "../" * model.depth
        return Markup(self.publication.frame.around(model, body, head, root))  # noqa: S704

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Let the last good pages be read while the data has problems: MkDocs would halt them."""
        server.builder = partial(_lasting, builder)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all that is made of records, check every link, and put the site in its place."""
        assert self._workshop
        with uncollected():
            for name, text in self.publication.pages():
                self._workshop.write(name, text)
            for name, text in self.publication.rest():
                self._workshop.write(name, text)
        problems = self.publication.problems()
        if problems:
            raise PluginError(f"There are links that lead nowhere.\n{report(problems)}")
        self._workshop.swap()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-written behind."""
        if self._workshop:
            self._workshop.clear()


def page_site(publication: Publication) -> Settings:
    """The settings that a publication was made with."""
    return publication.site.composer.settings


def settings(config: MkDocsConfig) -> Settings:
    """What mkdocs.yml says of the site; ``PluginError`` for a repository that is none."""
    own = config.extra.get("casebook") or {}
    address = config.site_url or ""
    try:
        repository = str(own.get("repo") or "")
        edit_links = EditLinks.of(repository, str(own.get("branch") or "main"), address)
    except ValueError as error:
        raise PluginError(str(error)) from None
    return Settings(
        Imprint(config.site_name, address),
        edit_links,
        str(own.get("license") or ""),
        str(config.site_description or ""),
    )


def _look(config: MkDocsConfig, colophon: str) -> Look:
    """What mkdocs.yml says of the frame."""
    about = [
        Link(_path(path), title)
        for item in config.nav or []
        if isinstance(item, dict)
        for title, path in _leaves(item)
        if _path(path)
    ]
    own = settings(config)
    return Look(
        site=config.site_name,
        address=config.site_url or "",
        language=str(config.theme.get("language") or "en"),
        copyright=config.copyright or "",
        favicon=str(config.theme.get("favicon") or ""),
        logo=str(config.theme.get("logo") or ""),
        styles=tuple(str(path) for path in config.extra_css),
        scripts=tuple(str(path) for path in config.extra_javascript),
        tabs=tabs(),
        about=tuple(about),
        footer=footer(),
        colophon=colophon,
        repository=own.edit_links.repo if own.edit_links else "",
        policed=not _previewed(config),
    )


def _leaves(item: dict[str, Any]) -> list[tuple[str, str]]:
    """The titles and files of an item of the navigation, and of those below it."""
    found: list[tuple[str, str]] = []
    for title, value in item.items():
        if isinstance(value, str):
            found.append((title, value))
        else:
            found += [leaf for each in value if isinstance(each, dict) for leaf in _leaves(each)]
    return found


def _path(source: str) -> str:
    """The address of a hand-written page from its file."""
    return (
        source.removesuffix("index.md")
        if source.endswith("index.md")
        else source.removesuffix(".md") + "/"
    )


def _address(page: MkDocsPage) -> str:
    return "" if page.is_homepage else page.url


def _previewed(config: MkDocsConfig) -> bool:
    """Whether ``mkdocs serve`` shows the site: it adds a script of its own to each page it sends,
    after the policy is written."""
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)


def _lasting(builder: Callable[[], None]) -> None:
    """Build; a build that was called off has told why, and has not touched the pages there are."""
    try:
        builder()
    except Abort:
        LOG.info("The last good pages stay until this is mended.")
