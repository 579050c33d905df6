"""The whole site as models: each record its page, each link its end, nothing sensitive astray."""

from __future__ import annotations

from collections import Counter

import pytest

from casebook.open_data.dataset import names
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.pages.speech import Saying
from casebook.records.kinds import KINDS, quote_address
from casebook.writing.html import Writer, environment
from casebook.writing.links import dead_links, linked
from pages.models import every, made, marks, page, words
from projects import EXAMPLE, ROOT, Project

SENTENCE = "Mauve umbrellas were carried by a cousin in the rain."
GIST = "The paper mentioned an illness among the umbrella carriers."


@pytest.fixture(scope="module", params=[EXAMPLE, ROOT], ids=["small", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    """The made-up casebook, and the real record."""
    return made(Project(request.param))


def test_each_record_has_one_page_and_no_two_pages_an_address(site: Site) -> None:
    counts = Counter(each.address for each in site.pages())
    assert set(counts.values()) == {1}
    for ref in site.casebook.catalog.records:
        assert (f"{ref}/" in counts) is KINDS[ref.kind].page


def test_anchors_differ_within_a_page_and_every_link_has_an_end(site: Site) -> None:
    written = [linked(""), linked("contributing/"), linked("about/evidence/")]
    written += map(linked, names(site.casebook))
    for said in site.casebook.ledger.of_statement.values():
        written += [linked(quote_address(u.ref.whole), [u.entry.key for u in said]) for u in said]
    writers: dict[int, Writer] = {}
    templates = environment()
    for each in site.pages():
        writer = writers.setdefault(each.depth, Writer(templates, "../" * each.depth))
        writer.page(each)
        twice = [anchor for anchor, count in Counter(writer.anchors).items() if count > 1]
        assert not twice, (each.address, twice)
        written.append(linked(each.address, writer.anchors, sorted(writer.targets)))
    assert dead_links(written, site.casebook.catalog) == []


def test_every_page_of_a_record_says_what_it_is_and_how_it_is_sourced(site: Site) -> None:
    for each in site.pages():
        if not each.file or each.title == "Removed":
            continue
        assert each.title
        assert each.description
        assert each.band
        assert each.band.sourcing
        assert each.band.citations[0].heading == "This page"


def test_every_statement_has_a_citation(site: Site) -> None:
    for each in site.pages():
        for saying in every(each.sections, Saying):
            assert marks(saying.marks), (each.address, saying.id)


def test_sensitive_entries_are_on_the_page_of_their_statement_alone(site: Site) -> None:
    hidden = [u for u in site.casebook.ledger.all.values() if u.entry.sensitive]
    assert hidden
    pages = list(site.pages())
    for utterance in hidden:
        told = str(utterance.entry.gist)
        shown = [each for each in pages if told in words(each)]
        assert [each.address for each in shown] == [f"{utterance.ref.whole}/"]
        (own,) = shown
        assert told not in words((own.title, own.description, own.lead, own.rail, own.thing))
        assert utterance.entry.subject not in {section.heading for section in own.sections}


def pages_with(site: Site, said: str) -> list[str]:
    return [each.address for each in site.pages() if said in words(each)]


def test_a_sensitive_sentence_of_a_summary_is_on_its_page_alone(project: Project) -> None:
    sentence = (
        f"  - text: {SENTENCE}\n    sensitive: true\n"
        "    cite: sources/example-paper-2003-05-06#p7\nfacts:\n"
    )
    project.change("data/organizations/example-alliance.yml", "facts:\n", sentence)
    site = made(project)
    assert pages_with(site, SENTENCE) == ["organizations/example-alliance/"]
    alliance: Page = page(site, "organizations/example-alliance/")
    (also,) = (section for section in alliance.sections if SENTENCE in words(section))
    assert (also.id, also.searched) == ("Also", False)


def test_the_gist_of_a_sensitive_paragraph_is_on_the_page_of_the_source_alone(
    project: Project,
) -> None:
    site = made(project)
    assert pages_with(site, "A private matter of the umbrella carriers") == [
        "sources/example-paper-2003-05-06/"
    ]


def test_a_record_without_a_page_leaves_none_when_it_goes(project: Project) -> None:
    project.write("data/answers/members.yml", "removed: Nobody asked it.\n")
    project.write("data/answers/why.yml", "moved_to: answers/why-the-chapter-left\n")
    site = made(project)
    assert "" not in {page.address for page in site.pages()}
    assert "" not in {redirect.address for redirect in site.redirects()}
