"""Symmetry: with the two organizations swapped in the data, the pages are the same, swapped."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook.catalog.casebook import Casebook
from casebook.intake import take_in
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.render.comparison import Tally, tally
from casebook.render.page import Page
from casebook.render.site import Site, site
from projects import EXAMPLE, ROOT, Project


def subjects(casebook: Casebook) -> list[Ref]:
    """The organizations that the casebook is about."""
    return [stored.ref for stored in casebook.catalog.of(Organization) if stored.record.subject]


def swapped(root: Path, folder: Path) -> Project:
    """The records of ``root`` in ``folder``, each of its two subjects in the place of the other."""
    one, other = subjects(take_in(root).casebook)
    for part in ("data", "seeds"):
        shutil.copytree(root / part, folder / part)
    places = {str(one): str(other), str(other): str(one)}
    reference = re.compile(rf"(?<![\w/-])({'|'.join(map(re.escape, places))})(?![\w-])")
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text("utf-8")
        path.write_text(reference.sub(lambda found: places[found[1]], text), "utf-8")
    first, second = (folder / "data" / f"{ref}.yml" for ref in (one, other))
    third = folder / "third"
    first.rename(third)
    second.rename(first)
    third.rename(second)
    return Project(folder)


@pytest.fixture(scope="module", params=[EXAMPLE, ROOT], ids=["small", "real"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Casebook, Casebook]:
    """A casebook, and the same with its two subjects swapped."""
    here = take_in(request.param)
    there = swapped(request.param, tmp_path_factory.mktemp("swapped")).take_in()
    assert here.problems == there.problems == ()
    return here.casebook, there.casebook


@pytest.fixture(scope="module")
def sites(both: tuple[Casebook, Casebook]) -> tuple[Site, Site]:
    """The pages of both."""
    return site(both[0]), site(both[1])


def exchange(text: str, casebook: Casebook) -> str:
    """``text`` with the slugs of the two subjects exchanged."""
    one, other = (ref.slug for ref in subjects(casebook))
    places = {one: other, other: one}
    return re.sub(rf"(?<![a-z0-9])({one}|{other})(?![a-z0-9])", lambda f: places[f[1]], text)


def pairs(both: tuple[Casebook, Casebook], sites: tuple[Site, Site]) -> Iterator[tuple[Page, Page]]:
    """Each page, and the one that should be like it."""
    there = {page.path: page for page in sites[1].pages}
    for page in sites[0].pages:
        yield page, there[exchange(page.path, both[0])]


def outline(page: Page) -> list[tuple[str, str, int]]:
    """The sections of a page: id, heading, level."""
    return [(section.id, section.heading, section.level) for section in page.sections]


def test_there_are_two_subjects_and_they_are_swapped(both: tuple[Casebook, Casebook]) -> None:
    here, there = both
    one, other = subjects(here)
    assert subjects(there) == [one, other]
    assert here.catalog.name(one) == there.catalog.name(other)
    assert here.catalog.name(one) != there.catalog.name(one)


def test_all_pages_have_the_same_sections(
    both: tuple[Casebook, Casebook], sites: tuple[Site, Site]
) -> None:
    assert len(sites[0].pages) == len(sites[1].pages)
    for page, like in pairs(both, sites):
        assert sorted(outline(page)) == sorted(outline(like)), page.path
        if page.file:
            assert outline(page) == outline(like), page.path


def words(page: Page) -> Counter[str]:
    """The words of a page with their markup; addresses of others stay as they are."""
    shown = (section.html for section in page.sections if section.id != "backlinks")
    ours = re.sub(r' data-url="[^"]*"', "", " ".join((page.title, page.lead, *shown)))
    return Counter(ours.split())


def test_the_pages_of_the_two_say_the_same_words(
    both: tuple[Casebook, Casebook], sites: tuple[Site, Site]
) -> None:
    """In whatever order: what has no date stands by its reference, and the list of what links to a
    record is cut where it is long.
    """
    ours = {f"{ref}/" for ref in subjects(both[0])}
    for page, like in pairs(both, sites):
        if page.path in ours:
            assert words(page) == Counter(
                exchange(" ".join(words(like).elements()), both[0]).split()
            )


def test_both_pages_keep_one_order_of_sections(
    both: tuple[Casebook, Casebook], sites: tuple[Site, Site]
) -> None:
    pages = {page.path: page for page in sites[0].pages}
    one, other = ([s.id for s in pages[f"{ref}/"].sections] for ref in subjects(both[0]))
    common = set(one) & set(other)
    assert len(common) >= 4
    assert [id_ for id_ in one if id_ in common] == [id_ for id_ in other if id_ in common]


def tallies(casebook: Casebook) -> dict[str, Tally]:
    """The published counts by the name of the organization."""
    return {
        casebook.catalog.name(stored.ref): tally(stored, casebook)
        for stored in casebook.catalog.of(Organization)
        if stored.record.subject
    }


COUNTS = ("words", "quotations", "statements", "charges_made", "charges_received", "answered")


def test_the_counts_follow_the_organization(both: tuple[Casebook, Casebook]) -> None:
    here, there = tallies(both[0]), tallies(both[1])
    assert set(here) == set(there)
    for name, counts in here.items():
        assert [getattr(counts, field) for field in COUNTS] == [
            getattr(there[name], field) for field in COUNTS
        ]
        assert counts.ref != there[name].ref
    one, other = here.values()
    assert [getattr(one, f) for f in COUNTS] != [getattr(other, f) for f in COUNTS], (
        "counts that are the same would pass without being swapped"
    )


def test_the_comparison_has_a_column_for_each_with_every_count(sites: tuple[Site, Site]) -> None:
    for each in sites:
        (page,) = (page for page in each.pages if page.path == "organizations/compare/")
        (numbers,) = (section for section in page.sections if section.id == "numbers")
        rows = re.findall(r"<tr>(.*?)</tr>", numbers.html, re.DOTALL)
        assert len(rows) == len(COUNTS) + 1
        assert all(len(re.findall("<td data-of=", row)) == 2 for row in rows[1:])
