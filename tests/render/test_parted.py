"""Pages that carry on a long one: links lead to them directly, and nothing is lost."""

from __future__ import annotations

import re

import pytest

from bench.casebooks import write_casebook
from casebook.catalog.casebook import Casebook
from casebook.intake import take_in
from casebook.records.addresses import taken
from casebook.records.binding import KINDS
from casebook.render.forge import Forge
from casebook.render.page import Page
from casebook.render.pointers import MANY
from casebook.render.site import Site, site
from documents import document
from projects import ROOT

REPO = "https://forge.example/owner/name"
RELEASE = "statements/orla-press-release-2021-02-07/"
ARTICLE = "sources/the-millennial-source-2021-02-12/"
DISPUTE = "disputes/mpp-and-orla/"


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    """The casebook of the real data."""
    return take_in(ROOT).casebook


@pytest.fixture(scope="module")
def pages(casebook: Casebook) -> dict[str, Page]:
    """The real pages by their path, with edit links, as they are published."""
    made = site(casebook, Forge.of(REPO), "https://casebook.example/", "Casebook")
    return {page.path: page for page in made.pages}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The pages of a made-up casebook."""
    folder = tmp_path_factory.mktemp("made")
    write_casebook(folder, 300, 1)
    return site(take_in(folder).casebook)


def html(page: Page) -> str:
    return str(page.lead) + "".join(section.html for section in page.sections)


def below(pages: dict[str, Page], path: str) -> list[Page]:
    return [page for at, page in pages.items() if at.startswith(path)]


def later(pages: dict[str, Page]) -> dict[str, str]:
    """The page of each entry of the long statement that stands not on its first."""
    paths = [path for path in pages if re.fullmatch(rf"{RELEASE}[0-9]+/", path)]
    return {section.id: path for path in paths for section in pages[path].sections}


def test_no_two_pages_have_one_address_and_only_records_stand_below_a_kind(
    pages: dict[str, Page], made: Site, casebook: Casebook
) -> None:
    assert len({page.path for page in made.pages}) == len(made.pages)
    assert len({each.path for each in made.redirects} | {p.path for p in made.pages}) == len(
        made.pages
    ) + len(made.redirects)
    records = {f"{ref.kind}/{ref.slug}" for ref in casebook.catalog.records}
    for path in pages:
        kind, _, rest = path.partition("/")
        if kind in KINDS and rest:
            slug = rest.partition("/")[0]
            assert f"{kind}/{slug}" in records or slug in taken(kind), path


def test_a_long_statement_is_carried_on_and_each_entry_stands_once(
    pages: dict[str, Page], casebook: Casebook
) -> None:
    parts = [path for path in pages if re.fullmatch(rf"{RELEASE}([0-9]+/)?", path)]
    keys = [s.id for path in parts for s in pages[path].sections]
    listed = [
        str(ref.part)
        for ref, u in casebook.ledger.all.items()
        if f"{ref.kind}/{ref.slug}/" == RELEASE and not u.entry.sensitive
    ]
    assert sorted(key for key in keys if key in listed) == sorted(listed)
    assert {pages[path].parent for path in parts[1:]} == {RELEASE}


def test_a_key_that_stands_on_a_later_page_keeps_its_place_on_the_first(
    pages: dict[str, Page],
) -> None:
    (more,) = [s for s in pages[RELEASE].sections if s.id == "more"]
    items = list(document(str(more.html)).all("li"))
    assert [item["id"] for item in items] == list(later(pages))
    for item in items:
        assert item.one("a")["href"] == f"../../{later(pages)[item['id']]}#{item['id']}"


def test_links_lead_straight_to_the_page_on_which_an_entry_stands(
    pages: dict[str, Page],
) -> None:
    moved = later(pages)
    seen = 0
    for path, page in pages.items():
        for found in re.finditer(rf'href="(?:\.\./)*({RELEASE}[0-9/]*)#([a-z0-9-]+)"', html(page)):
            assert found[1] == moved.get(found[2], RELEASE), (path, found[0])
            seen += 1
    assert seen > 20


def test_a_short_statement_is_one_page(pages: dict[str, Page]) -> None:
    assert [p for p in pages if p.startswith("statements/knight-tweet-2021-02-06/")] == [
        "statements/knight-tweet-2021-02-06/"
    ]


def test_a_heavy_dispute_shows_charge_and_reply_in_short_and_in_full_behind_a_link(
    pages: dict[str, Page], casebook: Casebook
) -> None:
    point_pages = below(pages, f"{DISPUTE}points/")
    full = "".join(map(html, point_pages))
    short = {s.id: document(str(s.html)) for s in pages[DISPUTE].sections}
    for ref, found in casebook.ledger.by_dispute.items():
        if ref.part is None or f"{ref.kind}/{ref.slug}/" != DISPUTE:
            continue
        text = short[str(ref.part)].text
        for utterance in found:
            assert utterance.entry.subject in text or utterance.entry.type == "response"
            if utterance.entry.type == "allegation":
                replies = casebook.ledger.replies.get(utterance.ref, ())
                for reply in replies:
                    assert reply.utterance.entry.subject in text
                assert replies or "No reply is recorded in our sources." in text
            assert utterance.entry.key in full
        (link,) = [a for a in short[str(ref.part)].all("a") if "in full" in a["aria-label"]]
        path, _, part = link["href"].removeprefix("../../").partition("#")
        (there,) = [section for section in pages[path].sections if section.id == part]
        assert "Suggest a correction" in there.tools


def test_a_paragraph_that_much_rests_on_has_some_of_it_and_a_link_to_all(
    pages: dict[str, Page],
) -> None:
    (section,) = [s for s in pages[ARTICLE].sections if s.id == "paragraphs"]
    uses = below(pages, f"{ARTICLE}uses/")
    assert uses
    for item in (
        document(str(section.html)).one("ol", of="cb-paragraphs").all("li", of="cb-paragraph")
    ):
        for link in item.all("a"):
            if "/uses/" in link["href"]:
                path, _, part = link["href"].removeprefix("../../").partition("#")
                assert part == item["id"]
                assert part in {s.id for s in pages[path].sections}


def test_many_parts_to_correct_have_a_page_of_their_own(
    pages: dict[str, Page], casebook: Casebook
) -> None:
    moved = 0
    for ref, stored in casebook.catalog.records.items():
        path = f"{ref.kind}/{ref.slug}/"
        facts = stored.record.facts
        if len(facts) > MANY:
            (data,) = [s for s in pages[path].sections if s.id == "data"]
            assert f'href="../../{path}edit/"' in data.tools
            text = html(pages[f"{path}edit/"])
            assert all(f"%23{fact.key}&" in text for fact in facts)
            moved += 1
    assert moved


def test_without_a_forge_there_is_no_such_page(casebook: Casebook) -> None:
    assert [p.path for p in site(casebook).pages if p.path.endswith("/edit/")] == []


def test_a_timeline_that_is_too_long_for_one_page_says_the_rest_on_others(
    pages: dict[str, Page], casebook: Casebook
) -> None:
    whole = html(pages["timeline/"])
    full = "".join(map(html, below(pages, "timeline/in-full/")))
    for moment in (*casebook.timeline.dated, *casebook.timeline.undated):
        reference = f'{moment.ref.kind}/{moment.ref.slug}/"'
        assert reference in whole
        assert reference in full
        assert document(moment.description).text in document(full).text
    for link in document(pages["timeline/"].lead).one("nav", of="cb-pages").all("a"):
        path, _, part = link["href"].removeprefix("../").partition("#")
        assert part in {s.id for s in pages[path].sections}


def test_a_timeline_of_many_years_has_a_page_for_each(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("long")
    write_casebook(folder, 600, 1)
    made = {page.path: page for page in site(take_in(folder).casebook).pages}
    years = [path for path in made if re.fullmatch(r"timeline/[0-9]{4}/", path)]
    assert len(years) == 6
    start = made["timeline/"]
    assert start.sections == ()
    for path in years:
        assert f'href="../{path}"' in start.lead
