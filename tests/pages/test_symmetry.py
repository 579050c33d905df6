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
from casebook.pages.blocks import Table
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.pages.text import plain
from casebook.records.entities import Organization
from casebook.records.references import Ref
from pages.models import every, made, page, texts
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
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Site, Site]:
    """The site of a casebook, and that of the same with its two subjects swapped."""
    here = made(Project(request.param))
    return here, made(swapped(request.param, tmp_path_factory.mktemp("swapped")))


def exchange(text: str, casebook: Casebook) -> str:
    """``text`` with the slugs of the two subjects exchanged."""
    one, other = (ref.slug for ref in subjects(casebook))
    places = {one: other, other: one}
    return re.sub(rf"(?<![a-z0-9])({one}|{other})(?![a-z0-9])", lambda f: places[f[1]], text)


def pairs(sites: tuple[Site, Site]) -> Iterator[tuple[Page, Page]]:
    """Each page, and the one that should be like it."""
    there = {page.address: page for page in sites[1].pages()}
    for here in sites[0].pages():
        yield here, there[exchange(here.address, sites[0].casebook)]


def outline(page: Page) -> list[tuple[str, str, int]]:
    """The sections of a page: id, heading, level."""
    return [(section.id, section.heading, section.level) for section in page.sections]


def test_there_are_two_subjects_and_they_are_swapped(sites: tuple[Site, Site]) -> None:
    here, there = (site.casebook for site in sites)
    one, other = subjects(here)
    assert subjects(there) == [one, other]
    assert here.catalog.name(one) == there.catalog.name(other)
    assert here.catalog.name(one) != there.catalog.name(one)


def test_all_pages_have_the_same_sections(sites: tuple[Site, Site]) -> None:
    for one, other in pairs(sites):
        assert sorted(outline(one)) == sorted(outline(other)), one.address
        if one.file:
            assert outline(one) == outline(other), one.address


def words(page: Page) -> Counter[str]:
    """The words of a page, its addresses too; not who links to it, which is cut if it is long."""
    shown = (page.title, page.lead, page.rail, page.sections)
    ours = (text for text in texts(shown) if not text.startswith("https://"))
    return Counter(" ".join(ours).split())


def colored(counts: Counter[str]) -> Counter[str]:
    """The words without the names of colors: each subject keeps the place it has in the order."""
    return Counter({word: count for word, count in counts.items() if word not in {"a", "b"}})


def test_the_pages_of_the_two_say_the_same_words(sites: tuple[Site, Site]) -> None:
    """In whatever order: what has no date stands by its reference."""
    ours = {f"{ref}/" for ref in subjects(sites[0].casebook)}
    for one, other in pairs(sites):
        if one.address in ours:
            theirs = exchange(" ".join(words(other).elements()), sites[0].casebook)
            here, there = colored(words(one)), colored(Counter(theirs.split()))
            assert (here - there, there - here) == (Counter(), Counter())


def test_both_pages_keep_one_order_of_sections(sites: tuple[Site, Site]) -> None:
    one, other = (
        [section.id for section in page(sites[0], f"{ref}/").sections]
        for ref in subjects(sites[0].casebook)
    )
    common = set(one) & set(other)
    assert len(common) >= 2
    assert [id_ for id_ in one if id_ in common] == [id_ for id_ in other if id_ in common]


def counts(site: Site) -> dict[str, list[str]]:
    """The published counts by the name of the organization."""
    (_, numbers) = every(page(site, "organizations/compare/"), Table)
    columns = zip(
        *([plain(cell) for cell in line.cells[1:]] for line in numbers.lines), strict=True
    )
    return {name: list(column) for name, column in zip(numbers.columns[1:], columns, strict=True)}


def test_the_counts_follow_the_organization(sites: tuple[Site, Site]) -> None:
    here, there = counts(sites[0]), counts(sites[1])
    assert here == there
    assert list(here) == list(reversed(there)), "the columns have changed places"
    one, other = here.values()
    assert one != other, "counts that are the same would pass without being swapped"
