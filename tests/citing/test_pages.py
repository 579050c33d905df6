"""Citing on the pages: how to cite each record, and what the head tells programs."""

from __future__ import annotations

import re
import struct

from builds import SITE_URL
from casebook.citing.works import Imprint
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.records.kinds import KINDS
from casebook.writing.heads import Heads
from casebook.writing.html import environment
from documents import document
from projects import ROOT

ADA = "people/ada-example/"


def found(site: Site, address: str) -> Page:
    (page,) = (page for page in site.pages() if page.address == address)
    return page


def told_by(heads: Heads, page: Page) -> dict[str, str]:
    """The meta elements in the head of a page by name or property."""
    head = document(str(heads.head(page)))
    return {e["name"] or e["property"]: e["content"] for e in head.all("meta")}


def test_every_page_of_a_record_says_how_to_cite_it_and_no_other(real_pages: Site) -> None:
    catalog = real_pages.casebook.catalog
    cited = {page.address for page in real_pages.pages() if page.band and page.band.citations}
    assert cited == {f"{ref.kind}/{ref.slug}/" for ref in catalog.records if KINDS[ref.kind].page}


def test_a_page_can_be_cited_in_each_style_without_a_day_of_the_clock(real_pages: Site) -> None:
    for page in real_pages.pages():
        if page.band:
            ours = page.band.citations[0]
            assert [style for style, _ in ours.styles] == ["APA", "MLA", "Chicago"]
            for _, text in ours.styles:
                assert f"{SITE_URL}{page.address}" in text
                assert not re.search("accessed|retrieved", text, re.IGNORECASE)


def test_without_an_address_no_citation_has_one(small_pages: Site) -> None:
    page = found(small_pages, ADA)
    assert page.band
    for _, text in page.band.citations[0].styles:
        assert "http" not in text


def test_a_statement_is_cited_by_its_own_document(small_pages: Site) -> None:
    page = found(small_pages, "statements/bulletin-2003-05-02/")
    assert page.band
    assert [c.heading for c in page.band.citations] == ["This page", "The original"]
    assert page.band.citations[1].work.title == "Bulletin No. 2"


def test_the_head_of_a_published_page_tells_reference_managers_and_previews(
    real_pages: Site,
) -> None:
    heads = Heads(environment(), Imprint("Some Casebook", SITE_URL, "assets/picture.png"))
    for page in real_pages.pages():
        told = told_by(heads, page)
        assert told["og:title"] == page.title
        assert told["og:url"] == f"{SITE_URL}{page.address}"
        assert told["og:description"] == page.description
        assert told["og:image"] == f"{SITE_URL}assets/picture.png"
        assert told["twitter:card"] == "summary_large_image"
        if page.band:
            assert told["citation_title"] == page.title
            assert told["citation_public_url"] == told["og:url"]
            assert re.fullmatch(r"\d{4}(/\d\d){0,2}", told["citation_publication_date"])
        else:
            assert "citation_title" not in told


def test_without_an_address_the_head_names_none(small_pages: Site) -> None:
    told = told_by(Heads(environment(), Imprint()), found(small_pages, ADA))
    assert told["citation_title"]
    assert not [name for name in told if "url" in name or "image" in name]
    assert told["twitter:card"] == "summary"


def test_the_picture_of_previews_is_there_and_of_the_size_that_is_told() -> None:
    data = (ROOT / "docs" / "assets" / "card.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
