"""Lists: every record in one, in an order that readers expect, split only where it is long."""

from __future__ import annotations

from itertools import pairwise

import pytest

from casebook.pages.blocks import Item, Jumps
from casebook.pages.lists import MOST
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.pages.text import Link
from casebook.records.kinds import KINDS
from pages.models import every, made, page, said
from projects import Project

PERSON = """\
name: {name}
description: One of many made-up people
cite: sources/example-paper-2003-05-06#p3
"""


def crowded(project: Project, count: int) -> Project:
    """The small casebook with ``count`` more people, under all letters."""
    for number in range(count):
        # Each digit is a syllable written twice: no two names are one letter apart.
        name = "".join(
            "bacedifogu"[2 * (int(digit) % 5) :][:2] * 2 + "xz"[int(digit) // 5] * 2
            for digit in f"{number:03}"
        )
        letter = "abcdefghijklmnopqrstuvwxyz"[number % 26]
        person = PERSON.format(name=f"Sam {letter.upper() * 2}{name}")
        project.write(f"data/people/{letter}-{number}.yml", person)
    return project


def names(page: Page) -> list[str]:
    """The names that a list has, in order."""
    return [said(item.name) for item in every(page.sections, Item)]


def listed(site: Site, name: str) -> list[Page]:
    """The pages of a list: its own, and those that it is split into."""
    found = [p for p in site.pages() if p.address == f"{name}/"]
    return found + [p for p in site.pages() if p.address.startswith(f"{name}/index/")]


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if k.page and not k.index])
def test_every_record_is_in_the_list_of_its_kind(project: Project, kind: object) -> None:
    site = made(project)
    records = [r for r in site.casebook.catalog.records if r.kind == kind.name]  # type: ignore[attr-defined]
    (index,) = listed(site, kind.name)  # type: ignore[attr-defined]
    links = {link.address for link in every(index.sections, Link)}
    assert {f"{ref}/" for ref in records} <= links


def test_a_short_list_is_one_page(project: Project) -> None:
    crowded(project, MOST - 3)
    assert len(listed(made(project), "people")) == 1


def test_a_long_list_has_a_page_a_letter_and_loses_nobody(project: Project) -> None:
    whole, *letters = listed(made(crowded(project, MOST + 10)), "people")
    (jumps,) = every(whole.sections, Jumps)
    assert [link.address for link, _ in jumps.links] == [each.address for each in letters]
    assert sum(int(count) for _, count in jumps.links) == MOST + 13
    everybody = [name for each in letters for name in names(each)]
    assert len(everybody) == len(set(everybody)) == MOST + 13
    assert names(whole) == []
    for before, after in pairwise(letters):
        assert before.after
        assert after.before
        assert (before.after.address, after.before.address) == (after.address, before.address)


def test_people_are_listed_by_their_last_name_from_a(project: Project) -> None:
    (index,) = listed(made(project), "people")
    assert names(index) == ["Ada Example", "Ben Sample", "Cora Specimen"]


def test_a_name_leads_to_its_record_by_every_other_name_too(project: Project) -> None:
    project.change(
        "data/people/cora-specimen.yml",
        "name: Cora Specimen\n",
        "name: Cora Specimen\naliases: Zebra\n",
    )
    found = page(made(project), "a-z/")
    (zebra,) = (item for item in every(found.sections, Item) if said(item.name) == "Zebra")
    assert [link.address for link in every(zebra, Link)] == ["people/cora-specimen/"] * 2


def test_a_removed_record_is_in_no_list(project: Project) -> None:
    project.write("data/topics/old-rule.yml", "removed: It said nothing that sample-rule lacks.\n")
    site = made(project)
    assert page(site, "topics/old-rule/").lead == (("It said nothing that sample-rule lacks.",),)
    assert not page(site, "topics/old-rule/").indexable
    for each in site.pages():
        assert "topics/old-rule/" not in {link.address for link in every(each, Link)}
