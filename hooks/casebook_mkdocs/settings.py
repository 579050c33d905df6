"""Settings: what mkdocs.yml and the environment say of the site, as our own code takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from casebook.changes.history import History
from casebook.changes.revisions import Release
from casebook.citing.works import Imprint
from casebook.editions import NAME, VARIABLE
from casebook.editions import address as edition_address
from casebook.pages.composer import Settings
from casebook.pages.edit_links import EditLinks
from casebook.pages.site import footer, tabs
from casebook.pages.text import Link
from casebook.records.dates import Date
from casebook.records.web import is_address
from casebook.writing.frame import Look, palette
from casebook.writing.links import Linked

OVERRIDES = Path(__file__).with_name("overrides")
"""What every site has in the place of the theme's files: style sheets, scripts, fonts."""


def unfit_settings(config: MkDocsConfig) -> Iterator[str]:
    """What mkdocs.yml asks for and a casebook cannot have, each in a sentence."""
    file = Path(config.config_file_path).name
    yield from (f"{file}: {told}" for told in _told(config))
    yield from (f"{file}:{told}" for told in _unfit_pages(config))


def _told(config: MkDocsConfig) -> Iterator[str]:
    yield from _unfit_parts(config)
    yield from _misspelled(config)
    yield from _unfit_files(config)


THEME = ("name", "custom_dir", "favicon", "features", "font", "icon", "language", "logo", "palette")
"""The settings of the theme, some of which do something here."""

OWN = ("repo", "branch", "edition", "contact", "picture", "license")
"""The settings of a casebook, below extra.casebook."""


def _unfit_parts(config: MkDocsConfig) -> Iterator[str]:
    """Plugins and settings that do not go with pages made of records."""
    if any(name.rpartition("/")[2] == "search" for name in config.plugins):
        yield (
            "The plugin search does not fit the casebook, which has its own search. "
            "Write plugins: [] or, beside other plugins, leave it out."
        )
    if not config.use_directory_urls:
        yield "All pages of records are folders. Write use_directory_urls: true."
    if not isinstance(config.extra.get("casebook") or {}, dict):
        yield "extra.casebook should be made of fields. Write each as name: value below it."
        return
    for name in set(config.extra.get("casebook") or {}) - set(OWN):
        near = get_close_matches(str(name), OWN, n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(OWN)}."
        yield f"There is no setting extra.casebook.{name}. {remedy}"


def _misspelled(config: MkDocsConfig) -> Iterator[str]:
    """Settings of the theme that nothing reads, where one that is read is meant."""
    for name in map(str, config.theme):
        near = get_close_matches(name, THEME, n=1, cutoff=0.8)
        if near and name not in THEME:
            yield f"There is no setting theme.{name}. Did you mean {near[0]}?"


def _unfit_files(config: MkDocsConfig) -> Iterator[str]:
    """What would be loaded from elsewhere, published from outside docs/, or be missing."""
    docs = Path(config.docs_dir).resolve()
    for path in map(str, (*config.extra_css, *config.extra_javascript)):
        if urlsplit(path).netloc:
            yield f"{path} is on another site, which the policy forbids. Put the file below docs/."
    favicon = str(config.theme.get("favicon") or "")
    own = config.extra.get("casebook")
    picture = str(own.get("picture") or "") if isinstance(own, dict) else ""
    if picture and not (docs / picture).is_file():
        yield f'There is no file {picture} below docs/. Write one that is there, or picture: "".'
    if favicon and not any((folder / favicon).is_file() for folder in (docs, OVERRIDES)):
        yield (
            f"There is no file {favicon} below docs/. Below theme:, write one that is there, as in "
            "favicon: assets/favicon.svg."
        )
    snippets = config.mdx_configs.get("pymdownx.snippets") or {}
    bases = snippets.get("base_path", ".")
    folders = [Path(base).resolve() for base in (bases if isinstance(bases, list) else [bases])]
    within = all(folder.is_relative_to(docs) for folder in folders)
    free = snippets.get("url_download") or not snippets.get("restrict_base_path", True)
    if "pymdownx.snippets" in config.markdown_extensions and (free or not within):
        yield (
            "pymdownx.snippets would publish files from outside docs/. "
            "Write it as pymdownx.snippets: {base_path: [docs]}."
        )


def _unfit_pages(config: MkDocsConfig) -> Iterator[str]:
    """What the navigation names and docs/ has not, which MkDocs would tell without the line."""
    docs = Path(config.docs_dir)
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    lines = Path(config.config_file_path).read_text("utf-8").splitlines()
    for path in _files(config.nav):
        if urlsplit(path).scheme or path.startswith("/") or (docs / path).is_file():
            continue
        line = next((n for n, line in enumerate(lines, 1) if path in line), 1)
        near = get_close_matches(path, pages, n=1)
        remedy = f"Did you mean {near[0]}?" if near else "Add the file, or delete the line."
        yield f"{line}:1: There is no file {docs.name}/{path}. {remedy}"


def _files(items: object) -> Iterator[str]:
    """The files of a navigation, with and without a title."""
    if isinstance(items, str):
        yield items
    elif isinstance(items, list | dict):
        for item in items if isinstance(items, list) else items.values():
            yield from _files(item)


def site_settings(config: MkDocsConfig) -> Settings:
    """What pages are published as; ``ValueError`` for an address or a repository that is none."""
    own = config.extra.get("casebook") or {}
    address = site_address(config)
    repository = str(own.get("repo") or "")
    edition = edition_name(str(own.get("edition") or ""), address)
    if edition:  # What it says stays; corrections go to the living site.
        repository = ""
    return Settings(
        Imprint(config.site_name, address, str(own.get("picture") or ""), edition),
        EditLinks.of(repository, str(own.get("branch") or "main"), address),
        str(own.get("license") or ""),
        str(config.site_description or ""),
        Path(config.config_file_path).parent / ".cache",
        contact(str(own.get("contact") or "")),
    )


def edition_name(text: str, site: str) -> str:
    """The release that the site is an edition of, if it is one; ``site`` is its address.

    ``ValueError`` for what is no release, and where an edition would not stand among editions.
    """
    if text and not NAME.fullmatch(text):
        raise ValueError(f"{VARIABLE} is {text!r}, and that is no release. Name one, such as v1.0.")
    if text and site and not site.endswith(f"/{edition_address(text)}"):
        raise ValueError(
            f"{VARIABLE} is {text}, which asks for an edition, and SITE_URL is {site}, which does "
            f"not end in {edition_address(text)}. Use make edition, or unset {VARIABLE}."
        )
    return text


def contact(text: str) -> str:
    """Where readers without an account can write to, as a link has it: ``mailto:`` or a page.

    ``ValueError`` for what is neither.
    """
    text = text.strip()
    if not text or is_address(text):
        return text
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text):
        raise ValueError(
            f"CONTACT is {text!r}, and nobody can write to that. Write an e-mail address, or the "
            "address of a page with a form."
        )
    return f"mailto:{text}"


def site_address(config: MkDocsConfig) -> str:
    """The address of the site, ending in a slash; ``ValueError`` if pages cannot be below it."""
    address = config.site_url or ""
    parts = urlsplit(address)
    odd = any(c.isspace() or not c.isprintable() or c in "\"'<>\\^`{|}" for c in address)
    if address and (
        odd
        or address.endswith("?")
        or parts.scheme not in {"http", "https"}
        or parts.query
        or parts.fragment
    ):
        raise ValueError(
            f"SITE_URL is {address!r}, and pages cannot be below that. Write the address of the "
            "site alone, without blanks, ? and #, as in https://example.org/casebook/."
        )
    return address


def look(config: MkDocsConfig, settings: Settings, colophon: str, told: History) -> Look:
    """The frame of every page; ``ValueError`` for a setting of the theme that it cannot honor."""
    imprint = settings.imprint
    edition = imprint.edition
    return Look(
        site=config.site_name,
        address=imprint.address,
        folder=OVERRIDES,
        edition=edition,
        edition_day=next((_day(s.since) for s in told.spans if s.since.name == edition), ""),
        living=imprint.address.removesuffix(edition_address(edition)) if edition else "",
        language=str(config.theme.get("language") or "en"),
        copyright=config.copyright or "",
        favicon=str(config.theme.get("favicon") or ""),
        logo=str(config.theme.get("logo") or ""),
        palette=palette(config.theme.get("palette")),
        styles=tuple(str(path) for path in config.extra_css),
        scripts=tuple(str(path) for path in config.extra_javascript),
        tabs=tabs(),
        about=tuple(Link(page, title) for title, page in _pages(config.nav) if page),
        footer=footer(),
        colophon=colophon,
        edit_links=settings.edit_links,
        policed=not _previewed(config),
    )


def _day(release: Release) -> str:
    return Date.parse(release.day).display


def frame_links(config: MkDocsConfig, frame: Look) -> Linked:
    """What the frame leads to, each with its line in mkdocs.yml, as the links of 404.html."""
    file = Path(config.config_file_path)
    lines = file.read_text("utf-8").splitlines()
    written = {page_address(path): path for _, path in _named(config.nav)}
    places = {
        target: number
        for target in frame.targets
        for number, line in enumerate(lines, 1)
        if written.get(target, target) in line
    }
    return Linked("404.html", (), frame.targets, file.name, places)


def page_address(source: str) -> str:
    """The address of a hand-written page, from its file below docs/."""
    if source == "index.md" or source.endswith("/index.md"):
        return source.removesuffix("index.md")
    return f"{source.removesuffix('.md')}/"


def _pages(items: object) -> Iterator[tuple[str, str]]:
    """The titles and addresses of a navigation."""
    return ((title, page_address(path)) for title, path in _named(items))


def _named(items: object) -> Iterator[tuple[str, str]]:
    """The titles and files of a navigation, and of all that is below its items."""
    for item in items if isinstance(items, list) else ():
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield str(title), value
            else:
                yield from _named(value)


def _previewed(config: MkDocsConfig) -> bool:
    """Whether ``mkdocs serve`` shows the site: it adds a script of its own to each page it sends,
    after the policy is written."""
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)
