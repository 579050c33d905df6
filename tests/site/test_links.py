"""Links: every one leads somewhere, nothing is loaded from elsewhere, every id is there once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from builds import SITE_URL
from casebook.intake import take_in
from casebook.records.corrections import Correction
from casebook.records.entities import Organization
from casebook.records.kinds import KINDS
from casebook.records.sources import Source
from documents import BuiltSite, Element
from projects import EXAMPLE, ROOT

HOST = "https://site.invalid"
"""Stands for whatever host the site is served from."""

LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
}
"""Attributes whose address a browser asks for by itself, or sends what was typed to."""

NAMING = frozenset({"canonical", "prev", "next", "author", "license", "alternate"})
"""Relations of a link element for which a browser asks for nothing."""


@pytest.fixture(params=["real", "small"])
def built(request: pytest.FixtureRequest) -> BuiltSite:
    """The real site, then the small one."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


def loaded(page: Element) -> Iterator[str]:
    """Every address that a browser asks for when it shows the page."""
    for element in page.all():
        for name in LOADING.get(element.tag, ()):
            value = element[name]
            if name == "srcset":
                yield from (part.split()[0] for part in value.split(",") if part.strip())
            elif value:
                yield value
        if element.tag == "link" and not NAMING & set(element["rel"].split()):
            yield element["href"]
        yield from addresses_in_css(element["style"])
        if element.tag == "style":
            yield from addresses_in_css("".join(c for c in element.content if isinstance(c, str)))


def addresses_in_css(css: str) -> Iterator[str]:
    """The addresses of url() and @import, without those that hold their data themselves."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = re.findall(r"url\(\s*([\"']?)(.*?)\1\s*\)|@import\s+([\"'])(.*?)\3", css)
    yield from (a for _, url, _, name in found if (a := url or name) and not a.startswith("data:"))


def leads_on(built: BuiltSite, address: str) -> bool:
    """Whether the page only leads on to the new address of a record."""
    return any(meta["http-equiv"] == "refresh" for meta in built.page(address).all("meta"))


def article(built: BuiltSite, address: str) -> Iterator[Element]:
    """The elements of what is ours on a page; none where it only leads on."""
    return iter(()) if leads_on(built, address) else built.article(address).all()


def links(page: Element) -> Iterator[str]:
    """Every address that a reader can follow, beside files that the page itself holds."""
    for element in page.all("a"):
        if "href" in element.attributes and not element.is_download:
            yield element["href"]
    yield from (element["href"] for element in page.all("area"))
    for meta in page.all("meta"):
        if meta["http-equiv"] == "refresh":
            yield meta["content"].partition("url=")[2]


def target(address: str, link: str) -> tuple[str, str] | None:
    """The path and the fragment that ``link`` leads to from ``address``; None on other hosts."""
    if address == "404.html":
        link = link.removeprefix(urlsplit(SITE_URL).path)
        address = ""
    parts = urlsplit(urljoin(f"{HOST}/{address}", link))
    if f"{parts.scheme}://{parts.netloc}" != HOST:
        return None
    return unquote(parts.path).lstrip("/"), unquote(parts.fragment)


def test_every_link_leads_to_a_page_and_to_a_place_on_it(built: BuiltSite) -> None:
    dead = []
    for address in built.pages:
        for link in set(links(built.page(address))):
            found = target(address, link)
            if found is None:
                continue
            path, fragment = found
            if not built.has(path) or (fragment and fragment not in built.ids(path)):
                dead.append((address, link))
    assert dead == []


def test_every_page_is_linked_from_another(built: BuiltSite) -> None:
    linked = set()
    for address in built.pages:
        for link in links(built.page(address)):
            found = target(address, link)
            if found and found[0] != address:
                linked.add(found[0])
    # Nobody links to an address that a record has left, nor to the page for what is not there.
    gone = {
        address
        for address in built.pages
        if leads_on(built, address) or built.article(address).one("h1").text == "Removed"
    }
    assert set(built.pages) - linked - gone - {"404.html"} == set()


def test_everything_that_a_page_loads_is_there(built: BuiltSite) -> None:
    missing = set()
    for address in built.pages:
        for link in set(loaded(built.page(address))):
            found = target(address, link)
            if found is None or not built.has(found[0]):
                missing.add((address, link))
    assert missing == set()


def test_style_sheets_load_only_what_is_there(built: BuiltSite) -> None:
    sheets = sorted(built.folder.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        folder = sheet.parent.relative_to(built.folder).as_posix()
        for link in addresses_in_css(sheet.read_text("utf-8")):
            assert not urlsplit(link).netloc, (sheet.name, link)
            path = normpath(f"{folder}/{unquote(urlsplit(link).path)}")
            assert not urlsplit(link).path or built.has(path), (sheet.name, link)


def test_no_link_leads_to_another_host_but_to_the_originals(real: BuiltSite) -> None:
    catalog = take_in(ROOT).casebook.catalog
    known = {s.record.url for s in catalog.of(Source)}
    known |= {s.record.archive for s in catalog.of(Source) if s.record.archive}
    known |= {s.record.website for s in catalog.of(Organization) if s.record.website}
    for address in real.pages:
        for link in set(links(real.page(address))):
            if target(address, link) is None:
                edit = link.startswith("https://forge.example/")
                home = link.startswith(SITE_URL)
                local = urlsplit(link).hostname in {"127.0.0.1", "localhost"}
                original = link.partition("#:~:")[0] in known  # with the words to look for there
                assert edit or home or local or original, (address, link)


def test_links_are_of_a_kind_that_runs_nothing(built: BuiltSite) -> None:
    for address in built.pages:
        for link in set(links(built.page(address))):
            assert urlsplit(link).scheme in {"", "http", "https"}, (address, link)


def test_every_id_is_there_once_on_its_page(built: BuiltSite) -> None:
    for address in built.pages:
        ids = Counter(element["id"] for element in built.page(address).all() if element["id"])
        assert [name for name, number in ids.items() if number > 1] == [], address


def test_an_id_that_is_no_part_of_a_record_begins_with_a_capital(small: BuiltSite) -> None:
    """Or a part of a record could be given the same one: those have small letters only."""
    catalog = take_in(EXAMPLE).casebook.catalog
    gone = {text for stored in catalog.of(Correction) for text in stored.record.withdrawn}
    for ref, stored in catalog.records.items():
        if not KINDS[ref.kind].page:
            continue
        ids = {element["id"] for element in article(small, f"{ref.kind}/{ref.slug}/")} - {""}
        keys = {key for key, _ in stored.record.parts()}
        keys |= {name for name in ids if f"{ref}#{name}" in gone}
        others = {name for name in ids if name.removesuffix("-h") not in keys}
        paragraphs = {name for name in others if re.fullmatch(r"p[0-9]+", name)}
        assert ref.kind == Source.KIND or not paragraphs, ref
        assert [name for name in others - paragraphs if not name[0].isupper()] == [], ref


def test_every_label_names_something_on_its_page(built: BuiltSite) -> None:
    for address in built.pages:
        for element in article(built, address):
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for wanted in element[name].split():
                    assert wanted in built.ids(address), (address, name, wanted)


def test_every_page_has_one_heading_of_the_first_level(built: BuiltSite) -> None:
    for address in built.pages:
        if not leads_on(built, address):
            assert len(list(built.page(address).all("h1"))) == 1, address


def test_headings_skip_no_level(built: BuiltSite) -> None:
    for address in built.pages:
        levels = [int(e.tag[1]) for e in article(built, address) if e.tag in HEADINGS]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], (address, levels)


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
