"""What every page has beside its text: an edit button, a description, a date, a place."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from builds import REPO_URL, SITE_URL, build
from casebook.intake import take_in
from casebook.records.base import Record
from casebook.records.references import Ref
from documents import BuiltSite, Element
from indexes import Index
from projects import EXAMPLE, ROOT, Project

PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def records() -> dict[Ref, Record]:
    return {ref: stored.record for ref, stored in take_in(ROOT).casebook.catalog.records.items()}


def page_of(ref: Ref) -> str:
    return f"{ref.kind}/{ref.slug}/"


def meta(page: Element, name: str) -> list[str]:
    """The contents of the meta elements called ``name``."""
    return [e["content"] for e in page.all("meta") if name in (e["name"], e["property"])]


def title_of(page: Element) -> str:
    return page.one("head").one("title").text


def edit_buttons(page: Element) -> list[str]:
    found = [link for link in page.all("a") if link["rel"] == "edit" or "edit" in link["title"]]
    return [link["href"] for link in found]


def leads_on(page: Element) -> bool:
    return any(e["http-equiv"] == "refresh" for e in page.all("meta"))


def test_every_record_has_a_page_with_its_name_and_line(real: BuiltSite) -> None:
    for ref, record in records().items():
        page = real.page(page_of(ref))
        assert page.one("h1").text == record.name
        assert record.name in title_of(page)
        assert record.description in real.article(page_of(ref)).text


def test_every_record_is_in_the_index_of_its_kind(real: BuiltSite) -> None:
    for ref in records():
        links = {urljoin(f"/{ref.kind}/", a["href"]) for a in real.article(f"{ref.kind}/").all("a")}
        assert f"/{page_of(ref)}" in links


def test_the_edit_button_leads_to_the_file_of_the_record(real: BuiltSite) -> None:
    for ref in records():
        wanted = f"{REPO_URL}/edit/main/data/{ref.kind}/{ref.slug}.yml"
        assert edit_buttons(real.page(page_of(ref))) == [wanted]


def test_the_edit_button_of_a_written_page_leads_to_its_markdown(real: BuiltSite) -> None:
    for name in ("about", "contributing"):
        assert edit_buttons(real.page(f"{name}/")) == [f"{REPO_URL}/edit/main/docs/{name}/index.md"]


def test_a_page_made_of_many_files_has_no_edit_button(real: BuiltSite) -> None:
    for address in ("people/", "timeline/", "organizations/compare/", "gaps/", "404.html"):
        assert edit_buttons(real.page(address)) == []


def test_without_a_forge_no_page_has_an_edit_button_and_each_names_its_file(
    small: BuiltSite,
) -> None:
    for address in small.pages:
        assert edit_buttons(small.page(address)) == [], address
    for ref, stored in take_in(EXAMPLE).casebook.catalog.records.items():
        assert stored.file in small.article(page_of(ref)).text


def test_every_page_has_one_description_of_its_own(real: BuiltSite) -> None:
    seen = []
    for address in real.pages:
        page = real.page(address)
        if address == "404.html" or leads_on(page):
            continue
        found = meta(page, "description")
        assert len(found) == 1, address
        assert 10 <= len(found[0]) <= 320, (address, found)
        assert meta(page, "og:description") == found, address
        seen += found if address.count("/") < 2 else []  # records may share a line
    assert [text for text, number in Counter(seen).items() if number > 1] == []


def test_the_description_of_a_record_is_its_line(real: BuiltSite) -> None:
    for ref, record in records().items():
        page = real.page(page_of(ref))
        assert meta(page, "description") == [record.description]
        assert meta(page, "og:title") == [record.name]


def test_titles_of_a_kind_differ(real: BuiltSite) -> None:
    """A statement may be called like the source in which it stands."""
    titles = Counter(
        (address.partition("/")[0], title_of(real.page(address)))
        for address in real.pages
        if not leads_on(real.page(address))
    )
    assert [title for title, number in titles.items() if number > 1] == []


def test_a_page_says_what_language_it_is_in(real: BuiltSite) -> None:
    for address in real.pages:
        assert real.page(address).one("html")["lang"] == "en"


def test_a_page_names_its_own_address(real: BuiltSite) -> None:
    for address in real.pages:
        page = real.page(address)
        found = [e["href"] for e in page.all("link") if e["rel"] == "canonical"]
        if address != "404.html" and not leads_on(page):
            assert found == [f"{SITE_URL}{address}"]


def test_breadcrumbs_lead_to_the_index(real: BuiltSite) -> None:
    for ref in records():
        path = real.page(page_of(ref)).one("nav", of="md-path")
        found = [urljoin(f"/{page_of(ref)}", link["href"]) for link in path.all("a")]
        assert f"/{ref.kind}/" in found, (ref, found)


def test_there_is_a_page_for_what_is_not_there(real: BuiltSite) -> None:
    page = real.page("404.html")
    assert page.one("h1").text == "Page not found"
    assert "Page not found" in title_of(page)
    links = {link["href"] for link in real.article("404.html").all("a")}
    home = re.sub(r"^https://[^/]+", "", SITE_URL)
    assert {f"{home}{kind}/" for kind in ("people", "organizations", "sources")} <= links


def sitemap(built: BuiltSite) -> dict[str, str]:
    """The addresses in the sitemap with the dates beside them."""
    tree = ElementTree.parse(built.folder / "sitemap.xml").getroot()  # noqa: S314 - our own
    return {
        str(url.findtext(f"{PLACES}loc")): str(url.findtext(f"{PLACES}lastmod"))
        for url in tree.iter(f"{PLACES}url")
    }


def test_the_sitemap_has_every_page_with_a_date_of_the_data(real: BuiltSite) -> None:
    found = sitemap(real)
    pages = [a for a in real.pages if a != "404.html" and not leads_on(real.page(a))]
    assert set(found) == {f"{SITE_URL}{address}" for address in pages}
    catalog = take_in(ROOT).casebook.catalog
    text = "".join((ROOT / stored.file).read_text("utf-8") for stored in catalog.records.values())
    for day in set(found.values()):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
        assert day in text or day.removesuffix("-01") in text, f"{day} stands in no record"


def test_the_sitemap_dates_a_checked_record_by_its_check(
    example: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    built = build(example, tmp_path_factory.mktemp("dated") / "site", site_url=SITE_URL)
    found = sitemap(built)
    assert found[f"{SITE_URL}people/ada-example/"] == "2004-02-03"
    assert found[SITE_URL] == "2004-02-03"
    packed = gzip.decompress((built.folder / "sitemap.xml.gz").read_bytes())
    assert packed == (built.folder / "sitemap.xml").read_bytes()


def test_an_address_that_a_record_has_left_leads_on_to_the_new_one(small: BuiltSite) -> None:
    page = small.page("people/ada-sample/")
    (refresh,) = [e["content"] for e in page.all("meta") if e["http-equiv"] == "refresh"]
    assert refresh == "0; url=../../people/ada-example/"
    assert meta(page, "robots") == ["noindex"]
    assert [link["href"] for link in page.all("a")] == ["../../people/ada-example/"]
    assert "ada-sample" not in Index(small.folder).everything


def test_a_page_holds_no_template_that_was_not_filled(real: BuiltSite) -> None:
    for address in real.pages:
        if address.startswith("contributing/"):  # shows how records are written
            continue
        text = real.page(address).text
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|<!-- casebook", text), address
