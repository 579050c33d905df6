"""A to Z: every name stands there once, in its place, and leads to its record."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from bench.casebooks import write_casebook
from casebook.catalog.catalog import Catalog
from casebook.intake import take_in
from casebook.records.references import Ref
from casebook.render.alphabet import PATH, names
from casebook.render.names import letter, place
from casebook.render.page import Page
from casebook.render.site import site
from documents import BuiltSite, Element, document
from projects import EXAMPLE, ROOT, Project

SITES = pytest.mark.parametrize("which", ["real", "small"])


def given(request: pytest.FixtureRequest, which: str) -> tuple[BuiltSite, Catalog]:
    built = request.getfixturevalue(which)
    assert isinstance(built, BuiltSite)
    return built, take_in(ROOT if which == "real" else EXAMPLE).casebook.catalog


def lines(article: Element) -> list[Element]:
    """The lines of the lists of names."""
    return [item for group in article.all("ul", of="cb-columns") for item in group.all("li")]


def listed(built: BuiltSite) -> list[tuple[str, str]]:
    """Every line of the list: its name, and the page that it leads to."""
    found = []
    for address in built.below(PATH):
        for item in lines(built.article(address)):
            link = item.one("a")
            text = item.text.partition(" → ")[0] if "→" in item.text else link.text
            found.append((text, urljoin(f"/{address}", link["href"]).lstrip("/")))
    return found


@SITES
def test_every_record_and_every_other_name_stands_there_once(
    request: pytest.FixtureRequest, which: str
) -> None:
    built, catalog = given(request, which)
    wanted = []
    for ref, stored in catalog.records.items():
        if ref.kind in {"sources", "corrections"}:
            continue
        record = stored.record
        every = dict.fromkeys(filter(None, (record.name, record.short, *record.aliases)))
        wanted += [(" ".join(name.split()), f"{ref.kind}/{ref.slug}/") for name in every]
    assert sorted(listed(built)) == sorted(wanted)


@SITES
def test_each_letter_leads_to_its_names(request: pytest.FixtureRequest, which: str) -> None:
    built, _ = given(request, which)
    seen = set()
    for address in built.below(PATH):
        for link in built.article(address).one("nav", of="cb-letters").all("a"):
            path, _, part = urljoin(f"/{address}", link["href"]).lstrip("/").partition("#")
            assert part in built.ids(path)
            seen.add(link.text)
    headings = {h["id"] for a in built.below(PATH) for h in built.article(a).all("h2")}
    assert len(headings) == len(seen) > 3


def test_the_list_is_one_of_the_parts_of_the_site(real: BuiltSite) -> None:
    tabs = real.page("").one("nav", of="md-tabs")
    assert PATH in {link["href"] for link in tabs.all("a")}
    assert real.page(PATH).one("h1").text == "A to Z"


@pytest.mark.parametrize(
    ("name", "kind", "under"),
    [
        ("Alexandria Ocasio-Cortez", "people", "O"),
        ("Łukasz Świątek", "people", "S"),
        ("Łódź", "topics", "L"),
        ("Øre Commission", "organizations", "O"),
        ("The Squad", "organizations", "S"),
        ("The", "topics", "T"),
        ("Martin Luther King Jr.", "people", "K"),
        ("@nick", "people", "N"),
        ("“Quoted” words", "topics", "Q"),
        ("117th Congress", "organizations", "0–9"),
        ("???", "topics", "0–9"),
    ],
)
def test_a_name_stands_where_a_reader_looks_for_it(name: str, kind: str, under: str) -> None:
    assert letter(place(name, Ref(kind, "x"))) == under


def test_names_come_in_order_without_regard_to_accents_and_capitals(project: Project) -> None:
    for slug, name in (("zed", "Zoë Zed"), ("aebi", "Ann Äbi"), ("abel", "Bo abel")):
        text = f"name: {name}\ndescription: Person with a name\n"
        project.write(f"data/people/{slug}.yml", f"{text}cite: sources/{CITED}\n")
    found = names(project.take_in().casebook.catalog)
    people = [each.text for each in found if each.ref.slug in {"zed", "aebi", "abel"}]
    assert people == ["Bo abel", "Ann Äbi", "Zoë Zed"]


CITED = "example-paper-2003-05-06#p2"


def test_a_long_list_is_parted_and_keeps_its_order(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("made")
    write_casebook(folder, 1000, 1)
    casebook = take_in(folder).casebook
    pages: list[Page] = [p for p in site(casebook).pages if p.path.startswith(PATH)]
    assert len(pages) > 2
    texts = [
        item.text.partition(" → ")[0]
        for page in pages
        for section in page.sections
        for item in lines(document(str(section.html)))
    ]
    every = [
        each.text + (f" {each.what.lower()}" if each.what else "")
        for each in names(casebook.catalog)
    ]
    assert texts == every
