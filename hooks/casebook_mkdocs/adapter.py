"""The adapter: gives MkDocs what it builds, and puts the finished site in its place.

MkDocs makes the hand-written pages; those made of records it never sees: they are written straight
into the folder of the new site. That folder takes the place of the last good site when everything
is there. Only this module and those beside it know MkDocs.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from casebook.catalog.casebook import Casebook
from casebook.catalog.watching import Watch
from casebook.changes.history import History
from casebook.changes.telling import history
from casebook.docs_files import unfit
from casebook.editions import address as edition_address
from casebook.editor.runtime import Runtime
from casebook.intake import Remembered, take_in
from casebook.memory import uncollected
from casebook.pages.page import Page
from casebook.pages.site import site
from casebook.pages.start import block, colophon
from casebook.problems import report
from casebook.writing.export import Export, front_matter
from casebook.writing.html import environment
from casebook.writing.links import Linked, linked
from casebook.writing.markdown import FILE
from casebook.writing.publication import Publication, Written, place
from casebook.writing.sitemap import SITEMAP
from casebook_mkdocs.docs_text import DocsText, Heard, filled, trail, unfit_head
from casebook_mkdocs.editions import take_over, with_editions
from casebook_mkdocs.editor import Editor
from casebook_mkdocs.settings import (
    OVERRIDES,
    frame_links,
    look,
    page_address,
    site_settings,
    unfit_settings,
)
from casebook_mkdocs.swap import Workshop

LOG = get_plugin_logger("casebook")


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The adapter takes no settings of its own; what it needs is in mkdocs.yml."""


class Adapter(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """One project: each build checks its data, makes all pages, and swaps the new site in."""

    def __init__(self, root: Path, *, serving: bool) -> None:
        """Build from the data below ``root``, the folder of the project.

        An adapter that is ``serving`` remembers each build for the next one, and leaves the index
        and the data until somebody asks for them.
        """
        self.root = root
        self.serving = serving
        self._runtime = Runtime.of(root)
        self._remembered = Remembered() if serving else None
        self._before: Publication | None = None
        self._templates = environment(root / ".cache" / "templates")
        self._names = set[str]()
        self._late: frozenset[str] = frozenset()
        self._indexed = True
        self._history: History | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Let MkDocs build into a new folder, and hand-written pages be read as they are made."""
        for problem in (*unfit_settings(config), *unfit(Path(config.docs_dir), self.root)):
            raise PluginError(problem)
        try:
            self._workshop = Workshop(Path(config.site_dir))
        except ValueError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(self._workshop.folder)
        # Of the theme nothing but what is in our own folder is used, not even its list of files.
        config.theme.dirs[:] = [str(OVERRIDES)]
        config.theme.static_templates.discard(SITEMAP)
        # Links are looked at when all pages are there; MkDocs would tell some of them as well.
        config.validation.links.update(dict.fromkeys(config.validation.links, logging.DEBUG))
        self._docs = DocsText()
        self._heard: dict[str, Heard] = {}
        config.markdown_extensions.append(self._docs)  # type: ignore[arg-type]

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before anything is written if the data has problems: the last good site stays."""
        try:
            settings = site_settings(config)
        except ValueError as error:
            raise PluginError(str(error)) from None
        with uncollected():
            memory = self._remembered or Remembered()
            intake = take_in(self.root, remembered=memory)
            if intake.problems:
                raise PluginError(f"The data has problems.\n{report(intake.problems)}")
            watch = Watch() if self.serving else None
            told = self._told(intake.casebook, memory)
            if not (self.serving or settings.imprint.edition):
                settings = with_editions(settings, self.root, told.held)
            self._editor = Editor(self.root, settings, self._runtime)
            self._settings = settings = self._editor.settings
            made = site(intake.casebook, settings, watch, told)
        if made.references.trouble:
            LOG.warning(made.references.trouble)
        try:
            frame = look(config, settings, colophon(made.composer), told)
        except ValueError as error:
            raise PluginError(str(error)) from None
        self.publication = Publication(
            made, frame, settings.license, watch, self._before, self._templates
        )
        self.publication.add(Written("404.html", frame_links(config, frame)))
        self.publication.add(*self._editor.announced())
        for name, pages in settings.editions.items():
            places = (f"{edition_address(name)}{page}" for page in sorted(pages))
            self.publication.add(*(Written(f"{at}index.html", linked(at)) for at in places))

    def _told(self, casebook: Casebook, memory: Remembered) -> History:
        """What has changed since when; who is serving looks once, when the preview begins."""
        if self._history is None or not self.serving:
            self._history = history(self.root, casebook, memory)
        return self._history

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Note the files that are published as they are, and which addresses are taken."""
        for file in files:
            in_docs = Path(file.abs_src_path or "").is_relative_to(config.docs_dir)
            if in_docs and (OVERRIDES / file.src_uri).exists():
                raise PluginError(
                    f"docs/{file.src_uri} would take the place of a file of the site. "
                    "Give it another name."
                )
            if not file.is_documentation_page():
                self.publication.add(Written(file.dest_uri, linked(file.dest_uri)))
        self._taken = {file.dest_uri: file.src_uri for file in files if file.inclusion.value > -2}
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the template of hand-written pages be our own frame."""
        env.globals["casebook"] = self
        return env

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the reader of hand-written pages which one comes next."""
        address = page_address(page.file.src_uri)
        self._heard[address] = self._docs.begin(address, page.file.content_string)
        return markdown

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put blocks made of the data where a hand-written page asks for them."""
        if told := unfit_head(page.meta):
            raise PluginError(f"docs/{page.file.src_uri} {told}")
        model = self._model(page)
        heard = self._heard[model.address]
        file = f"docs/{page.file.src_uri}"
        for line, told in heard.flaws:
            raise PluginError(f"{file}:{line}:1: {told}")
        writer = self.publication.writer(model.depth)
        writer.begin()

        def fill(name: str, argument: str) -> str:
            try:
                made = block(name, argument, self.publication.site.composer)
            except ValueError as error:
                line = heard.line(f"<!-- casebook: {name}")
                raise PluginError(f"{file}:{line}:1: {error}") from None
            return str(writer.blocks(made))

        html = filled(html, fill)
        targets = {target: heard.line("<!-- casebook:") for target in writer.targets}
        targets |= heard.targets
        anchors = (*writer.anchors, *heard.anchors)
        links = Linked(model.address, anchors, tuple(targets), file, targets)
        document = heard.document(model.title)
        self._markdown(model, page)
        self.publication.add(Written(page.file.dest_uri, links, document, place(model)))
        return html

    def _markdown(self, model: Page, page: MkDocsPage) -> None:
        """Write a hand-written page as Markdown beside it, with its blocks filled in."""
        name = f"{model.address}{FILE}"
        text = Export(self.publication.site).filled(name, page.markdown or "")
        self._workshop.write(name, front_matter(model.title, model.description) + text)
        self.publication.add(Written(name, linked(name)))

    def _model(self, page: MkDocsPage) -> Page:
        """A hand-written page as far as its frame and head ask for it."""
        composer = self.publication.site.composer
        edit_links = composer.settings.edit_links
        return Page(
            address=page_address(page.file.src_uri),
            title=str(page.title),
            description=str(page.meta.get("description") or composer.settings.description),
            kind="Page",
            trail=tuple(trail(page)),
            edit=edit_links.edit(f"docs/{page.file.src_uri}") if edit_links else "",
            updated=composer.updated,
        )

    def document(self, page: MkDocsPage | None, content: str = "", base: str = "") -> Markup:
        """The whole document of a hand-written page, or of the one for unknown addresses."""
        frame, heads = self.publication.frame, self.publication.heads
        if page is None:
            model = Page(
                "404.html", "Page not found", "There is nothing at this address.", indexable=False
            )
            body = Markup(content)  # noqa: S704 - the text of our own template
            return Markup(frame.around(model, body, Markup(""), base))  # noqa: S704
        model = self._model(page)
        body = Markup(f'<article class="page">{page.content}</article>')  # noqa: S704
        root = "../" * model.depth
        return Markup(frame.around(model, body, heads.head(model), root))  # noqa: S704

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all that is made of records, check every link, and put the site in its place."""
        kept: set[str] = set()
        with uncollected():
            for name, text in self.publication.files():
                self._free(name)
                if text is None:
                    kept.add(name)
                else:
                    self._workshop.write(name, text)
            if not self.serving:
                for name, late in self._made_late(self.publication):
                    self._free(name)
                    self._workshop.write(name, late)
                take_over(self.root, self._settings, self._workshop.folder)
            problems = self.publication.problems()
        if problems:
            raise PluginError(f"There are links that lead nowhere.\n{report(problems)}")
        if _warned():
            return  # Strict: MkDocs ends the build now, and the last good site stays.
        if not self.serving:
            self._workshop.swap()
            return
        names = kept.union(self._workshop.names())
        if self._before:
            self._workshop.merge(self._names - names)
        else:
            self._workshop.swap()
        self._before, self._names, self._indexed = self.publication, names, False

    def _made_late(self, publication: Publication) -> Iterator[tuple[str, str | bytes]]:
        """The files that no page is made of."""
        return chain(publication.late(), self._editor.files(publication.site.casebook))

    def _free(self, name: str) -> None:
        """Stop if a hand-written page stands where a file of the site should."""
        if name in self._taken:
            raise PluginError(
                f"docs/{self._taken[name]} has the address of a page of the site, "
                f"/{name.removesuffix('index.html')}. Give it another name."
            )

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-written behind."""
        self._workshop.clear()

    def write_late(self, folder: Path) -> None:
        """Write what the last build has left, below the ``folder`` of its site, if that is due."""
        if self._indexed or self._before is None:
            return
        files = dict(self._made_late(self._before))
        for name, late in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(late if isinstance(late, bytes) else late.encode())
        for name in self._late - files.keys():
            (folder / name).unlink(missing_ok=True)
        self._late, self._indexed = frozenset(files), True


def _warned() -> bool:
    """Whether MkDocs has counted a warning, which it does in a strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(h.get_counts() for h in handlers if isinstance(h, CountHandler))
