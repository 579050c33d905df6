"""Citing on the pages: the section, permalinks that are seen, and what the head tells programs."""

from __future__ import annotations

import re
import struct

import pytest
from casebook.render.site import Site

from builds import SITE_URL
from casebook.intake import take_in
from documents import BuiltSite, Element
from projects import EXAMPLE, ROOT

ADA = "people/ada-example/"


def meta(page: Element) -> dict[str, str]:
    """The meta elements of a page by name or property."""
    return {e["name"] or e["property"]: e["content"] for e in page.all("meta")}


def test_every_record_page_says_how_to_cite_it_before_its_data(pages: Site) -> None:
    shown = pages.heads.citing.pages
    assert len(shown) == len(take_in(ROOT).casebook.catalog.records)
    for page in pages.pages:
        ids = [section.id for section in page.sections]
        if page.path in shown:
            assert ids[-2:] == ["cite", "data"], page.path
        else:
            assert "Cite this page" not in [section.heading for section in page.sections]


def test_a_page_can_be_cited_in_each_style_without_a_day_of_the_clock(published: BuiltSite) -> None:
    section = published.article(ADA).one("dl", of="cb-citations")
    assert [term.text for term in section.all("dt")] == ["APA", "MLA", "Chicago"]
    for text in section.all("dd"):
        assert f"{SITE_URL}{ADA}" in text.text
        assert not re.search("accessed|retrieved", text.text, re.IGNORECASE)
    assert "add that day" in published.article(ADA).text


def test_without_an_address_no_citation_has_one(local: BuiltSite) -> None:
    for text in local.article(ADA).one("dl", of="cb-citations").all("dd"):
        assert "http" not in text.text
    assert "the address in your browser" in local.article(ADA).text


def permalinks(page: Element) -> dict[str, Element]:
    """The links on ``page`` that lead to a part of it and are named so, by that part."""
    kinds = {"cb-permalink", "headerlink", "cb-paragraph__label"}
    return {link["href"][1:]: link for link in page.all("a") if link.classes & kinds}


@pytest.mark.parametrize("which", ["published", "local"])
def test_every_fact_entry_and_paragraph_has_a_permalink_with_a_name(
    which: str, request: pytest.FixtureRequest
) -> None:
    built: BuiltSite = request.getfixturevalue(which)
    catalog = take_in(EXAMPLE).casebook
    wanted = {
        (f"{ref.kind}/{ref.slug}/", fact.key)
        for ref, stored in catalog.catalog.records.items()
        for fact in stored.record.facts
    }
    for utterance in catalog.ledger.all.values():
        ref = utterance.ref
        if utterance.is_judgement_of_narrator and utterance.speaker:
            if utterance.entry.sensitive:
                continue
            ref = utterance.speaker.at(str(ref.part))
        wanted.add((f"{ref.kind}/{ref.slug}/", str(ref.part)))
    for source, stored_map in catalog.catalog.maps.items():
        for paragraph in stored_map.record.paragraphs:
            wanted.add((f"{source.kind}/{source.slug}/", paragraph.label))
    assert wanted
    for address, part in sorted(wanted):
        page = built.article(address)
        link = permalinks(page).get(part)
        assert link is not None, f"{address}#{part}"
        assert part in built.ids(address)
        assert link["aria-label"].startswith("Link to ") or link.text.startswith("¶")
        assert link.text


def test_the_head_of_a_published_page_tells_reference_managers_and_previews(
    published: BuiltSite,
) -> None:
    page = published.page(ADA)
    told = meta(page)
    assert told["citation_title"] == told["og:title"] == page.one("h1").text
    assert told["citation_public_url"] == told["og:url"] == f"{SITE_URL}{ADA}"
    assert re.fullmatch(r"\d{4}(/\d\d){0,2}", told["citation_publication_date"])
    assert told["og:description"] == told["description"]
    assert told["og:image"] == f"{SITE_URL}assets/card.png"
    assert told["twitter:card"] == "summary_large_image"
    (canonical,) = [e["href"] for e in page.all("link") if e["rel"] == "canonical"]
    assert canonical == told["og:url"]


def test_without_an_address_the_head_names_none(local: BuiltSite) -> None:
    told = meta(local.page(ADA))
    assert told["citation_title"]
    assert not [name for name in told if "url" in name or "image" in name]
    assert told["twitter:card"] == "summary"


def test_pages_that_show_no_record_are_previewed_and_not_cited(published: BuiltSite) -> None:
    for address in ("about/", "people/", ""):
        told = meta(published.page(address))
        assert told["og:title"]
        assert told["og:url"] == f"{SITE_URL}{address}"
        assert "citation_title" not in told
    assert meta(published.page(""))["og:type"] == "website"


def test_the_picture_of_previews_is_there_and_of_the_size_that_is_told(
    published: BuiltSite,
) -> None:
    data = (published.folder / "assets" / "card.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
