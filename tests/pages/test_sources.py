"""Pages of sources: at each paragraph what is quoted from it, and all that it supports."""

from __future__ import annotations

import pytest

from casebook.pages.blocks import Passages
from casebook.pages.site import Site
from casebook.pages.speech import Saying
from casebook.pages.text import Link
from pages.models import every, made, page, said, words
from projects import BULLETIN, EXAMPLE, ROOT, Project

PAPER = "sources/example-paper-2003-05-06/"


@pytest.fixture(scope="module", params=[EXAMPLE, ROOT], ids=["small", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    """The made-up casebook, and the real record."""
    return made(Project(request.param))


def test_every_paragraph_is_there_with_all_that_rests_on_it(site: Site) -> None:
    citations = site.casebook.citations
    for source, stored in site.casebook.catalog.maps.items():
        (block,) = every(page(site, f"{source}/").sections, Passages)
        passages = {passage.id: passage for passage in block.passages}
        assert list(passages) == [each.label for each in stored.record.paragraphs]
        for label, passage in passages.items():
            citing = [c for c in citations.get(source.at(label), ()) if not c.sensitive]
            leads = {a.partition("#")[0] for a in words_of_links(passage)}
            missing = {site.composer.address(c.ref.whole) for c in citing} - leads
            assert not missing, (source, label, missing)


def words_of_links(model: object) -> set[str]:
    """Where the links of a model lead, and where the statements in it are at home."""
    links = {link.address for link in every(model, Link)}
    return links | {saying.address for saying in every(model, Saying)}


def test_a_source_cited_as_a_whole_says_what_for(site: Site) -> None:
    pages = {page.address: page for page in site.pages()}
    for source, citing in site.casebook.citations.items():
        if source.part or all(each.sensitive for each in citing):
            continue
        uses = [s for s in pages[f"{source}/"].sections if s.id == "Uses"]
        assert len(uses) == 1, source
        leads = words_of_links(uses[0])
        shown = {each.ref.whole for each in citing if not each.sensitive}
        assert {site.composer.address(ref) for ref in shown} <= leads


def test_a_quotation_stands_at_its_paragraph_with_its_speaker(project: Project) -> None:
    (block,) = every(page(made(project), PAPER).sections, Passages)
    quoted = [(p.id, said(s.speaker)) for p in block.passages for s in p.sayings]
    assert ("p4", "Ben Sample") in quoted
    assert all(saying.quote for passage in block.passages for saying in passage.sayings)


def test_a_paragraph_that_nothing_cites_says_why(project: Project) -> None:
    found = words(page(made(project), PAPER))
    mapped = project.take_in().casebook.catalog.maps
    reasons = [p.unused for stored in mapped.values() for p in stored.record.paragraphs if p.unused]
    assert reasons
    for reason in reasons:
        assert reason in found


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", None),
        ("fr", "French"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("tlh", "Klingon"),
        ("zzj", "zzj"),
    ],
)
def test_a_language_is_told_by_its_name_where_it_is_not_that_of_the_site(
    project: Project, tag: str, told: str | None
) -> None:
    project.write(BULLETIN, f"{project.text(BULLETIN)}language: {tag}\n")
    rail = page(made(project), "sources/example-bulletin-2003-05-02/").rail
    assert rail
    languages = [row.values[0][0] for row in rail.rows if row.label == "Language"]
    assert languages == ([told] if told else [])
