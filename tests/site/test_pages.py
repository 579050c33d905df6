"""What every page has beside its text: a name, a description, a date, a place, its address."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from builds import REPO_URL, SITE_URL
from casebook.catalog.catalog import Catalog
from casebook.intake import take_in
from casebook.records.base import Record
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from documents import BuiltSite, Element
from indexes import Index
from projects import ADA, EXAMPLE, ROOT

PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real record."""
    return take_in(ROOT).casebook.catalog


@pytest.fixture(scope="module")
def records(catalog: Catalog) -> dict[Ref, Record]:
    """The records of the real site that have pages."""
    return {ref: s.record for ref, s in catalog.records.items() if KINDS[ref.kind].page}


def page_of(ref: Ref) -> str:
    return f"{ref.kind}/{ref.slug}/"


def meta(page: Element, name: str) -> list[str]:
    """The contents of the meta elements called ``name``."""
    return [e["content"] for e in page.all("meta") if name in (e["name"], e["property"])]


def title_of(page: Element) -> str:
    return page.one("head").one("title").text


def links(page: Element) -> set[str]:
    return {link["href"] for link in page.all("a")}


def is_listed(page: Element) -> bool:
    """Whether search engines may list it; pages that only lead on say that they may not."""
    return meta(page, "robots") != ["noindex"]


def test_every_record_has_a_page_with_its_name(real: BuiltSite, records: dict[Ref, Record]) -> None:
    for ref, record in records.items():
        page = real.page(page_of(ref))
        assert page.one("h1").text == " ".join(record.name.split())
        assert title_of(page).startswith(" ".join(record.name.split()))


def test_every_record_is_in_the_list_of_its_kind(
    real: BuiltSite, records: dict[Ref, Record]
) -> None:
    for kind in KINDS.values():
        if kind.page:
            start = kind.index or f"{kind.name}/"
            lists = [address for address in real.pages if address.startswith(start)]
            found = {
                urljoin(f"/{address}", link)
                for address in lists
                for link in links(real.page(address))
            }
            assert {f"/{page_of(ref)}" for ref in records if ref.kind == kind.name} <= found


def test_a_page_leads_to_the_file_that_it_is_made_of(
    real: BuiltSite, records: dict[Ref, Record]
) -> None:
    for ref in records:
        file = f"data/{ref.kind}/{ref.slug}.yml"
        ways = (f"{REPO_URL}/edit/main/{file}", f"correct/?file={file}&")
        assert any(way in link for link in links(real.page(page_of(ref))) for way in ways), ref


def test_without_a_forge_nothing_leads_to_one(small: BuiltSite) -> None:
    for address in small.pages:
        assert [link for link in links(small.page(address)) if "/edit/" in link] == [], address


def test_every_page_has_one_description_of_its_own(real: BuiltSite) -> None:
    seen = []
    for address in real.pages:
        page = real.page(address)
        if is_listed(page):
            found = meta(page, "description")
            assert len(found) == 1, address
            assert 10 <= len(found[0]) <= 320, (address, found)
            assert meta(page, "og:description") == found, address
            seen += found if address.count("/") < 2 else []  # records may share a line
    assert [text for text, number in Counter(seen).items() if number > 1] == []


def test_the_description_of_a_record_is_its_line(
    real: BuiltSite, records: dict[Ref, Record]
) -> None:
    for ref, record in records.items():
        page = real.page(page_of(ref))
        assert meta(page, "description") == [record.description]
        assert meta(page, "og:title") == [record.name]


def test_titles_of_a_kind_differ(real: BuiltSite, records: dict[Ref, Record]) -> None:
    """A statement may be called like the source in which it stands."""
    titles = Counter((ref.kind, title_of(real.page(page_of(ref)))) for ref in records)
    assert [title for title, number in titles.items() if number > 1] == []


def test_a_page_says_what_language_it_is_in(small: BuiltSite) -> None:
    for address in small.pages:
        assert small.page(address).one("html")["lang"] == "en"


def test_a_page_that_may_be_listed_names_its_own_address(real: BuiltSite) -> None:
    for address in real.pages:
        page = real.page(address)
        found = [e["href"] for e in page.all("link") if e["rel"] == "canonical"]
        if is_listed(page):
            assert found == [f"{SITE_URL}{address}"]
        elif address == "404.html":
            assert found == []


def test_a_page_leads_back_to_the_list_of_its_kind(small: BuiltSite) -> None:
    for ref in take_in(EXAMPLE).casebook.catalog.records:
        kind = KINDS[ref.kind]
        if kind.page:
            (trail,) = small.page(page_of(ref)).all("nav", of="trail")
            found = {urljoin(f"/{page_of(ref)}", link) for link in links(trail)}
            assert f"/{kind.index or f'{kind.name}/'}" in found, (ref, found)


def test_there_is_a_page_for_what_is_not_there(real: BuiltSite) -> None:
    page = real.page("404.html")
    assert page.one("h1").text == "Page not found"
    assert "Page not found" in title_of(page)
    assert not is_listed(page)
    home = re.sub(r"^https://[^/]+", "", SITE_URL)
    assert {f"{home}{kind}/" for kind in ("people", "organizations", "sources")} <= links(page)
    assert all(link.startswith((home, "#", "https:")) for link in links(page))


def sitemap(built: BuiltSite) -> dict[str, str]:
    """The addresses in the sitemap with the dates beside them."""
    tree = ElementTree.parse(built.folder / "sitemap.xml").getroot()  # noqa: S314 - our own
    return {
        str(url.findtext(f"{PLACES}loc")): str(url.findtext(f"{PLACES}lastmod"))
        for url in tree.iter(f"{PLACES}url")
    }


def test_the_sitemap_has_every_page_that_may_be_listed_with_a_date_of_the_data(
    real: BuiltSite, catalog: Catalog
) -> None:
    found = sitemap(real)
    pages = [address for address in real.pages if is_listed(real.page(address))]
    assert set(found) == {f"{SITE_URL}{address}" for address in pages}
    text = "".join((ROOT / stored.file).read_text("utf-8") for stored in catalog.records.values())
    for day in set(found.values()):
        assert re.fullmatch(r"\d{4}(-\d\d){1,2}", day)
        assert f"on: {day}\n" in text, f"{day} stands in no record"


def test_robots_find_the_sitemap_if_it_has_addresses(real: BuiltSite, small: BuiltSite) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (real.folder / "robots.txt").read_text("utf-8")
    assert "Sitemap" not in (small.folder / "robots.txt").read_text("utf-8")
    assert sitemap(small) == {}


def test_an_address_that_a_record_has_left_leads_on_to_the_new_one(small: BuiltSite) -> None:
    page = small.page("people/ada-sample/")
    (refresh,) = [e["content"] for e in page.all("meta") if e["http-equiv"] == "refresh"]
    assert refresh == "0; url=../../people/ada-example/"
    assert meta(page, "robots") == ["noindex"]
    assert links(page) == {"../../people/ada-example/"}
    assert "ada-sample" not in Index(small.folder).everything
    assert ADA == "data/people/ada-example.yml"


def test_a_page_holds_no_template_that_was_not_filled(real: BuiltSite) -> None:
    for address in real.pages:
        if address.startswith("contributing/"):  # shows how records are written
            continue
        text = real.page(address).text
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|<!-- casebook", text), address
