"""Every mark leads to a paragraph of a source, and every link is known at its other end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest

from casebook.catalog.traversal import leaves, references
from casebook.intake import take_in
from casebook.records.disputes import Dispute
from casebook.records.references import Ref
from casebook.records.sources import Source
from documents import BuiltSite, Element
from projects import EXAMPLE, ROOT

SITES = pytest.mark.parametrize("which", ["real", "small"])


def led(address: str, link: Element) -> str:
    """Where a link on the page at ``address`` leads, below the site."""
    parts = urlsplit(urljoin(f"https://site.invalid/{address}", link["href"]))
    return parts.path.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else "")


def record_of(place: str) -> str:
    """The page of the record that a place belongs to, wherever what is long of it stands."""
    path, sign, part = place.partition("#")
    return "/".join([*path.split("/")[:2], ""]) + sign + part


def page_of(ref: Ref) -> str:
    return f"{ref.kind}/{ref.slug}/"


def paragraph(built: BuiltSite, locator: str) -> Element:
    """The paragraph of a source, or the list of all that rests on it, to which a mark leads."""
    address, _, label = locator.partition("#")
    found = [e for e in built.article(address).all() if e["id"] == (label or "entries")]
    if label:
        assert len(found) == 1, locator
        return found[0]
    return built.article(address)


def resting(built: BuiltSite, address: str, there: Element) -> set[str]:
    """Where all that rests on a paragraph leads, be some of it on a page of its own."""
    found = set()
    for link in there.all("a"):
        place = led(address, link)
        found.add(place)
        path, _, label = place.partition("#")
        if path.startswith(f"{address}uses/"):
            found |= {led(path, each) for each in below_heading(built.article(path), label)}
    return found


def below_heading(article: Element, id_: str) -> Iterator[Element]:
    """The links between the heading with the id and the next one."""
    inside = False
    for child in article.content:
        if isinstance(child, Element):
            if child.tag == "h2":
                inside = child["id"] == id_
            elif inside:
                yield from child.all("a")


def site_of(request: pytest.FixtureRequest, which: str) -> BuiltSite:
    built = request.getfixturevalue(which)
    assert isinstance(built, BuiltSite)
    return built


@SITES
def test_every_mark_leads_to_the_paragraph_that_it_names(
    request: pytest.FixtureRequest, which: str
) -> None:
    built = site_of(request, which)
    marks = [
        (address, mark) for address in built.pages for mark in built.page(address).all(of="cb-cite")
    ]
    assert len(marks) > 20
    for address, mark in marks:
        path, _, label = led(address, mark).partition("#")
        assert path.startswith("sources/"), (address, mark.text)
        if label:
            assert f"¶{label.removeprefix('p')}" in mark.text, (address, mark.text)
            assert label in built.ids(path), (address, mark.text)


@SITES
def test_every_paragraph_leads_back_to_all_that_cites_it(
    request: pytest.FixtureRequest, which: str
) -> None:
    """And to nothing else; what is sensitive is not named."""
    built = site_of(request, which)
    casebook = take_in(ROOT if which == "real" else EXAMPLE).casebook
    for locator, places in casebook.citations.items():
        address = page_of(locator)
        there = paragraph(built, f"{address}#{locator.part}" if locator.part else address)
        back = {record_of(place).partition("#")[0] for place in resting(built, address, there)}
        wanted = {page_of(citing.ref) for citing in places if not citing.sensitive}
        assert wanted - back == set(), locator
        if locator.part:
            assert back - wanted <= {address}, locator


@SITES
def test_the_entries_of_a_paragraph_are_linked_one_by_one(
    request: pytest.FixtureRequest, which: str
) -> None:
    built = site_of(request, which)
    casebook = take_in(ROOT if which == "real" else EXAMPLE).casebook
    for utterance in casebook.ledger.listed:
        for locator in utterance.entry.cite:
            address = page_of(locator)
            there = paragraph(built, f"{address}#{locator.part}" if locator.part else address)
            back = {record_of(place) for place in resting(built, address, there)}
            wanted = f"{page_of(utterance.ref)}#{utterance.ref.part}"
            assert wanted in back, (str(locator), wanted)


def own_links(built: BuiltSite, address: str) -> Iterator[str]:
    """The pages that the article at ``address`` links to outside of what links to it."""
    for link in built.article(address).all("a"):
        if not any("cb-backlinks" in element.classes for element in link.above):
            yield led(address, link).partition("#")[0]


@SITES
def test_what_a_record_names_leads_back_to_it(request: pytest.FixtureRequest, which: str) -> None:
    built = site_of(request, which)
    casebook = take_in(ROOT if which == "real" else EXAMPLE).casebook

    @cache
    def linked(address: str) -> set[str]:
        return {
            led(page, link).partition("#")[0]
            for page in built.below(address)
            for link in built.article(page).all("a")
        }

    judged = {u.ref for found in casebook.ledger.judgements.values() for u in found}
    hidden = {ref for ref, u in casebook.ledger.all.items() if u.entry.sensitive} | judged
    for ref, stored in casebook.catalog.records.items():
        keys = {path[:-1]: key for key, path in stored.record.parts()}
        for path, target in references(stored.record):
            key = keys.get(path[:2])
            if "cite" in path or target.whole == ref or (key and ref.at(key) in hidden):
                continue
            if path[0] == "summary" and stored.record.summary[int(path[1])].sensitive:
                continue
            assert page_of(ref) in linked(page_of(target)), f"{target} forgets {ref} ({path})"


@SITES
def test_what_links_here_says_nothing_that_is_not_so(
    request: pytest.FixtureRequest, which: str
) -> None:
    built = site_of(request, which)
    catalog = take_in(ROOT if which == "real" else EXAMPLE).casebook.catalog
    checked = 0
    for ref in catalog.records:
        for box in built.article(page_of(ref)).all(of="cb-backlinks"):
            for link in box.all("a"):
                found = led(page_of(ref), link).partition("#")[0]
                if found.startswith(page_of(ref)):
                    continue  # to the rest of a long list
                there = Ref.parse(found.rstrip("/"))
                named = {target.whole for _, target in references(catalog.records[there].record)}
                assert ref in named, f"{there} does not name {ref}"
                checked += 1
    assert checked > 10


@SITES
def test_every_page_of_a_record_names_its_sources(
    request: pytest.FixtureRequest, which: str
) -> None:
    built = site_of(request, which)
    catalog = take_in(ROOT if which == "real" else EXAMPLE).casebook.catalog
    for ref, stored in catalog.records.items():
        if ref.kind == Source.KIND:
            continue
        cited = {
            page_of(leaf)
            for path, leaf in leaves(stored.record)
            if isinstance(leaf, Ref) and "cite" in path
        }
        assert cited <= set(own_links(built, page_of(ref))), ref


@SITES
def test_a_dispute_has_a_heading_for_every_point(
    request: pytest.FixtureRequest, which: str
) -> None:
    built = site_of(request, which)
    for stored in take_in(ROOT if which == "real" else EXAMPLE).casebook.catalog.of(Dispute):
        ids = built.ids(page_of(stored.ref))
        assert {point.key for point in stored.record.points} <= ids
