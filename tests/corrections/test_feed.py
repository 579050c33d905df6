"""The feed of corrections: well formed, complete by RFC 4287, the same at every build."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from atom import ATOM, complaints
from casebook.writing.feeds import FEED, NEWEST, corrections, read
from casebook.writing.html import environment
from corrections.test_corrections import CORRECTION, FILE
from pages.models import made
from projects import Project

ADDRESS = "https://casebook.example/"


def text(project: Project, address: str = "") -> str:
    """The feed of a site that is published at ``address``."""
    composer = made(project).composer
    return corrections(composer).text(environment(), address, read(composer))


def feed(project: Project, address: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(text(project, address))  # noqa: S314 - our own text


def one(element: ElementTree.Element, name: str) -> str:
    """The text of the one child called ``name``."""
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    return found[0].text or ""


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_feed_without_corrections_is_a_feed(uncorrected: Project, address: str) -> None:
    assert complaints(text(uncorrected, address)) == []
    root = feed(uncorrected, address)
    assert root.findall(f"{ATOM}entry") == []
    assert one(root, "updated") == "2004-02-03T00:00:00Z"


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_an_entry_has_all_that_atom_asks_for(uncorrected: Project, address: str) -> None:
    uncorrected.write(FILE, CORRECTION.replace("A reader", "A <reader & friend"))
    assert complaints(text(uncorrected, address)) == []
    root = feed(uncorrected, address)
    (entry,) = root.findall(f"{ATOM}entry")
    assert one(entry, "updated") == one(root, "updated") == "2004-03-01T00:00:00Z"
    summary = one(entry, "summary")
    assert summary.startswith("The page gave the count of 2002 for Alliance.")
    assert summary.endswith("A <reader & friend noticed it.")


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_every_link_leads_to_a_page(uncorrected: Project, address: str) -> None:
    uncorrected.write(FILE, CORRECTION)
    paths = {page.address for page in made(uncorrected).pages()} | {"", FEED}
    base = address or "https://anywhere.example/"
    for link in feed(uncorrected, address).iter(f"{ATOM}link"):
        target = urljoin(f"{base}{FEED}", str(link.get("href")))
        assert target.removeprefix(base) in paths


def test_ids_differ_and_are_those_of_the_address_where_it_is_known(uncorrected: Project) -> None:
    uncorrected.write(FILE, CORRECTION)
    known, unknown = feed(uncorrected, ADDRESS), feed(uncorrected)
    for root in (known, unknown):
        ids = [each.text for each in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) == 2
    assert f"{ADDRESS}corrections/2004-03-01-members/" in {e.text for e in known.iter(f"{ATOM}id")}
    assert known.find(f"{ATOM}link[@rel='self']") is not None
    assert unknown.find(f"{ATOM}link[@rel='self']") is None


def test_the_feed_ends_with_the_newest_and_stays_bounded(uncorrected: Project) -> None:
    for number in range(NEWEST + 5):
        day = f"2004-{number // 28 + 1:02}-{number % 28 + 1:02}"
        uncorrected.write(f"data/corrections/{day}-x.yml", CORRECTION.replace("2004-03-01", day))
    entries = feed(uncorrected).findall(f"{ATOM}entry")
    assert len(entries) == NEWEST
    days = [one(entry, "updated") for entry in entries]
    assert days == sorted(days, reverse=True)


def test_the_same_data_makes_the_same_bytes(uncorrected: Project) -> None:
    uncorrected.write(FILE, CORRECTION)
    assert text(uncorrected) == text(uncorrected)
